package kv

import (
	"bytes"
	"errors"

	"github.com/dgraph-io/badger/v4"
)

// Tx is what an [Apply] reads and writes records through: the store as it is after the entries before it, those of the
// same batch included, and its own writes. It belongs to the goroutine that Apply runs on.
type Tx struct {
	base    *badger.Txn
	earlier *overlay        // of the batch
	seen    map[string]seen // what the batch has read of base
	own     overlay
	err     error // the first thing wrong with a Put or Delete: it fails the entry
	over    bool  // Apply has returned
}

// errOver tells a caller that has kept a Tx. Going on would read one moment and write to another.
var errOver = errors.New("a transaction was used after its function had returned")

// Get returns a copy of the value of key, or ErrNotFound.
func (tx *Tx) Get(key []byte) ([]byte, error) {
	if tx.over {
		return nil, errOver
	}
	full := string(clientKey(key))
	for _, layer := range []*overlay{&tx.own, tx.earlier} {
		if c, changed := layer.get(full); changed {
			if c.deleted {
				return nil, ErrNotFound
			}
			return bytes.Clone(c.value), nil
		}
	}
	return tx.look(full)
}

// seen is what a batch has read of a key: its entries are about few records, and ask for the same ones again.
type seen struct {
	value []byte
	err   error
}

// look reads what was there before the batch, once.
func (tx *Tx) look(key string) ([]byte, error) {
	known, ok := tx.seen[key]
	if !ok {
		known.value, known.err = get(tx.base, []byte(key))
		if known.err != nil && !errors.Is(known.err, ErrNotFound) { // what failed may work when asked again
			return nil, known.err
		}
		tx.seen[key] = known
	}
	if known.err != nil {
		return nil, known.err
	}
	return bytes.Clone(known.value), nil
}

// Put sets the value of key; both are copied. A key of 0 or more than [MaxKey] bytes, or a value of more than
// [MaxValue], fails the entry, whatever Apply returns.
func (tx *Tx) Put(key, value []byte) {
	if len(value) > MaxValue {
		tx.fail(&TooLargeError{What: "a record", Size: uint64(len(value)), Limit: MaxValue})
		return
	}
	tx.change(key, change{value: append([]byte{}, value...)})
}

// Delete removes key, if it is there.
func (tx *Tx) Delete(key []byte) {
	tx.change(key, change{deleted: true})
}

func (tx *Tx) change(key []byte, c change) {
	switch {
	case tx.over:
		panic(errOver)
	case len(key) == 0:
		tx.fail(errors.New("a record without a key"))
	case len(key) > MaxKey:
		tx.fail(&TooLargeError{What: "a record's key", Size: uint64(len(key)), Limit: MaxKey})
	default:
		tx.own.set(string(clientKey(key)), c)
	}
}

func (tx *Tx) fail(err error) {
	if tx.err == nil {
		tx.err = err
	}
}

// Scan calls visit with the keys that begin with prefix, in order, from the key from on (nil: the first), until it
// returns false. What visit writes is not seen by this scan. Key and value are only valid during the call.
func (tx *Tx) Scan(prefix, from []byte, visit func(key, value []byte) bool) error {
	if tx.over {
		return errOver
	}
	merge := tx.merge(clientKey(prefix), clientKey(from), func(key, value []byte) bool { return visit(key[1:], value) })
	err := iterate(tx.base, clientKey(prefix), clientKey(from), false, merge.disk)
	if err == nil && !merge.stopped {
		merge.rest()
	}
	return err
}
