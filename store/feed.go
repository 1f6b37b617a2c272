package store

import (
	"context"
	"errors"
	"fmt"
)

// Feed lists entries after a sequence, in order, at most limit of them.
func (s *Store) Feed(after uint64, limit int) ([]Entry, error) {
	committed, err := s.db.Entries(after, limit)
	if err != nil {
		return nil, fmt.Errorf("read the feed: %w", err)
	}
	out := make([]Entry, 0, len(committed))
	for _, one := range committed {
		entry, err := s.codec.decodeEntry(one)
		if err != nil {
			return nil, err
		}
		out = append(out, entry)
	}
	return out, nil
}

// Follow delivers every entry after a sequence, in order, in batches, until
// the context ends or apply fails. It then waits for more.
func (s *Store) Follow(ctx context.Context, after uint64, apply func([]Entry) error) error {
	const batch = 256
	for ctx.Err() == nil {
		entries, err := s.Feed(after, batch)
		if err != nil {
			return err
		}
		if len(entries) > 0 {
			if err := apply(entries); err != nil {
				return err
			}
			after = entries[len(entries)-1].Sequence
			continue
		}
		if _, err := s.Changed(ctx, after); err != nil {
			return ignoreEnd(ctx, err)
		}
	}
	return nil
}

// ignoreEnd is nil for the error of a context that has ended: that is how
// following ends.
func ignoreEnd(ctx context.Context, err error) error {
	if errors.Is(err, ctx.Err()) {
		return nil
	}
	return err
}
