package store

import (
	"context"
	"slices"

	"github.com/ogptoolbox/concorde/store/search"
)

// pieces are the comparisons, each of which is over soon.
func (m *memory) pieces(ctx context.Context) []func() error {
	out := []func() error{
		m.hidden, m.used,
		func() error { return m.relations(PartMemoryReferences, m.view.relations, m.fresh.relations) },
		func() error { return m.relations(PartMemoryMade, m.view.makers, m.fresh.makers) },
		m.company, m.compositions, m.signatories, m.lacks, m.news, m.bans,
		func() error { return m.taken(ctx) },
	}
	for _, kind := range Kinds() {
		if m.view.shelves[kind] != nil {
			out = append(out, func() error { return m.indexed(kind) }, func() error { return m.lists(kind) })
		}
	}
	return out
}

// differ tells which of two maps has what otherwise.
func differ[K comparable, V any](is, must map[K]V, same func(a, b V) bool, tell func(K, Wrong)) {
	for key, value := range is {
		if wanted, ok := must[key]; !ok {
			tell(key, WrongExtra)
		} else if !same(value, wanted) {
			tell(key, WrongChanged)
		}
	}
	for key := range must {
		if _, ok := is[key]; !ok {
			tell(key, WrongMissing)
		}
	}
}

func equal[V comparable](a, b V) bool { return a == b }

// about finds something about a record.
func (m *memory) about(part Part, d describer) func(ID, Wrong) {
	return func(id ID, wrong Wrong) { m.find(d, Finding{Part: part, Wrong: wrong, Record: id}) }
}

func (m *memory) hidden() error {
	return m.still(PartMemoryHidden, func(d describer) error {
		differ(m.view.hidden.all(), m.fresh.hidden.all(), equal, m.about(PartMemoryHidden, d))
		return nil
	})
}

func (h *hidden) all() map[ID]bool {
	if set := h.set.Load(); set != nil {
		return *set
	}
	return nil
}

func (m *memory) used() error {
	return m.still(PartMemoryUsed, func(d describer) error {
		differ(m.view.used, m.fresh.used, equal, m.about(PartMemoryUsed, d))
		return nil
	})
}

func (m *memory) relations(part Part, is, must *relations) error {
	return m.still(part, func(d describer) error {
		differ(is.lists, must.lists, (*referrers).equal, func(of relation, wrong Wrong) {
			m.find(d, Finding{Part: part, Wrong: wrong, Record: of.to, Detail: of.by.String()})
		})
		return nil
	})
}

func (l *referrers) equal(other *referrers) bool {
	return slices.Equal(l.ids, other.ids) && slices.Equal(l.made, other.made)
}

func (m *memory) company() error {
	return m.still(PartMemoryCompany, func(d describer) error {
		differ(m.view.company.lists, m.fresh.company.lists, samePeople, m.about(PartMemoryCompany, d))
		return nil
	})
}

// samePeople compares lists that are in no order.
func samePeople(a, b []ID) bool {
	if slices.Equal(a, b) {
		return true
	}
	count := make(map[ID]int, len(a))
	for _, id := range a {
		count[id]++
	}
	for _, id := range b {
		if count[id]--; count[id] < 0 {
			return false
		}
	}
	return len(a) == len(b)
}

// indexed compares what the search knows of the records of a kind.
func (m *memory) indexed(kind Kind) error {
	return m.still(PartMemoryIndex, func(d describer) error {
		for _, one := range m.view.shelves[kind].index.Differences(m.fresh.shelves[kind].index, findingsMost) {
			f := Finding{Part: PartMemoryIndex, Wrong: WrongChanged, Kind: kind, Record: ID(one.Key), Detail: string(one.What)}
			switch one.What {
			case search.Missing:
				f.Wrong, f.Detail = WrongMissing, ""
			case search.Extra:
				f.Wrong, f.Detail = WrongExtra, ""
			}
			m.find(d, f)
		}
		return nil
	})
}

// lists wants the lists by which records of a kind are found to go with what
// the search knows of them.
func (m *memory) lists(kind Kind) (err error) {
	unsound := m.view.shelves[kind].index.Unsound(findingsMost, func(look func()) {
		err = firstError(err, m.still(PartMemoryLists, func(describer) error {
			look()
			return nil
		}))
	})
	for _, list := range unsound {
		m.report.find(Finding{Part: PartMemoryLists, Wrong: WrongChanged, Kind: kind, Detail: list})
	}
	return err
}

// bans wants it to be known that there is a ban, where there is one.
func (m *memory) bans() error {
	return m.still(PartMemoryBans, func(d describer) error {
		return d.Scan([]byte{spaceRecord, byte(KindBan)}, nil, func(_, _ []byte) bool {
			if !m.banning.Load() {
				m.report.find(Finding{Part: PartMemoryBans, Wrong: WrongMissing})
			}
			return false
		})
	})
}
