package store

import (
	"fmt"
	"sync"
)

// Composition is how many are in a coalition, and of which parties.
type Composition struct {
	Members  int // leads are members; who only asked is not
	Requests int // who asks to join
	parties  [5]int
}

// Count is how many members are of a party.
func (c Composition) Count(party Party) int {
	for i, one := range Parties() {
		if one == party {
			return c.parties[i]
		}
	}
	return 0
}

// add counts a member in.
func (c *Composition) add(party Party) {
	c.Members++
	for i, one := range Parties() {
		if one == party {
			c.parties[i]++
		}
	}
}

// Missing lists the parties without which a coalition is none: those of State
// and civil society that nobody in it is of.
func (c Composition) Missing() (out []Party) {
	for _, party := range []Party{PartyState, PartyCivil} {
		if c.Count(party) == 0 {
			out = append(out, party)
		}
	}
	return out
}

// Composition counts who is in a coalition. What was counted once is kept until
// somebody comes or goes, so that a list costs no more than its rows.
func (s *Store) Composition(c *Coalition) (Composition, error) {
	kept, moment, ok := s.view.compositions.of(c)
	if ok {
		return kept, nil
	}
	roster, err := s.Roster(c)
	if err != nil {
		return Composition{}, err
	}
	counted := roster.Composition()
	s.view.compositions.keep(c, counted, moment)
	return counted, nil
}

// Composition counts a roster.
func (r Roster) Composition() Composition {
	out := Composition{Members: len(r.Members), Requests: len(r.Requests)}
	for i, party := range Parties() {
		out.parties[i] = r.Count(party)
	}
	return out
}

// compositions are those that were counted. The one writer forgets them, while
// anyone reads and keeps.
type compositions struct {
	mu     sync.Mutex
	moment uint64 // how often something was forgotten
	counts map[ID]counted
}

// counted is a composition, and the revision of the coalition whose leads it counts.
type counted struct {
	revision uint64
	Composition
}

// of is what is kept of a coalition, and at which moment: what is read after it
// and before the next is true.
func (v *compositions) of(c *Coalition) (kept Composition, moment uint64, ok bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	found, ok := v.counts[c.ID]
	return found.Composition, v.moment, ok && found.revision == c.Revision
}

// keep keeps what was counted, unless somebody came or went meanwhile.
func (v *compositions) keep(c *Coalition, composition Composition, moment uint64) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.moment != moment {
		return
	}
	if v.counts == nil {
		v.counts = make(map[ID]counted)
	}
	v.counts[c.ID] = counted{c.Revision, composition}
}

// change forgets what an entry makes untrue: of one coalition, or of all where
// somebody is on another side of the partnership now.
func (v *compositions) change(c applied) {
	switch r := firstRecord(c.after, c.before).(type) {
	case *Coalition:
		v.forget(r.ID)
	case *Membership:
		v.forget(r.Coalition)
	case *Person, *Organisation:
		if c.before != nil && sideOf(c.before) != sideOf(c.after) {
			v.forget(ID{})
		}
	}
}

// forget forgets one coalition; all, for none.
func (v *compositions) forget(id ID) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.moment++
	if id.IsZero() {
		v.counts = nil
		return
	}
	delete(v.counts, id)
}

// sideOf is what a person's or an organisation's party is decided by.
func sideOf(record Record) string {
	switch r := record.(type) {
	case *Person:
		return fmt.Sprint(r.Type, " ", r.Organisation)
	case *Organisation:
		return r.Type
	}
	return ""
}
