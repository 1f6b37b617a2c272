package kv_test

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/dgraph-io/badger/v4"

	"github.com/ogptoolbox/concorde/store/kv"
)

// tampering is what somebody, or a bug, does to Badger's records behind the store's back.
type tampering struct {
	do     func(*badger.Txn) error
	verify error // what Verify finds
	open   error // what Open finds if it reads everything; nil if that is for Verify only
}

func tamperings() map[string]tampering {
	remove := func(key []byte) func(*badger.Txn) error {
		return func(txn *badger.Txn) error { return txn.Delete(key) }
	}
	set := func(key []byte, value string) func(*badger.Txn) error {
		return func(txn *badger.Txn) error { return txn.Set(key, []byte(value)) }
	}
	return map[string]tampering{
		"entry gone":         {remove(kv.LogKey(5)), kv.ErrLost, kv.ErrLost},
		"first entry gone":   {remove(kv.LogKey(1)), kv.ErrLost, kv.ErrLost},
		"last entry gone":    {remove(kv.LogKey(tampered)), kv.ErrLost, kv.ErrLost},
		"data changed":       {change(5, -1), kv.ErrDamaged, kv.ErrDamaged},
		"id changed":         {change(5, 3), kv.ErrDamaged, kv.ErrDamaged},
		"chain changed":      {change(5, 18), kv.ErrDamaged, kv.ErrDamaged},
		"layout unknown":     {change(5, 0), kv.ErrDamaged, kv.ErrDamaged},
		"entry cut":          {set(kv.LogKey(5), "\x01"), kv.ErrDamaged, kv.ErrDamaged},
		"key of no entry":    {set(append(kv.LogKey(5), 7), "\x01"), kv.ErrDamaged, kv.ErrDamaged},
		"id gone":            {remove(kv.IDKey(id(5))), kv.ErrDamaged, nil},
		"id of another":      {set(kv.IDKey(id(5)), "\x00\x00\x00\x00\x00\x00\x00\x06"), kv.ErrDamaged, nil},
		"id cut":             {set(kv.IDKey(id(5)), "\x06"), kv.ErrDamaged, nil},
		"id without entry":   {set(kv.IDKey(id(9999)), "\x00\x00\x00\x00\x00\x00\x00\x06"), kv.ErrDamaged, nil},
		"an entry from else": {set(kv.LogKey(6), "\x01"+string(make([]byte, 20))+"value 6"), kv.ErrDamaged, kv.ErrDamaged},
	}
}

// tampered is how many entries a store has when it is tampered with: more than Open reads of a store closed well.
const tampered = 300

// change turns a bit of entry n, of the byte at a place in its value, -1 for the last.
func change(n uint64, at int) func(*badger.Txn) error {
	return func(txn *badger.Txn) error {
		item, err := txn.Get(kv.LogKey(n))
		if err != nil {
			return err
		}
		value, err := item.ValueCopy(nil)
		if err != nil {
			return err
		}
		if at < 0 {
			at = len(value) - 1
		}
		value[at] ^= 8
		return txn.Set(kv.LogKey(n), value)
	}
}

func TestTamperingIsFound(t *testing.T) {
	t.Parallel()
	for name, c := range tamperings() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			db := open(t, kv.Options{Dir: dir})
			fill(t, db, 1, tampered)
			if err := db.Engine().Update(c.do); err != nil {
				t.Fatal(err)
			}
			fill(t, db, tampered+1, tampered+1) // for a snapshot that sees it
			report, err := db.Verify(t.Context(), nil)
			if err != nil || !errors.Is(report.Err(), c.verify) || len(report.Problems) == 0 || len(report.Problems) > 3 {
				t.Errorf("Verify: %v, %v", report.Problems, err)
			}
			closeDB(t, db)
			writeFile(t, filepath.Join(dir, "SUMS"), "") // or Open takes it for a store closed well
			if c.open != nil {
				refuse(t, kv.Options{Dir: dir}, c.open)
			} else {
				open(t, kv.Options{Dir: dir})
			}
		})
	}
}

func TestEntriesThatDoNotFitAreNotHandedOut(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	fill(t, db, 1, 9)
	if err := db.Engine().Update(change(5, -1)); err != nil {
		t.Fatal(err)
	}
	fill(t, db, 10, 10)
	entries, err := db.Entries(2, 5)
	if len(entries) != 2 || !errors.Is(err, kv.ErrDamaged) {
		t.Errorf("Entries gives %d entries, %v; want 3 and 4, and ErrDamaged", len(entries), err)
	}
	if _, err := db.EntryByID(id(5)); !errors.Is(err, kv.ErrDamaged) {
		t.Errorf("EntryByID gives %v", err)
	}
	if err := db.Engine().Update(func(txn *badger.Txn) error { return txn.Delete(kv.LogKey(5)) }); err != nil {
		t.Fatal(err)
	}
	fill(t, db, 11, 11)
	if _, err := db.Entries(2, 5); !errors.Is(err, kv.ErrLost) {
		t.Errorf("Entries over a hole gives %v", err)
	}
	if _, err := db.EntryByID(id(5)); !errors.Is(err, kv.ErrLost) {
		t.Errorf("EntryByID in a hole gives %v", err)
	}
}

// TestTheEndIsAlwaysRead: even of a store that was closed well, where sums vouch for the files.
func TestTheEndIsAlwaysRead(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		entries int
		do      func(*badger.Txn) error
		want    error
	}{
		"entry changed": {tampered, change(tampered-200, -1), kv.ErrDamaged},
		"first changed": {10, change(1, 18), kv.ErrDamaged},
		"first gone":    {10, func(txn *badger.Txn) error { return txn.Delete(kv.LogKey(1)) }, kv.ErrLost},
		"last gone":     {10, func(txn *badger.Txn) error { return txn.Delete(kv.LogKey(10)) }, kv.ErrLost},
		"head changed": {10, func(txn *badger.Txn) error {
			return txn.Set(kv.HeadKey(), []byte("\x00\x00\x00\x00\x00\x00\x00\x0a...."))
		}, kv.ErrDamaged},
		"head cut":          {10, func(txn *badger.Txn) error { return txn.Set(kv.HeadKey(), []byte("\x00")) }, kv.ErrDamaged},
		"one more":          {10, func(txn *badger.Txn) error { return txn.Set(kv.LogKey(11), make([]byte, 30)) }, kv.ErrDamaged},
		"one more, perfect": {10, copyEntry(10, 11), kv.ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			db := open(t, kv.Options{Dir: dir})
			fill(t, db, 1, c.entries)
			if err := db.Engine().Update(c.do); err != nil {
				t.Fatal(err)
			}
			closeDB(t, db)
			refuse(t, kv.Options{Dir: dir}, c.want)
		})
	}
}

func copyEntry(from, to uint64) func(*badger.Txn) error {
	return func(txn *badger.Txn) error {
		item, err := txn.Get(kv.LogKey(from))
		if err != nil {
			return err
		}
		value, err := item.ValueCopy(nil)
		return errors.Join(err, txn.Set(kv.LogKey(to), value))
	}
}
