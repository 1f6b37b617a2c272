package kv

import (
	"bytes"
	"context"
	"errors"
	"fmt"
)

// Entries returns up to limit entries after a sequence, in order, each checked against the one before it. There are none
// if the log ends there. A hole is ErrLost, anything else that does not fit ErrDamaged; the entries before it come too.
func (db *DB) Entries(after uint64, limit int) ([]Committed, error) {
	var found []Committed
	err := db.snapshots.with(func(at *published) error {
		var err error
		found, err = at.entries(after, limit)
		return err
	})
	if err != nil {
		return found, fmt.Errorf("read the log after entry %d: %w", after, err)
	}
	return found, nil
}

// EntryByID returns the entry with an id, or ErrNotFound.
func (db *DB) EntryByID(id ID) (Committed, error) {
	var found Committed
	err := db.snapshots.with(func(at *published) error {
		sequence, err := readID(at.txn, id)
		if err != nil {
			return err
		}
		found, err = at.entry(sequence)
		return err
	})
	if err != nil && !errors.Is(err, ErrNotFound) {
		return Committed{}, fmt.Errorf("read entry %x: %w", id, err)
	}
	return found, err
}

// Wait returns once Sequence() is greater than after. It returns the context's error if that ends first, or ErrClosed.
func (db *DB) Wait(ctx context.Context, after uint64) error {
	return db.progress.wait(ctx, after)
}

func (p *published) entries(after uint64, limit int) ([]Committed, error) {
	if limit < 1 || after >= p.sequence {
		return nil, nil
	}
	before, err := p.positionOf(after)
	if err != nil {
		return nil, err
	}
	found := make([]Committed, 0, min(uint64(limit), p.sequence-after))
	var broken error
	err = eachStored(p.txn, logKey(after+1), false, func(entry stored) bool {
		if broken = entry.follows(before); broken != nil {
			return false
		}
		before = entry.position
		found = append(found, Committed{Sequence: entry.sequence, ID: entry.id, Data: bytes.Clone(entry.data)})
		return len(found) < limit
	})
	if err == nil && broken == nil && len(found) < cap(found) {
		broken = &LostError{Have: before.sequence, Want: p.sequence}
	}
	return found, errors.Join(err, broken)
}

// positionOf returns the position of the entry with a sequence, which the log has; of 0 too.
func (p *published) positionOf(sequence uint64) (position, error) {
	if sequence == 0 {
		return position{}, nil
	}
	entry, err := readStored(p.txn, sequence)
	return entry.position, err
}

// entry returns the entry with a sequence, checked against the one before it.
func (p *published) entry(sequence uint64) (Committed, error) {
	entries, err := p.entries(sequence-1, 1)
	if err != nil {
		return Committed{}, err
	}
	if len(entries) == 0 {
		return Committed{}, &LostError{Have: sequence - 1, Want: sequence}
	}
	return entries[0], nil
}
