package kv_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dgraph-io/badger/v4"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

var errDisk = errors.New("the disk is on fire")

func TestAFailedBatchIsUnknownAndEndsWriting(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		saved bool
		fail  func(*kv.DB)
	}{
		"not saved": {false, func(db *kv.DB) { db.BreakCommit(func(*badger.Txn) error { return errDisk }) }},
		"saved": {true, func(db *kv.DB) {
			db.BreakCommit(func(txn *badger.Txn) error { return errors.Join(txn.Commit(), errDisk) })
		}},
		"not synced": {true, func(db *kv.DB) { db.BreakSync(func(func() error) error { return errDisk }) }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			db := open(t, kv.Options{Dir: dir})
			fill(t, db, 1, 2)
			closeDB(t, db)
			db = open(t, kv.Options{Dir: dir, OnCommit: func([]kv.Committed) { t.Error("a failed batch is announced") }})
			c.fail(db)
			failBatch(t, db)
			closeDB(t, db)
			if got := readFile(t, filepath.Join(dir, "SUMS")); !strings.Contains(got, "open") {
				t.Errorf("a store that has failed vouches for its files:\n%s", got)
			}
			db = open(t, kv.Options{Dir: dir})
			sequence, again, err := db.Append(t.Context(), id(3), put("key 3", "value 3"))
			if sequence != 3 || again != c.saved || err != nil {
				t.Errorf("after reopening, the entry gives %d, %t, %v", sequence, again, err)
			}
			expectFilled(t, db, 3)
		})
	}
}

// failBatch appends an entry, an id that is there, and an entry that fails, in one batch which fails.
func failBatch(t *testing.T, db *kv.DB) {
	t.Helper()
	outcomes := db.AppendAll(t.Context(), []kv.Request{
		{ID: id(3), Apply: put("key 3", "value 3")},
		{ID: id(1), Apply: put("key 1", "spoiled")},
		{ID: id(4), Apply: func(*kv.Tx, uint64) (kv.Result, error) { return kv.Result{}, errRefused }},
		{ID: id(3), Apply: put("key 3", "value 3")},
	})
	if err := outcomes[0].Err; !errors.Is(err, kv.ErrUnknown) || !errors.Is(err, errDisk) || errors.Is(err, kv.ErrFailed) {
		t.Errorf("the entry gives %v", err)
	}
	if outcomes[1] != (kv.Outcome{Sequence: 1, Again: true}) {
		t.Errorf("an id saved before gives %+v", outcomes[1])
	}
	if !errors.Is(outcomes[2].Err, errRefused) {
		t.Errorf("an entry refused gives %v", outcomes[2].Err)
	}
	if !errors.Is(outcomes[3].Err, kv.ErrUnknown) {
		t.Errorf("the same entry again gives %+v", outcomes[3])
	}
	_, _, err := db.Append(t.Context(), id(5), put("a", "b"))
	if !errors.Is(err, kv.ErrFailed) || errors.Is(err, kv.ErrUnknown) {
		t.Errorf("the next entry gives %v", err)
	}
	if got := value(t, db, "key 3"); got != "(none)" || db.Sequence() != 2 {
		t.Errorf("readers see %q at %d, which was never acknowledged", got, db.Sequence())
	}
	expectReadable(t, db)
}

func expectReadable(t *testing.T, db *kv.DB) {
	t.Helper()
	if got := value(t, db, "key 2"); got != "value 2" {
		t.Errorf("readers see %q", got)
	}
	if entries, err := db.Entries(0, 9); err != nil || len(entries) != 2 {
		t.Errorf("the log has %d entries, %v", len(entries), err)
	}
}

func TestAPanicInOnCommitEndsWritingButKeepsTheEntry(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := open(t, kv.Options{Dir: dir, OnCommit: func([]kv.Committed) { panic("out of cheese") }})
	fill(t, db, 1, 1)
	_, _, err := db.Append(t.Context(), id(2), put("a", "b"))
	if !errors.Is(err, kv.ErrFailed) {
		t.Errorf("the next entry gives %v", err)
	}
	closeDB(t, db)
	db = open(t, kv.Options{Dir: dir})
	expectFilled(t, db, 1)
}

// TestAPanickingWriterLeavesNobodyWaiting has Badger panic, as it does on a table damaged since it was opened.
func TestAPanickingWriterLeavesNobodyWaiting(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	db.BreakCommit(func(*badger.Txn) error { panic("out of cheese") })
	release := holdWriter(db)
	results := make(chan error, 2)
	for n := 1; n <= 2; n++ {
		background.Go(nil, "append", func() {
			_, _, err := db.Append(t.Context(), id(n), put("a", "b"))
			results <- err
		})
	}
	untilWaiting(db, 2)
	if err := release(); !errors.Is(err, kv.ErrUnknown) {
		t.Errorf("the entry under way gives %v", err)
	}
	for range 2 {
		if err := <-results; !errors.Is(err, kv.ErrFailed) {
			t.Errorf("an entry that waits gives %v", err)
		}
	}
	_, _, err := db.Append(t.Context(), id(3), put("a", "b"))
	if !errors.Is(err, kv.ErrFailed) {
		t.Errorf("the next entry gives %v", err)
	}
}
