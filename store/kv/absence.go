package kv

import (
	"bytes"
	"fmt"
	"hash/maphash"

	"github.com/dgraph-io/badger/v4"
)

// absence knows of most keys that are not on disk that they are not: for a caller who looks whether a name is taken before
// taking it, and so asks Badger above all for what it does not have, which is where it looks longest. It holds 32 bits of
// the hash of every key with certain prefixes that is on disk or ever was about to be; what those bits tell apart from all
// of them is absent, and one key in a thousand that is absent has to be looked for all the same. It belongs to
// whoever is the writer, through whom all keys come.
type absence struct {
	prefixes [][]byte // of Badger keys
	seed     maphash.Seed
	slots    []uint32 // hashes, each as near as can be after its place; 0: free
	n        int
}

// newAbsence knows of no key with the prefixes, which are the caller's.
func newAbsence(prefixes [][]byte) *absence {
	a := &absence{seed: maphash.MakeSeed()}
	for _, prefix := range prefixes {
		a.prefixes = append(a.prefixes, clientKey(prefix))
	}
	return a
}

// learn reads which keys there are, before it is asked for any, unless it is to stop. Of a million records that takes
// seconds, for which nobody has to wait who only reads.
func (a *absence) learn(txn *badger.Txn, stopped func() bool) error {
	for _, prefix := range a.prefixes {
		err := iterate(txn, prefix, nil, false, func(key, _ []byte) bool {
			a.note(key)
			return a.n%1024 != 0 || !stopped()
		})
		if err != nil {
			return fmt.Errorf("learn which keys there are: %w", err)
		}
	}
	return nil
}

// certain reports whether a Badger key is known not to be on disk.
func (a *absence) certain(key []byte) bool {
	if !a.covers(key) {
		return false
	}
	if a.n == 0 {
		return true
	}
	hash := a.hash(key)
	return a.slots[a.place(hash)] != hash
}

// note remembers that a Badger key is on disk, or perhaps will be.
func (a *absence) note(key []byte) {
	if !a.covers(key) {
		return
	}
	if 4*(a.n+1) > 3*len(a.slots) {
		a.grow()
	}
	hash := a.hash(key)
	if at := a.place(hash); a.slots[at] == 0 {
		a.slots[at] = hash
		a.n++
	}
}

func (a *absence) grow() {
	old := a.slots
	a.slots = make([]uint32, max(64, 2*len(old)))
	for _, hash := range old {
		if hash != 0 {
			a.slots[a.place(hash)] = hash
		}
	}
}

// place returns where a hash is, or would be.
func (a *absence) place(hash uint32) int {
	at := int(hash) & (len(a.slots) - 1)
	for a.slots[at] != 0 && a.slots[at] != hash {
		at = (at + 1) & (len(a.slots) - 1)
	}
	return at
}

// hash is never 0.
func (a *absence) hash(key []byte) uint32 { return max(1, uint32(maphash.Bytes(a.seed, key))) }

func (a *absence) covers(key []byte) bool {
	for _, prefix := range a.prefixes {
		if bytes.HasPrefix(key, prefix) {
			return true
		}
	}
	return false
}
