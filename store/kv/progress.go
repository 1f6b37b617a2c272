package kv

import (
	"context"
	"sync"
)

// progress is how far the store is, for those who wait for more.
type progress struct {
	mutex  sync.Mutex
	last   uint64
	moved  chan struct{} // closed, and made anew, when last grows or the store closes
	closed bool
}

func newProgress(last uint64) *progress {
	return &progress{last: last, moved: make(chan struct{})}
}

func (p *progress) sequence() uint64 {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.last
}

// advance tells everybody who waits that the log now ends at last.
func (p *progress) advance(last uint64) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.last = last
	p.wake()
}

func (p *progress) close() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.closed = true
	p.wake()
}

// wake is called with the mutex held.
func (p *progress) wake() {
	close(p.moved)
	p.moved = make(chan struct{})
}

// look returns where the log ends, and a channel that is closed when that is no longer so.
func (p *progress) look() (last uint64, closed bool, moved <-chan struct{}) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.last, p.closed, p.moved
}

func (p *progress) wait(ctx context.Context, after uint64) error {
	for {
		last, closed, moved := p.look()
		if last > after {
			return nil
		}
		if closed {
			return ErrClosed
		}
		select {
		case <-moved:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
