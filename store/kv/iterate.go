package kv

import (
	"bytes"
	"fmt"

	"github.com/dgraph-io/badger/v4"
)

// iterate calls visit with the Badger keys that begin with prefix, in order from the key start (nil: the first), or
// backwards from it (nil: the last), until visit returns false. Keys and values are only valid during the call.
func iterate(txn *badger.Txn, prefix, start []byte, reverse bool, visit func(key, value []byte) bool) error {
	// Values are beside their keys, so fetching them ahead would only cost goroutines.
	it := txn.NewIterator(badger.IteratorOptions{Prefix: prefix, Reverse: reverse})
	defer it.Close()
	for it.Seek(startOf(prefix, start, reverse)); it.Valid(); it.Next() {
		more := false
		err := it.Item().Value(func(value []byte) error {
			more = visit(it.Item().Key(), value)
			return nil
		})
		if err != nil {
			return fmt.Errorf("read: %w", engineError(err))
		}
		if !more {
			return nil
		}
	}
	return nil
}

// startOf returns where an iterator has to be put so that its first key has the prefix, if there is such a key.
func startOf(prefix, start []byte, reverse bool) []byte {
	switch {
	case !reverse && bytes.Compare(start, prefix) < 0:
		return prefix
	case reverse && (start == nil || bytes.Compare(start, lastOf(prefix)) > 0):
		return lastOf(prefix)
	}
	return start
}

// lastOf returns a key that is greater than all others with this prefix, since it is longer than any may be. The
// successor of the prefix would not do: if that is a key itself, a reverse iterator begins with it, and so ends.
func lastOf(prefix []byte) []byte {
	return append(bytes.Clone(prefix), bytes.Repeat([]byte{0xff}, MaxKey+1)...)
}
