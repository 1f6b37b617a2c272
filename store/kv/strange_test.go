package kv_test

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/dgraph-io/badger/v4"

	"github.com/ogptoolbox/concorde/store/kv"
)

// TestAnEntryOfAnotherLogDoesNotFit: each is whole in itself, but follows others.
func TestAnEntryOfAnotherLogDoesNotFit(t *testing.T) {
	t.Parallel()
	db, other := open(t, kv.Options{Dir: t.TempDir()}), open(t, kv.Options{Dir: t.TempDir()})
	fill(t, db, 1, 5)
	mustAppend(t, other, 1, put("a", "b"))
	fill(t, other, 2, 5)
	var stranger []byte
	err := other.Engine().View(func(txn *badger.Txn) error {
		item, err := txn.Get(kv.LogKey(5))
		if err == nil {
			stranger, err = item.ValueCopy(nil)
		}
		return err
	})
	replacing := db.Engine().Update(func(txn *badger.Txn) error { return txn.Set(kv.LogKey(5), stranger) })
	if err := errors.Join(err, replacing); err != nil {
		t.Fatal(err)
	}
	fill(t, db, 6, 6)
	if _, err := db.EntryByID(id(5)); !errors.Is(err, kv.ErrDamaged) {
		t.Errorf("EntryByID gives %v", err)
	}
}

// TestALogThatEndsEarlyIsNoticed has the last entry vanish just after it was committed.
func TestALogThatEndsEarlyIsNoticed(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	db.BreakCommit(func(txn *badger.Txn) error {
		err := txn.Commit()
		return errors.Join(err, db.Engine().Update(func(txn *badger.Txn) error { return txn.Delete(kv.LogKey(10)) }))
	})
	fill(t, db, 1, 10)
	if entries, err := db.Entries(5, 9); len(entries) != 4 || !errors.Is(err, kv.ErrLost) {
		t.Errorf("Entries gives %d entries, %v; want 4 and ErrLost", len(entries), err)
	}
	report, err := db.Verify(t.Context(), nil)
	if err != nil || !errors.Is(report.Err(), kv.ErrLost) {
		t.Errorf("Verify: %v, %v", report.Problems, err)
	}
}

// TestDamageSinceOpeningIsFound damages a table under an open store; Badger panics on some of it.
func TestDamageSinceOpeningIsFound(t *testing.T) {
	t.Parallel()
	closed := closedImage(t)
	for _, share := range []float64{0.1, 0.3, 0.5, 0.7} {
		dir := closed.write(t)
		db := open(t, kv.Options{Dir: dir})
		for name, file := range closed {
			if filepath.Ext(name) == ".sst" {
				scribble(t, filepath.Join(dir, name), file.data, share)
			}
		}
		report, err := db.Verify(t.Context(), nil)
		if err != nil || !errors.Is(report.Err(), kv.ErrDamaged) {
			t.Errorf("Verify: %v, %v", report.Problems, err)
		}
	}
}

// TestATailOfAnotherLogIsNoticed is about a store put together from two: a restored badger/, and the old TAIL.
func TestATailOfAnotherLogIsNoticed(t *testing.T) {
	t.Parallel()
	dir, other := t.TempDir(), t.TempDir()
	db := open(t, kv.Options{Dir: dir})
	fill(t, db, 1, 10)
	closeDB(t, db)
	db = open(t, kv.Options{Dir: other})
	for n := 1; n <= 10; n++ {
		mustAppend(t, db, n, put("a", "b"))
	}
	closeDB(t, db)
	writeFile(t, filepath.Join(dir, "TAIL"), readFile(t, filepath.Join(other, "TAIL")))
	refuse(t, kv.Options{Dir: dir}, kv.ErrDamaged, "entry 10")
}
