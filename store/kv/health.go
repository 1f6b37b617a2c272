package kv

import (
	"errors"
	"fmt"
	"log/slog"
	"sync"
)

// health is whether the store still takes entries, and what became of those under way if not. All stages share it.
type health struct {
	logger *slog.Logger
	mutex  sync.Mutex
	verdict
	full    error         // why the disk takes no more for now; nil while it does
	changed chan struct{} // closed when failed or full change
}

// verdict tells what became of the entries up to a sequence.
type verdict struct {
	durable  uint64 // the last that is on disk for certain
	doubtful uint64 // the last that may be on disk, if more than durable
	failed   error  // why no more entries are taken; nil while they are
	cause    error  // of failed
}

func newHealth(logger *slog.Logger, durable uint64) *health {
	return &health{logger: logger, verdict: verdict{durable: durable}, changed: make(chan struct{})}
}

// of returns nil if the entry with a sequence is on disk, or why that is not known.
func (v verdict) of(sequence uint64) error {
	switch {
	case sequence <= v.durable:
		return nil
	case sequence <= v.doubtful:
		return fmt.Errorf("%w: %w", ErrUnknown, v.cause)
	default: // made on top of what failed, and never written
		return v.failed
	}
}

// now returns the verdict so far.
func (h *health) now() verdict {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return h.verdict
}

// failure returns why no more entries are taken, or nil.
func (h *health) failure() error { return h.now().failed }

// saved notes that everything up to a sequence is on disk.
func (h *health) saved(sequence uint64) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.durable = sequence
}

// doubt makes the store take no more entries, since nobody knows whether those up to a sequence are on disk.
func (h *health) doubt(sequence uint64, cause error) {
	h.mutex.Lock()
	h.doubtful = sequence
	h.mutex.Unlock()
	h.fail(cause)
}

// fail makes the store take no more entries. After an error nothing tells what is on disk, and the next sync may succeed
// although the last has not; only opening again, which reads what there is, does.
func (h *health) fail(cause error) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if h.failed == nil {
		h.failed, h.cause = fmt.Errorf("%w: %w", ErrFailed, cause), cause
		h.turn()
	}
	h.logger.Error("the store takes no more changes until it is opened again", "error", cause)
}

// note takes whether the disk takes changes.
func (h *health) note(full error) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	before := h.full
	h.full = full
	if (before == nil) != (full == nil) || errors.Is(before, ErrUnwritable) != errors.Is(full, ErrUnwritable) {
		h.turn()
	}
}

// turn tells those who wait that something has changed.
func (h *health) turn() {
	close(h.changed)
	h.changed = make(chan struct{})
}

// trouble returns why no entries are taken now, or nil, and a channel that is closed when that is no longer so.
func (h *health) trouble() (changed <-chan struct{}, err error) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if h.failed != nil {
		return h.changed, h.failed
	}
	return h.changed, h.full
}
