package store

import (
	"slices"
	"sync"
)

// company is who uses or develops a tool and who is a member of a coalition, so
// that to find them no tie and no membership is read: ten thousand are looked
// through in a moment. One goroutine changes it, in the order of the log, while
// anyone reads.
type company struct {
	mu    sync.RWMutex
	lists map[ID][]ID // people, by tool or coalition; once for each of their ties
}

// of are the people of a tool or a coalition, in no order; whoever has several
// ties is there several times. Nobody writes to what it returns.
func (c *company) of(id ID) []ID {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return slices.Clip(c.lists[id])
}

// change takes in what one entry did to a record.
func (c *company) change(one applied) {
	was, is := seatOf(one.before), seatOf(one.after)
	if was == is {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.leave(was)
	if is != (seat{}) {
		if c.lists == nil {
			c.lists = make(map[ID][]ID)
		}
		c.lists[is.at] = append(c.lists[is.at], is.person)
	}
}

// leave takes one out. Readers keep the list that they have, so the rest is a
// new one. It is called with the lock held.
func (c *company) leave(was seat) {
	at := slices.Index(c.lists[was.at], was.person)
	if at < 0 {
		return
	}
	rest := slices.Delete(slices.Clone(c.lists[was.at]), at, at+1)
	if c.lists[was.at] = rest; len(rest) == 0 {
		delete(c.lists, was.at)
	}
}

// seat is where a person is by a tie or a membership.
type seat struct{ at, person ID }

// seatOf is the seat that a record gives; none, for what is hidden and for who
// only asked to join.
func seatOf(record Record) seat {
	if record == nil || record.Head().Hidden {
		return seat{}
	}
	switch r := record.(type) {
	case *Tie:
		return seat{r.Tool, r.Person}
	case *Membership:
		if isMember(r) {
			return seat{r.Coalition, r.Person}
		}
	}
	return seat{}
}
