package kv

import (
	"bytes"
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

// checkEnd checks the chain of the last checkedAtOpen entries.
func checkEnd(txn *badger.Txn) error {
	var later *stored // the entry visited before, which is the one after
	var problem error
	entries := 0
	err := eachStored(txn, nil, true, func(entry stored) bool {
		if later != nil {
			problem = later.follows(entry.position)
		}
		entry.data = bytes.Clone(entry.data)
		later = &entry
		entries++
		return problem == nil && entries <= checkedAtOpen
	})
	if err == nil && problem == nil && later != nil && entries <= checkedAtOpen {
		problem = later.follows(position{})
	}
	return errors.Join(err, problem)
}

// checkAll checks the chain of every entry.
func checkAll(txn *badger.Txn) error {
	var last position
	var problem error
	err := eachStored(txn, nil, false, func(entry stored) bool {
		problem = entry.follows(last)
		last = entry.position
		return problem == nil
	})
	return errors.Join(err, problem)
}
