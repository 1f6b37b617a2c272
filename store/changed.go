package store

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// quiet is the least time between two wakings of those who watch: at most ten
// a second, however much is written.
const quiet = 100 * time.Millisecond

// beacon wakes all who wait, and never waits for any of them.
type beacon struct {
	last atomic.Uint64 // sequence of the last entry that the views show
	of   byKind        // and of the last one of each kind of record, since the store was opened
	lit  chan struct{} // one place: lighting it twice is lighting it once
	mu   sync.Mutex
	next chan struct{} // closed at the next waking
}

func newBeacon() *beacon {
	return &beacon{lit: make(chan struct{}, 1), next: make(chan struct{})}
}

// light says that the views show everything up to a sequence by now.
func (b *beacon) light(sequence uint64) {
	b.last.Store(sequence)
	select {
	case b.lit <- struct{}{}:
	default:
	}
}

func (b *beacon) wait() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.next
}

func (b *beacon) wake() {
	b.mu.Lock()
	defer b.mu.Unlock()
	close(b.next)
	b.next = make(chan struct{})
}

func (b *beacon) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-b.lit:
			b.wake()
		}
		pause := time.NewTimer(quiet)
		select {
		case <-ctx.Done():
		case <-pause.C:
		}
		pause.Stop()
	}
}

// byKind is a sequence for each kind of record.
type byKind [1 << 8]atomic.Uint64

// note notes that an entry changed records.
func (k *byKind) note(changes []applied, sequence uint64) {
	for _, change := range changes {
		for _, record := range []Record{change.before, change.after} {
			if record != nil {
				k[record.Kind()].Store(sequence)
			}
		}
	}
}

// ChangedBesides reports whether an entry after the given one, since the store
// was opened, changed a record of another kind than these. Who shows nothing of
// those has nothing to read again else.
func (s *Store) ChangedBesides(after uint64, kinds ...Kind) bool {
	for kind := range s.changed.of {
		if s.changed.of[kind].Load() > after && !slices.Contains(kinds, Kind(kind)) {
			return true
		}
	}
	return false
}

// Changed returns when the record has entries after the given sequence, and
// the last one's sequence. It is how a screen learns that something it shows
// may have moved; many entries in a short time wake it once.
func (s *Store) Changed(ctx context.Context, after uint64) (uint64, error) {
	for {
		wake := s.changed.wait()
		if sequence := s.changed.last.Load(); sequence > after {
			return sequence, nil
		}
		select {
		case <-ctx.Done():
			return after, ctx.Err()
		case <-s.done:
			return after, ErrClosed
		case <-wake:
		}
	}
}
