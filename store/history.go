package store

import (
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
		if entry.Verb == VerbUndo || entry.Verb.newcomers() || entry.Verb == VerbRemoveKey {
			return false, nil
		}
		undone, err := st.undoneBy(entry.ID)
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

// UndoneBy tells which entry undid an entry; zero if none did, or if that was
// undone itself.
func (s *Store) UndoneBy(entry ID) (by ID, err error) {
	err = s.read(func(st state) (err error) {
		by, err = st.undoneBy(entry)
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

// Entry reads an entry by its identifier.
func (s *Store) Entry(id ID) (Entry, error) {
	found, err := s.db.EntryByID(kv.ID(id))
	if errors.Is(err, kv.ErrNotFound) {
		return Entry{}, fmt.Errorf("entry %s: %w", id, ErrNotFound)
	}
	if err != nil {
		return Entry{}, fmt.Errorf("read entry %s: %w", id, err)
	}
	return s.codec.decodeEntry(found)
}

func (s *Store) entryAt(sequence uint64) (Entry, error) {
	if sequence == 0 {
		return Entry{}, fmt.Errorf("entry 0: %w", ErrNotFound)
	}
	entries, err := s.db.Entries(sequence-1, 1)
	if err != nil {
		return Entry{}, fmt.Errorf("read entry %d: %w", sequence, err)
	}
	if len(entries) == 0 || entries[0].Sequence != sequence {
		return Entry{}, fmt.Errorf("entry %d: %w", sequence, ErrNotFound)
	}
	return s.codec.decodeEntry(entries[0])
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

// version decodes a record as an entry put it; nil if it deleted the record.
func (s *Store) version(kind Kind, body []byte) (Record, error) {
	if len(body) == 0 {
		return nil, nil
	}
	return s.codec.decodeRecord(kind, body)
}

// versionAt is a record as it was at a revision; nil if that deleted it.
func (s *Store) versionAt(kind Kind, id ID, revision uint64) (Record, error) {
	entry, err := s.entryAt(revision)
	if err != nil {
		return nil, err
	}
	for _, put := range entry.Puts {
		if put.Kind == kind && put.Record == id {
			return s.version(kind, put.Body)
		}
	}
	return nil, fmt.Errorf("%s %s at revision %d: %w", kind, id, revision, ErrNotFound)
}
