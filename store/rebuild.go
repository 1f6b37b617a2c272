package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ogptoolbox/concorde/store/kv"
)

// rebuilding makes a store of a log: applying an entry depends on what was
// applied before it and nothing else, so the same log makes the same records.
type rebuilding struct {
	codec codec
	db    *kv.DB
	ready []kv.Request
	last  Entry // that was taken
}

// rebuildBatch is how many entries are made durable at once.
const rebuildBatch = 512

// newRebuilding begins a store in a fresh directory. A log id is given where
// the log goes on being the same one.
func newRebuilding(dir, logID string, options Options) (*rebuilding, error) {
	c, err := newCodec()
	if err != nil {
		return nil, err
	}
	db, err := kv.Open(kv.Options{
		Dir: dir, LogID: logID, Logger: options.Logger, Holder: options.Holder, FreeSpace: options.FreeSpace,
	})
	if err != nil {
		return nil, err
	}
	return &rebuilding{codec: c, db: db}, nil
}

// takeUntil adds the next entry of the log, whose bytes are only valid during
// the call, unless it was made later than a time.
func (r *rebuilding) takeUntil(ctx context.Context, from kv.Committed, until time.Time) (late bool, err error) {
	data := append([]byte(nil), from.Data...)
	entry, err := r.codec.decodeEntry(kv.Committed{Sequence: from.Sequence, ID: from.ID, Data: data})
	if err != nil {
		return false, err
	}
	if late := !until.IsZero() && entry.At.After(until); late {
		return true, nil
	}
	r.last = entry
	r.ready = append(r.ready, kv.Request{ID: from.ID, New: true, Apply: func(tx *kv.Tx, sequence uint64) (kv.Result, error) {
		if sequence != entry.Sequence {
			return kv.Result{}, fmt.Errorf("entry %d comes as entry %d", entry.Sequence, sequence)
		}
		_, err := r.codec.apply(tx, entry)
		return kv.Result{Data: data}, err
	}})
	if len(r.ready) < rebuildBatch {
		return false, nil
	}
	return false, r.flush(ctx)
}

// flush applies what was taken, and makes it durable.
func (r *rebuilding) flush(ctx context.Context) error {
	outcomes := r.db.AppendAll(ctx, r.ready)
	r.ready = r.ready[:0]
	for _, outcome := range outcomes {
		if outcome.Err != nil {
			return fmt.Errorf("apply an entry again: %w", outcome.Err)
		}
	}
	return nil
}

// has reports whether the store has a key with this value.
func (r *rebuilding) has(key, value []byte) (same bool, err error) {
	err = r.db.View(func(snapshot *kv.Snapshot) error {
		got, err := snapshot.Get(key)
		same = err == nil && string(got) == string(value)
		if errors.Is(err, kv.ErrNotFound) {
			return nil
		}
		return err
	})
	return same, err
}
