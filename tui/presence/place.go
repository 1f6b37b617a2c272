package presence

import (
	"maps"
	"slices"

	"github.com/ogptoolbox/concorde/store"
)

// place is a record that somebody looks at. How many do is counted as they come
// and go: where a thousand look at one thing, each of their sessions asks.
type place struct {
	people  map[store.ID]int // sessions
	guests  map[string]int   // sessions by key
	listed  []store.ID       // the people in the order in which they came; nil: to be listed again
	changed uint64           // by the clock
}

func newPlace() *place { return &place{people: make(map[store.ID]int), guests: make(map[string]int)} }

// add counts a session in.
func (p *place) add(s *Seat) {
	if s.person.IsZero() {
		p.guests[s.key]++
		return
	}
	p.people[s.person]++
	p.listed = nil
}

// remove counts a session out.
func (p *place) remove(s *Seat) {
	if s.person.IsZero() {
		countOut(p.guests, s.key)
		return
	}
	countOut(p.people, s.person)
	p.listed = nil
}

// looking is how many look: people, and guests by their keys.
func (p *place) looking() int { return len(p.people) + len(p.guests) }

// countOut takes one from a count, and those away of which there are none.
func countOut[K comparable](counts map[K]int, key K) {
	if counts[key]--; counts[key] <= 0 {
		delete(counts, key)
	}
}

// Looking lists the people who look at a record now, in the order in which
// they came, and counts the guests who do. The list is not to be changed.
func (r *Room) Looking(at store.ID) (people []store.ID, guests int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.looking(at)
}

// Others is [Room.Looking] without whoever sits on the seat.
func (s *Seat) Others(at store.ID) (people []store.ID, guests int) {
	r := s.room
	r.mu.Lock()
	defer r.mu.Unlock()
	people, guests = r.looking(at)
	p := r.places[at]
	switch {
	case p == nil:
	case s.person.IsZero():
		if p.guests[s.key] > 0 {
			guests--
		}
	case p.people[s.person] > 0:
		people = slices.DeleteFunc(slices.Clone(people), func(other store.ID) bool { return other == s.person })
	}
	return people, guests
}

// looking is Looking. The caller holds the mutex.
func (r *Room) looking(at store.ID) (people []store.ID, guests int) {
	p := r.places[at]
	if p == nil {
		return nil, 0
	}
	if p.listed == nil && len(p.people) > 0 {
		p.listed = slices.Clip(slices.SortedFunc(maps.Keys(p.people), r.earlier))
	}
	return p.listed, len(p.guests)
}
