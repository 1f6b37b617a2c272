package store_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
)

// hide hides a record that is shown, or shows one that is hidden.
func (m *machine) hide(rt *rapid.T) {
	kind := rapid.SampledFrom([]store.Kind{store.KindTool, store.KindTie, store.KindCoalition, store.KindMembership}).Draw(rt, "kind")
	id, want := m.some(rt, kind), error(nil)
	after := maps.Clone(m.records[id])
	var command store.Command = &store.Hide{Kind: kind, Record: id, Reason: "spam"}
	if after["hidden"] != "" && rapid.Bool().Draw(rt, "show") {
		delete(after, "hidden")
		command = &store.Unhide{Kind: kind, Record: id}
	} else {
		if after["hidden"] != "" {
			want = store.ErrNothing
		}
		after["hidden"] = "hidden"
	}
	actor := m.someone(rt)
	if rapid.IntRange(0, 4).Draw(rt, "participant") == 0 {
		want = store.ErrNotAllowed
	} else {
		actor.Role = store.Organiser
	}
	m.does(rt, actor, command, kind, after, want)
}

// merge makes one tool of two.
func (m *machine) merge(rt *rapid.T) {
	from, into := m.some(rt, store.KindTool), m.some(rt, store.KindTool)
	want := error(nil)
	switch hides := m.records[into]["hidden"] != "" && m.records[from]["hidden"] == ""; {
	case from == into, hides:
		want = store.ErrInvalid
	}
	actor := as(m.someone(rt), store.Steward)
	receipt, err := m.s.Submit(context.Background(), actor, &store.MergeTools{From: from, Into: into})
	if kindOfError(err) != want {
		rt.Fatalf("merge: %v, must be %v", err, want)
	}
	if err != nil {
		return
	}
	d := deed{id: receipt.Entry, actor: actor.Person, record: into, kind: store.KindTool, after: m.filled(from, into), guarded: true}
	d.more = append(d.more, changed{record: from, kind: store.KindTool})
	d.more = append(d.more, m.moved(from, into)...)
	m.put(d)
	m.model.leads[from] = into
}

// filled is a tool with what it lacks of another.
func (m *model) filled(from, into store.ID) row {
	after := maps.Clone(m.records[into])
	for _, field := range []string{"licence", "website", "en", "fr"} {
		if after[field] == "" {
			after[field] = m.records[from][field]
		}
	}
	return after
}

// moved is what referred to one tool and refers to another.
func (m *model) moved(from, into store.ID) (out []changed) {
	for _, id := range m.referrers(from, store.KindCoalition) {
		after := maps.Clone(m.records[id])
		after["tool"] = into.String()
		out = append(out, changed{record: id, kind: store.KindCoalition, after: after})
	}
	for _, id := range m.referrers(from, store.KindTie) {
		out = append(out, changed{record: id, kind: store.KindTie})
		after := maps.Clone(m.records[id])
		after["tool"] = into.String()
		person, _ := store.ParseID(after["person"])
		next := store.TieID(person, into, store.Relation(after["relation"]), store.ID{})
		if m.records[next] == nil {
			out = append(out, changed{record: next, kind: store.KindTie, after: after})
		}
	}
	return out
}

// unmerge takes back a merge, or takes back that.
func (m *machine) unmerge(rt *rapid.T) {
	var merges []deed
	for _, d := range m.entries {
		if len(d.more) > 0 {
			merges = append(merges, d)
		}
	}
	if len(merges) == 0 {
		rt.Skip("none yet")
	}
	d := rapid.SampledFrom(merges).Draw(rt, "merge")
	next, want := m.undoMany(d)
	actor := as(m.someone(rt), store.Steward)
	receipt, err := m.s.Submit(context.Background(), actor, &store.Undo{Entry: d.id})
	if kindOfError(err) != want {
		rt.Fatalf("undo of a merge: %v, must be %v", err, want)
	}
	if err != nil {
		return
	}
	leads := m.leadsOf(d)
	next.id, next.actor, next.undoes, next.guarded = receipt.Entry, actor.Person, d.id, true
	m.put(next)
	for from, into := range leads {
		if m.records[from] == nil {
			m.model.leads[from] = into
		}
	}
}

// leadsOf is where the tool of a merge leads once that is done again.
func (m *model) leadsOf(d deed) map[store.ID]store.ID {
	out := make(map[store.ID]store.ID)
	for _, c := range d.more {
		if c.kind == store.KindTool {
			out[c.record] = d.record
		}
	}
	return out
}

// undoMany says what taking back a merge makes of all its records, or why it cannot.
func (m *model) undoMany(d deed) (deed, error) {
	if m.undone(d.id) {
		return deed{}, store.ErrNothing
	}
	var out []changed
	for _, c := range d.changes() {
		after, err := m.undoOne(c)
		if err != nil {
			return deed{}, err
		}
		out = append(out, changed{record: c.record, kind: c.kind, after: after})
	}
	for _, c := range out {
		if c.after == nil && m.held(c.record, out) {
			return deed{}, store.ErrInUse
		}
	}
	if m.leaveBroken(out) {
		return deed{}, store.ErrInvalid
	}
	return deed{record: out[0].record, kind: out[0].kind, after: out[0].after, more: out[1:]}, nil
}

func (m *model) undoOne(c changed) (row, error) {
	now := m.records[c.record]
	switch {
	case c.before == nil && now == nil, c.after == nil && now != nil, c.after != nil && now == nil:
		return nil, store.ErrConflict
	case c.before == nil && !maps.Equal(c.after, now):
		return nil, store.ErrConflict
	case c.before == nil:
		return nil, nil
	case c.after == nil:
		return maps.Clone(c.before), nil
	}
	after, err := m.undoEdit(deed{before: c.before, after: c.after}, now)
	switch {
	case errors.Is(err, store.ErrNothing): // it was merged with, and stays as it is
		return maps.Clone(now), nil
	case errors.Is(err, store.ErrInvalid): // what is broken is seen to once all is changed
		return after, nil
	}
	return after, err
}

// held reports whether a record refers to another that goes, once all is changed.
func (m *model) held(id store.ID, by []changed) bool {
	rows := maps.Clone(m.records)
	for _, c := range by {
		rows[c.record] = c.after
	}
	for other, fields := range rows {
		for _, value := range fields {
			if other != id && slices.Contains(strings.Fields(value), id.String()) {
				return true
			}
		}
	}
	return false
}

// leaveBroken reports whether what is changed refers to what is not there.
func (m *model) leaveBroken(by []changed) bool {
	there := &model{records: maps.Clone(m.records)}
	for _, c := range by {
		if c.after != nil {
			there.records[c.record] = c.after
		}
	}
	return slices.ContainsFunc(by, func(c changed) bool { return there.broken(m.records[c.record], c.after) != nil })
}

// compareLeads wants what was merged to lead to where it went.
func (m *machine) compareLeads(rt *rapid.T) {
	for from, to := range m.model.leads {
		for m.records[to] == nil && !m.model.leads[to].IsZero() {
			to = m.model.leads[to]
		}
		found, err := m.s.Find(from.String())
		if m.records[to] == nil {
			if !errors.Is(err, store.ErrNotFound) {
				rt.Fatalf("%s leads to %v, %v", from, found, err)
			}
			continue
		}
		if err != nil || found.Head().ID != to {
			rt.Fatalf("%s leads to %v (%v), must lead to %s", from, found, err, to)
		}
	}
}
