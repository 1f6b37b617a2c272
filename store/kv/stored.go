package kv

import (
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"
)

// get returns a copy of the value of a Badger key, or ErrNotFound.
func get(txn *badger.Txn, key []byte) ([]byte, error) {
	item, err := txn.Get(key)
	if errors.Is(err, badger.ErrKeyNotFound) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("read: %w", engineError(err))
	}
	value, err := item.ValueCopy(nil)
	if err != nil {
		return nil, fmt.Errorf("read: %w", engineError(err))
	}
	return value, nil
}

// readHead returns the store's head, or ErrNotFound if this Badger database has never been a store.
func readHead(txn *badger.Txn) (head, error) {
	logID, err := get(txn, metaKey(logIDName))
	if err != nil {
		return head{}, err
	}
	value, err := get(txn, metaKey(headName))
	if err != nil {
		return head{}, fmt.Errorf("the position of the last entry: %w", err)
	}
	last, ok := decodePosition(value)
	if !ok {
		return head{}, fmt.Errorf("the position of the last entry cannot be read: %w", ErrDamaged)
	}
	return head{position: last, logID: string(logID)}, nil
}

// readStored reads the entry with a sequence that the log is known to have.
func readStored(txn *badger.Txn, sequence uint64) (stored, error) {
	value, err := get(txn, logKey(sequence))
	if errors.Is(err, ErrNotFound) {
		return stored{}, &LostError{Have: sequence - 1, Want: sequence}
	}
	if err != nil {
		return stored{}, err
	}
	return decodeEntry(sequence, value)
}

// readID returns the sequence of the entry with an id, or ErrNotFound.
func readID(txn *badger.Txn, id ID) (uint64, error) {
	value, err := get(txn, idKey(id))
	if err != nil {
		return 0, err
	}
	sequence, ok := decodeSequence(value)
	if !ok {
		return 0, fmt.Errorf("the sequence of entry %x cannot be read: %w", id, ErrDamaged)
	}
	return sequence, nil
}

// lastStored returns the position of the last entry that is on the log.
func lastStored(txn *badger.Txn) (position, error) {
	last := position{}
	err := eachStored(txn, nil, true, func(entry stored) bool {
		last = entry.position
		return false
	})
	return last, err
}

// eachStored calls visit with the entries from the log key start on (nil: the first), or backwards from it (nil: the
// last), until visit returns false. The data of an entry is only valid during the call.
func eachStored(txn *badger.Txn, start []byte, reverse bool, visit func(stored) bool) error {
	var broken error
	err := iterate(txn, []byte{logPrefix}, start, reverse, func(key, value []byte) bool {
		sequence, ok := decodeSequence(key[1:])
		if !ok {
			broken = fmt.Errorf("the log has a key %x: %w", key, ErrDamaged)
			return false
		}
		entry, err := decodeEntry(sequence, value)
		broken = err
		return err == nil && visit(entry)
	})
	return errors.Join(broken, err)
}

// checkBackwards checks the chain from the last entry back, over checkedAtOpen entries and at least so many bytes.
func checkBackwards(txn *badger.Txn, last position, atLeast uint64) error {
	next := stored{position: position{sequence: last.sequence + 1}} // the entry after the one visited
	var problem error
	var entries int
	var bytes uint64
	err := eachStored(txn, nil, true, func(entry stored) bool {
		if entries > 0 || entry.sequence+1 != next.sequence {
			problem = next.follows(entry.position)
		}
		entries++
		bytes += uint64(len(entry.data))
		next = stored{position: entry.position, id: entry.id, data: append([]byte(nil), entry.data...)}
		return problem == nil && (entries <= checkedAtOpen || bytes < atLeast)
	})
	if err == nil && problem == nil && next.sequence == 1 {
		problem = next.follows(position{})
	}
	return errors.Join(err, problem)
}
