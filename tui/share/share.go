// Package share is what the sessions of one server read alike.
//
// When somebody references a tool, a thousand people look at the same list, and
// each of their sessions reads it again. What depends on the record alone, and
// on nothing that is a session's own, is therefore made once for each state of
// the record, by whoever comes first, and the others take it as it is.
package share

import "sync"

// Desk is what sessions share: lists, of which each takes a hundred kilobytes,
// and rows as they are drawn, of which each takes a few hundred bytes. What
// strangers can ask for is without end, what is kept of it is not.
type Desk struct{ Lists, Rows *Reads }

// How many are kept of one state of the record.
const (
	mostLists = 200
	mostRows  = 20_000
)

// NewDesk returns an empty desk.
func NewDesk() *Desk { return &Desk{Lists: New(mostLists), Rows: New(mostRows)} }

// Reads keeps what was read of the record as it is now. Its methods may be
// called by several goroutines at once; nil keeps nothing. Make it with [New].
type Reads struct {
	most     int
	mu       sync.Mutex
	sequence uint64
	kept     map[any]*read
}

// read is one thing, which may still be on its way.
type read struct {
	made  sync.Mutex
	done  bool
	value any
}

// New returns what keeps so many things at most.
func New(most int) *Reads { return &Reads{most: most, kept: make(map[any]*read)} }

// Once returns what read gives, or what it gave somebody else who asked for the
// same key and type at the same entry of the record. A key is comparable and
// says all that the answer depends on. Nobody may change what is returned.
//
// Of what read does not want kept, or fails with, nothing is kept.
func Once[T any](r *Reads, sequence uint64, key any, read func() (value T, keep bool, err error)) (T, error) {
	place := r.place(sequence, key)
	if place == nil {
		value, _, err := read()
		return value, err
	}
	place.made.Lock() // whoever comes second waits for the first
	defer place.made.Unlock()
	if value, ok := place.value.(T); ok && place.done {
		return value, nil
	}
	value, keep, err := read()
	if keep && err == nil {
		place.value, place.done = value, true
	}
	return value, err
}

// place is where something is kept; nil where it is not: the record went on
// since, or there is no room.
func (r *Reads) place(sequence uint64, key any) *read {
	if r == nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case sequence > r.sequence:
		r.sequence = sequence
		clear(r.kept)
	case sequence < r.sequence:
		return nil
	}
	place, ok := r.kept[key]
	if !ok && len(r.kept) < r.most {
		place = &read{}
		r.kept[key] = place
	}
	return place
}
