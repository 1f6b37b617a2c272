package kv

import (
	"bytes"
	"errors"
	"slices"

	"github.com/dgraph-io/badger/v4"
)

// Tx is what an [Apply] reads and writes records through: the store as it is after the entries before it, those of the
// same batch included, and its own writes. It belongs to the goroutine that Apply runs on.
type Tx struct {
	base    *badger.Txn
	own     *overlay
	layers  []*overlay // over base, newest first: its own, that of the batch, those of batches not in base yet
	recent  *recent    // what was read of base
	absence *absence   // what need not be read
	absent  [][]byte   // nor need these
	key     []byte     // the Badger key that is being looked for; kept for its room
	err     error      // the first thing wrong with a Put or Delete: it fails the entry
	over    bool       // Apply has returned
}

// errOver tells a caller that has kept a Tx. Going on would read one moment and write to another.
var errOver = errors.New("a transaction was used after its function had returned")

// Get returns the value of key, which others will read too and nobody may change, or ErrNotFound.
func (tx *Tx) Get(key []byte) ([]byte, error) {
	if tx.over {
		return nil, errOver
	}
	tx.key = append(append(tx.key[:0], clientPrefix), key...)
	for _, layer := range tx.layers {
		if c, changed := layer.changes[string(tx.key)]; changed {
			if c.deleted {
				return nil, ErrNotFound
			}
			return c.value, nil
		}
	}
	return tx.look(tx.key)
}

// Absent says that key is not on disk, for whoever knows it for certain: because there is something in it that was made
// at random a moment ago. Reading it then costs nothing. What this batch or one under way has written is found all the same.
func (tx *Tx) Absent(key []byte) {
	tx.absent = append(tx.absent, clientKey(key))
}

// look reads what is on disk.
func (tx *Tx) look(key []byte) ([]byte, error) {
	if tx.absence.certain(key) || slices.ContainsFunc(tx.absent, func(k []byte) bool { return bytes.Equal(k, key) }) {
		return nil, ErrNotFound
	}
	return tx.recent.get(key, tx.read)
}

func (tx *Tx) read(key []byte) ([]byte, error) { return get(tx.base, key) }

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
		full := clientKey(key)
		tx.absence.note(full)
		tx.own.set(string(full), c)
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
