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
	bytes int   // of those
	last  Entry // that was taken

	lenient bool // goes on with what it does not understand:
	leniency
}

// How much is made durable at once: so many entries, or so many bytes.
const (
	rebuildBatch = 512
	rebuildBytes = 4 << 20
)

// newRebuilding begins a store in a fresh directory. A log id is given where
// the log goes on being the same one.
func newRebuilding(options kv.Options) (*rebuilding, error) {
	c, err := newCodec()
	if err != nil {
		return nil, err
	}
	db, err := kv.Open(options)
	if err != nil {
		return nil, err
	}
	return &rebuilding{codec: c, db: db}, nil
}

// takeUntil adds the next entry of the log, whose bytes are only valid during
// the call, unless it was made later than a time.
func (r *rebuilding) takeUntil(ctx context.Context, from kv.Committed, until time.Time) (late bool, err error) {
	from.Data = append([]byte(nil), from.Data...)
	entry, err := r.codec.decodeEntry(from)
	if err != nil {
		return false, err
	}
	if late := !until.IsZero() && entry.At.After(until); late {
		return true, nil
	}
	return false, r.add(ctx, from, entry)
}

// take adds the next entry of the log.
func (r *rebuilding) take(ctx context.Context, from kv.Committed) error {
	entry, err := r.codec.decodeEntry(from)
	if err == nil && r.lenient {
		entry, err = r.understand(entry)
	}
	if err != nil {
		if !r.lenient {
			return err
		}
		r.unread = true
		r.find(Finding{Part: PartEntry, Wrong: WrongUnread, Entry: from.Sequence, Detail: err.Error()})
		entry = Entry{ID: ID(from.ID), Sequence: from.Sequence} // it keeps its place
	}
	return r.add(ctx, from, entry)
}

func (r *rebuilding) add(ctx context.Context, from kv.Committed, entry Entry) error {
	r.last = entry
	r.ready = append(r.ready, kv.Request{ID: from.ID, New: true, Apply: func(tx *kv.Tx, sequence uint64) (kv.Result, error) {
		if sequence != entry.Sequence {
			return kv.Result{}, fmt.Errorf("entry %d comes as entry %d", entry.Sequence, sequence)
		}
		r.applyStrange(tx, entry)
		_, err := r.codec.apply(tx, entry)
		return kv.Result{Data: from.Data}, err
	}})
	if r.bytes += len(from.Data); len(r.ready) < rebuildBatch && r.bytes < rebuildBytes {
		return nil
	}
	return r.flush(ctx)
}

// flush applies what was taken, and makes it durable.
func (r *rebuilding) flush(ctx context.Context) error {
	outcomes := r.db.AppendAll(ctx, r.ready)
	r.ready, r.bytes = r.ready[:0], 0
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
