package store_test

import (
	"errors"
	"maps"
	"slices"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
)

// compareLast holds the store against the model where the last entry changed it.
func (m *machine) compareLast(rt *rapid.T) {
	for _, last := range m.entries[len(m.entries)-1].changes() {
		m.compareRecord(rt, last.kind, last.record)
		m.compareHistory(rt, last.record)
		for _, value := range []row{last.before, last.after} {
			for _, field := range value {
				if id, ok := store.ParseID(field); ok {
					m.compareReferrers(rt, id)
				}
			}
		}
	}
	m.compareLists(rt)
	m.compareRosters(rt)
}

func (m *machine) compareAll(rt *rapid.T) {
	for _, d := range m.entries {
		for _, c := range d.changes() {
			m.compareRecord(rt, c.kind, c.record)
			m.compareHistory(rt, c.record)
			m.compareReferrers(rt, c.record)
		}
		m.compareUndone(rt, d.id)
	}
	m.compareLists(rt)
	m.compareSlugs(rt)
	m.compareLeads(rt)
	m.compareDeeds(rt)
}

func (m *machine) compareRecord(rt *rapid.T, kind store.Kind, id store.ID) {
	want := m.records[id]
	record, err := m.s.Record(kind, id)
	if want == nil {
		if !errors.Is(err, store.ErrNotFound) {
			rt.Fatalf("%s %s is there: %v", kind, id, err)
		}
		return
	}
	if err != nil || !maps.Equal(rowOf(record), want) {
		rt.Fatalf("%s is %v (%v), must be %v", kind, rowOf(record), err, want)
	}
	if got := record.Head().Revision; got != m.revision(id) {
		rt.Fatalf("%s has revision %d, must have %d", kind, got, m.revision(id))
	}
}

func (m *machine) compareHistory(rt *rapid.T, id store.ID) {
	var want []store.ID
	for _, d := range slices.Backward(m.entries) {
		if d.of(id) {
			want = append(want, d.id)
		}
	}
	entries, err := m.s.History(id, len(m.entries))
	if got := idsOf(entries); err != nil || !slices.Equal(got, want) {
		rt.Fatalf("history of %s: %v (%v), must be %v", id, got, err, want)
	}
}

func idsOf(entries []store.Entry) (out []store.ID) {
	for _, entry := range entries {
		out = append(out, entry.ID)
	}
	return out
}

func (m *machine) compareDeeds(rt *rapid.T) {
	for _, person := range m.people {
		var want []store.ID
		for _, d := range slices.Backward(m.entries) {
			if d.actor == person.Person {
				want = append(want, d.id)
			}
		}
		entries, err := m.s.Deeds(person.Person, len(m.entries))
		if got := idsOf(entries); err != nil || !slices.Equal(got, want) {
			rt.Fatalf("deeds: %v (%v), must be %v", got, err, want)
		}
	}
}

func (m *machine) compareUndone(rt *rapid.T, entry store.ID) {
	by, err := m.s.UndoneBy(entry)
	if err != nil || by.IsZero() == m.undone(entry) {
		rt.Fatalf("entry %s undone by %s (%v), model says undone: %v", entry, by, err, m.undone(entry))
	}
}

func (m *machine) compareReferrers(rt *rapid.T, to store.ID) {
	for _, kind := range []store.Kind{store.KindTie, store.KindCoalition, store.KindMembership} {
		got := slices.Clone(m.s.Referrers(to, kind))
		if !slices.IsSortedFunc(got, m.oldestFirst(rt, kind)) {
			rt.Fatalf("referrers of %s are not the oldest first", to)
		}
		if want := m.shown(m.referrers(to, kind)); !sameIDs(got, want) {
			rt.Fatalf("%ss that refer to %s: %v, must be %v", kind, to, got, want)
		}
	}
}

func (m *machine) oldestFirst(rt *rapid.T, kind store.Kind) func(a, b store.ID) int {
	made := func(id store.ID) store.Meta {
		record, err := m.s.Record(kind, id)
		if err != nil {
			rt.Fatal(err)
		}
		return record.Head()
	}
	return func(a, b store.ID) int { return made(a).CreatedAt.Compare(made(b).CreatedAt) }
}

func sameIDs(a, b []store.ID) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	byBytes := func(x, y store.ID) int { return slices.Compare(x[:], y[:]) }
	slices.SortFunc(a, byBytes)
	slices.SortFunc(b, byBytes)
	return slices.Equal(a, b)
}

// compareLists holds the lists of tools and coalitions against the model: how
// many there are, and the most used first.
func (m *machine) compareLists(rt *rapid.T) {
	tools, err := store.List[*store.Tool](m.s, store.Query{Sort: store.ByMostUsed, Limit: 1000})
	if want := len(m.shown(m.live(store.KindTool))); err != nil || tools.Total != want || len(tools.Rows) != want || m.s.Count(store.KindTool) != want {
		rt.Fatalf("%d tools in the list (%v), must be %d", tools.Total, err, want)
	}
	if !slices.IsSortedFunc(tools.Rows, func(a, b *store.Tool) int { return m.users(b.ID) - m.users(a.ID) }) {
		rt.Fatalf("tools are not sorted by use")
	}
	coalitions, err := store.List[*store.Coalition](m.s, store.Query{Sort: store.ByMostUsed, Limit: 1000})
	if want := len(m.shown(m.live(store.KindCoalition))); err != nil || coalitions.Total != want {
		rt.Fatalf("%d coalitions in the list (%v), must be %d", coalitions.Total, err, want)
	}
	if !slices.IsSortedFunc(coalitions.Rows, func(a, b *store.Coalition) int { return m.size(b.ID) - m.size(a.ID) }) {
		rt.Fatalf("coalitions are not sorted by size")
	}
}

func (m *machine) users(tool store.ID) (n int) {
	for _, tie := range m.shown(m.referrers(tool, store.KindTie)) {
		if m.records[tie]["relation"] == string(store.Uses) {
			n++
		}
	}
	return n
}

// size is how many people lead a coalition or are members.
func (m *machine) size(coalition store.ID) (n int) {
	for _, person := range m.people {
		membership := m.records[store.MembershipID(coalition, person.Person)]
		if m.isLead(coalition, person.Person) || membership["state"] == store.MembershipMember && membership["hidden"] == "" {
			n++
		}
	}
	return n
}

// compareSlugs wants each record found by its slug and by its id.
func (m *machine) compareSlugs(rt *rapid.T) {
	for _, kind := range []store.Kind{store.KindTool, store.KindCoalition, store.KindPerson} {
		for _, id := range m.live(kind) {
			record, err := m.s.Record(kind, id)
			if err != nil {
				rt.Fatal(err)
			}
			for _, ref := range []string{record.Head().Slug, id.String()} {
				if found, err := m.s.Resolve(kind, ref); err != nil || found.Head().ID != id {
					rt.Fatalf("%s %q leads elsewhere: %v", kind, ref, err)
				}
			}
		}
	}
}
