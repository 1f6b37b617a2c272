package store_test

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/store"
)

// model is what a store must be like, told with nothing but maps: each record
// is its fields, and each entry says what a record was and became.
type model struct {
	records map[store.ID]row
	entries []deed
	leads   map[store.ID]store.ID // of what was merged
}

// row is a record. A nil one is not there.
type row map[string]string

// deed is an entry on the model's log; its sequence is its place, from 1.
type deed struct {
	id            store.ID
	actor         store.ID
	record        store.ID
	kind          store.Kind
	before, after row
	undoes        store.ID
	more          []changed // by a merge: what else it did
	guarded       bool      // only organisers or stewards take it back
	led           bool      // only who leads the coalition takes it back
	verb          store.Verb
}

// changed is what an entry did to one record.
type changed struct {
	record        store.ID
	kind          store.Kind
	before, after row
}

// changes are all that an entry did.
func (d deed) changes() []changed {
	return append([]changed{{d.record, d.kind, d.before, d.after}}, d.more...)
}

// of is what an entry did to a record, if anything.
func (d deed) of(record store.ID) bool {
	return slices.ContainsFunc(d.changes(), func(c changed) bool { return c.record == record })
}

func newModel() *model {
	return &model{records: make(map[store.ID]row), leads: make(map[store.ID]store.ID)}
}

// put writes what an entry did.
func (m *model) put(d deed) {
	d.before = m.records[d.record]
	for i := range d.more {
		d.more[i].before = m.records[d.more[i].record]
	}
	for _, c := range d.changes() {
		if c.after == nil {
			delete(m.records, c.record)
		} else {
			m.records[c.record] = c.after
			delete(m.leads, c.record)
		}
	}
	m.entries = append(m.entries, d)
}

// revision is the sequence of the last entry of a record.
func (m *model) revision(record store.ID) uint64 {
	for i := len(m.entries) - 1; i >= 0; i-- {
		if m.entries[i].of(record) {
			return uint64(i + 1)
		}
	}
	return 0
}

// live lists the records of a kind in the order in which they were made.
func (m *model) live(kind store.Kind) (out []store.ID) {
	for _, d := range m.entries {
		for _, c := range d.changes() {
			if c.kind == kind && m.records[c.record] != nil && !slices.Contains(out, c.record) {
				out = append(out, c.record)
			}
		}
	}
	return out
}

// shown are those of them that are not hidden.
func (m *model) shown(ids []store.ID) []store.ID {
	return slices.DeleteFunc(slices.Clone(ids), func(id store.ID) bool { return m.records[id]["hidden"] != "" })
}

// referrers are the records of a kind that refer to a record.
func (m *model) referrers(to store.ID, kind store.Kind) (out []store.ID) {
	for _, id := range m.live(kind) {
		for _, value := range m.records[id] {
			if slices.Contains(strings.Fields(value), to.String()) {
				out = append(out, id)
				break
			}
		}
	}
	return out
}

func (m *model) referred(to store.ID) bool {
	return slices.ContainsFunc(store.Kinds(), func(kind store.Kind) bool { return len(m.referrers(to, kind)) > 0 })
}

// undone reports whether an entry is undone by an entry that is not.
func (m *model) undone(entry store.ID) bool {
	for i := len(m.entries) - 1; i >= 0; i-- {
		if m.entries[i].undoes == entry {
			return !m.undone(m.entries[i].id)
		}
	}
	return false
}

// undo says what taking an entry back makes of its record, or why it cannot.
func (m *model) undo(d deed, actor store.ID) (row, error) {
	now := m.records[d.record]
	switch {
	case d.actor != actor || d.guarded:
		return nil, store.ErrNotAllowed
	case m.undone(d.id):
		return nil, store.ErrNothing
	case d.before == nil && now == nil, d.after == nil && now != nil:
		return nil, store.ErrNothing
	case d.before == nil && !maps.Equal(d.after, now):
		return nil, store.ErrConflict
	case d.before == nil && m.referred(d.record):
		return nil, store.ErrInUse
	case d.before == nil:
		return nil, nil
	case now == nil && d.after != nil:
		return nil, store.ErrNotFound
	case now == nil:
		return maps.Clone(d.before), m.broken(nil, d.before)
	}
	return m.undoEdit(d, now)
}

func (m *model) undoEdit(d deed, now row) (row, error) {
	after := maps.Clone(now)
	for field, value := range d.after {
		switch {
		case d.before[field] == value || d.before[field] == now[field]:
		case now[field] != value:
			return nil, store.ErrConflict
		default:
			after[field] = d.before[field]
		}
	}
	if maps.Equal(after, now) {
		return nil, store.ErrNothing
	}
	return after, m.broken(now, after)
}

// broken refuses a reference, new since before, to what is not there.
func (m *model) broken(before, after row) error {
	for field, value := range after {
		for _, word := range strings.Fields(value) {
			if id, ok := store.ParseID(word); ok && m.records[id] == nil && !strings.Contains(before[field], word) {
				return store.ErrInvalid
			}
		}
	}
	return nil
}

// rowOf is a record of the store as the model tells it.
func rowOf(record store.Record) row {
	out := fieldsOf(record)
	if record.Head().Hidden {
		out["hidden"] = "hidden"
	}
	return out
}

func fieldsOf(record store.Record) row {
	switch r := record.(type) {
	case *store.Tool:
		return row{"name": r.Name, "licence": r.Licence, "website": r.Website, "en": r.Summary["en"], "fr": r.Summary["fr"]}
	case *store.Tie:
		return row{"person": r.Person.String(), "tool": r.Tool.String(), "relation": string(r.Relation), "where": r.Where}
	case *store.Coalition:
		leads := make([]string, len(r.Leads))
		for i, lead := range r.Leads {
			leads[i] = lead.String()
		}
		out := row{"name": r.Name, "place": r.Place, "leads": strings.Join(leads, " "), "tool": "", "request": ""}
		if r.ByRequest {
			out["request"] = "by request"
		}
		if len(r.Tools) > 0 {
			out["tool"] = r.Tools[0].String()
		}
		return out
	case *store.Membership:
		return row{"coalition": r.Coalition.String(), "person": r.Person.String(), "state": r.State}
	case *store.Person:
		return row{"handle": r.Handle}
	}
	return nil
}

// kindOfError is the error that callers tell apart.
func kindOfError(err error) error {
	for _, known := range []error{
		store.ErrNotFound, store.ErrConflict, store.ErrDuplicate, store.ErrNotAllowed,
		store.ErrInvalid, store.ErrInUse, store.ErrNothing,
	} {
		if errors.Is(err, known) {
			return known
		}
	}
	return err
}
