package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/ogptoolbox/concorde/store/kv"
)

// History lists what was done to a record, newest first, at most limit entries.
func (s *Store) History(record ID, limit int) ([]Entry, error) {
	return s.along(spaceHistory, record, limit, func(state, Entry) (bool, error) { return true, nil })
}

// Deeds lists what a person did, newest first, at most limit entries.
func (s *Store) Deeds(person ID, limit int) ([]Entry, error) {
	return s.along(spaceDeeds, person, limit, func(state, Entry) (bool, error) { return true, nil })
}

// LastDeed is the last entry of a person that can still be taken back: not an
// undo, and not undone. ErrNotFound if there is none.
func (s *Store) LastDeed(person ID) (Entry, error) {
	entries, err := s.along(spaceDeeds, person, 1, func(st state, entry Entry) (bool, error) {
		if entry.Verb == VerbUndo || entry.Verb == VerbIntroduce {
			return false, nil
		}
		undone, err := st.lookup(undoneKey(entry.ID))
		return undone.IsZero(), err
	})
	if err != nil {
		return Entry{}, err
	}
	if len(entries) == 0 {
		return Entry{}, fmt.Errorf("last contribution: %w", ErrNotFound)
	}
	return entries[0], nil
}

// UndoneBy tells which entry undid an entry; zero if none did.
func (s *Store) UndoneBy(entry ID) (by ID, err error) {
	err = s.read(func(st state) (err error) {
		by, err = st.lookup(undoneKey(entry))
		return err
	})
	return by, err
}

// along reads entries by a key space of sequences, newest first.
func (s *Store) along(space byte, of ID, limit int, want func(state, Entry) (bool, error)) ([]Entry, error) {
	var out []Entry
	err := s.db.View(func(snapshot *kv.Snapshot) error {
		prefix := append([]byte{space}, of[:]...)
		var failed error
		err := snapshot.ScanReverse(prefix, nil, func(key, _ []byte) bool {
			if len(out) >= limit {
				return false
			}
			entry, err := s.entryAt(binary.BigEndian.Uint64(key[len(prefix):]))
			var wanted bool
			if err == nil {
				wanted, err = want(state{s.codec, snapshot}, entry)
			}
			if wanted && err == nil {
				out = append(out, entry)
			}
			failed = err
			return err == nil
		})
		return firstError(failed, err)
	})
	return out, err
}

func (s *Store) entryAt(sequence uint64) (Entry, error) {
	entries, err := s.db.Entries(sequence-1, 1)
	if err != nil {
		return Entry{}, fmt.Errorf("read entry %d: %w", sequence, err)
	}
	if len(entries) == 0 || entries[0].Sequence != sequence {
		return Entry{}, fmt.Errorf("entry %d: %w", sequence, ErrNotFound)
	}
	return s.codec.decodeEntry(entries[0])
}

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

// Body decodes the record as an entry put it; nil if the entry deleted it.
func (s *Store) Body(entry Entry) (Record, error) {
	if len(entry.Puts) == 0 {
		return nil, nil
	}
	return s.version(entry.Puts[0].Kind, entry.Puts[0].Body)
}

// Before is the record as it was before an entry; nil if the entry made it.
func (s *Store) Before(entry Entry) (Record, error) {
	if len(entry.Puts) == 0 || entry.Puts[0].Base == 0 {
		return nil, nil
	}
	put := entry.Puts[0]
	return s.versionAt(put.Kind, put.Record, put.Base)
}

// Follow delivers every entry after a sequence, in order, in batches, until
// the context ends or apply fails. It then waits for more.
func (s *Store) Follow(ctx context.Context, after uint64, apply func([]Entry) error) error {
	const batch = 256
	for {
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
			if errors.Is(err, context.Canceled) {
				return nil
			}
			return err
		}
	}
}
