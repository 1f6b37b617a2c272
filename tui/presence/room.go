// Package presence is who is here now, and what they look at. It is in memory
// alone: nothing of it is ever on the record, and it is gone with the process.
//
// A [Room] is shared by all sessions. A session takes a [Seat], says what it
// looks at, and is woken, at most about once a second, when what it shows of
// the others has changed. Moving costs the same with ten people as with a
// thousand, and never waits for anybody.
package presence

import (
	"cmp"
	"maps"
	"slices"
	"sync"

	"github.com/ogptoolbox/concorde/store"
)

// Thing is what somebody looks at. The zero value is nothing.
type Thing struct {
	Kind store.Kind
	ID   store.ID
}

// Someone is a person who is here, counted once however many sessions they have.
type Someone struct {
	Person store.ID
	Key    string // fingerprint of the key of the session that moved last
	At     Thing  // what that session looks at
}

// Room is who is here. Make it with [NewRoom]. Its methods may be called by
// several goroutines at once.
type Room struct {
	mu     sync.Mutex
	people map[store.ID]*someone
	guests map[string]int // sessions by key
	places map[store.ID]*place
	clock  uint64
	came   uint64        // when somebody came or went last, by the clock
	next   chan struct{} // closed at the next change; nil while nobody waits
}

// someone is a person with their seats.
type someone struct {
	seats map[*Seat]struct{}
	last  *Seat
	since uint64 // when they came, by the clock
}

// NewRoom returns an empty room.
func NewRoom() *Room {
	return &Room{people: make(map[store.ID]*someone), guests: make(map[string]int), places: make(map[store.ID]*place)}
}

// Online counts who is here: people who said who they are, and guests, by
// their keys.
func (r *Room) Online() (people, guests int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.people), len(r.guests)
}

// Here reports whether a person is here.
func (r *Room) Here(person store.ID) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.people[person] != nil
}

// People lists who is here, in the order in which they came. Guests have no name.
func (r *Room) People() []Someone {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := make([]Someone, 0, len(r.people))
	for _, person := range slices.SortedFunc(maps.Keys(r.people), r.earlier) {
		seat := r.people[person].last
		out = append(out, Someone{person, seat.key, seat.at})
	}
	return out
}

// earlier orders people who are here by when they came.
func (r *Room) earlier(a, b store.ID) int { return cmp.Compare(r.people[a].since, r.people[b].since) }

// tell wakes who waits. The caller holds the mutex, and has moved the clock.
func (r *Room) tell() {
	if r.next != nil {
		close(r.next)
		r.next = nil
	}
}

// tick moves the clock. The caller holds the mutex.
func (r *Room) tick() uint64 {
	r.clock++
	return r.clock
}
