package sshd

import (
	"sync"
	"time"
)

// tally counts what goes on, so that somebody can wait for the end of it, but not for ever.
type tally struct {
	mu    sync.Mutex
	count int
	none  chan struct{} // closed while the count is zero
}

func newTally() *tally {
	t := &tally{none: make(chan struct{})}
	close(t.none)
	return t
}

func (t *tally) add() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.count++; t.count == 1 {
		t.none = make(chan struct{})
	}
}

func (t *tally) done() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.count--; t.count == 0 {
		close(t.none)
	}
}

// wait returns when nothing goes on any more, or at the moment given if there is one, and says how much goes on then.
func (t *tally) wait(until time.Time) int {
	t.mu.Lock()
	none := t.none
	t.mu.Unlock()
	if until.IsZero() {
		<-none
		return 0
	}
	late := time.NewTimer(time.Until(until))
	defer late.Stop()
	select {
	case <-none:
	case <-late.C:
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.count
}
