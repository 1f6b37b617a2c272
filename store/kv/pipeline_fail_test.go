package kv_test

import (
	"errors"
	"sync/atomic"
	"testing"

	"github.com/dgraph-io/badger/v4"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

func TestABatchOnTopOfOneThatFailsFails(t *testing.T) {
	t.Parallel()
	for name, saved := range map[string]bool{"not saved": false, "saved": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			db := open(t, kv.Options{Dir: dir, OnCommit: func([]kv.Committed) { t.Error("a failed batch is announced") }})
			disk := hold(db)
			disk.saved = saved
			first := behind(t, db, 1, put("key 1", "value 1"))
			<-disk.begun
			again := ask(t, db, 1, never(t))
			second := behind(t, db, 2, put("key 2", "value 2"))
			disk.end <- errDisk
			expectAnswer(t, "the batch", <-first, answer{err: kv.ErrUnknown})
			expectAnswer(t, "an id of it", <-again, answer{err: kv.ErrUnknown})
			got := <-second
			expectAnswer(t, "the batch on top", got, answer{err: kv.ErrFailed})
			if errors.Is(got.err, kv.ErrUnknown) || disk.later.Load() > 0 {
				t.Errorf("the batch on top was perhaps written: %v, %d commits", got.err, disk.later.Load())
			}
			expectAnswer(t, "the next", <-ask(t, db, 3, put("key 3", "x")), answer{err: kv.ErrFailed})
			expectAnswer(t, "the id in doubt", <-ask(t, db, 1, never(t)), answer{err: kv.ErrUnknown})
			expectAnswer(t, "the id on top", <-ask(t, db, 2, never(t)), answer{err: kv.ErrFailed})
			if got := value(t, db, "key 1"); got != "(none)" || db.Sequence() != 0 {
				t.Errorf("readers see %q at %d", got, db.Sequence())
			}
			closeDB(t, db)
			db = open(t, kv.Options{Dir: dir})
			fillRest(t, db, saved)
			expectFilled(t, db, 2)
		})
	}
}

// fillRest appends what the failed store was asked for.
func fillRest(t *testing.T, db *kv.DB, saved bool) {
	t.Helper()
	expectAnswer(t, "the first, reopened", <-ask(t, db, 1, put("key 1", "value 1")), answer{sequence: 1, again: saved})
	expectAnswer(t, "the second, reopened", <-ask(t, db, 2, put("key 2", "value 2")), answer{sequence: 2})
}

func TestCloseFinishesAllThatIsUnderWay(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := open(t, kv.Options{Dir: dir})
	disk := hold(db)
	first := behind(t, db, 1, put("key 1", "value 1"))
	<-disk.begun
	second := behind(t, db, 2, put("key 2", "value 2"))
	closed := make(chan error)
	background.Go(nil, "close", func() { closed <- db.Close() })
	<-db.Closing()
	disk.end <- nil
	expectAnswer(t, "the batch", <-first, answer{sequence: 1})
	expectAnswer(t, "the batch on top", <-second, answer{sequence: 2})
	if err := <-closed; err != nil {
		t.Error(err)
	}
	expectFilled(t, open(t, kv.Options{Dir: dir}), 2)
}

// TestAfterAPanicInOnCommitWhatIsDurableIsVisible has the second batch committed before OnCommit panics about the first.
func TestAfterAPanicInOnCommitWhatIsDurableIsVisible(t *testing.T) {
	t.Parallel()
	announcing, panicNow := make(chan struct{}), make(chan struct{})
	var calls atomic.Int64
	dir := t.TempDir()
	db := open(t, kv.Options{Dir: dir, OnCommit: func([]kv.Committed) {
		calls.Add(1)
		close(announcing)
		<-panicNow
		panic("out of cheese")
	}})
	committed := make(chan struct{}, 2)
	db.BreakCommit(func(txn *badger.Txn) error {
		defer func() { committed <- struct{}{} }()
		return txn.Commit()
	})
	first := ask(t, db, 1, put("key 1", "value 1"))
	<-announcing
	second := ask(t, db, 2, put("key 2", "value 2"))
	<-committed
	<-committed
	close(panicNow)
	expectAnswer(t, "the first", <-first, answer{sequence: 1})
	if got := <-second; got.err == nil {
		expectAnswer(t, "the second", got, answer{sequence: 2})
		if read := value(t, db, "key 2"); read != "value 2" {
			t.Errorf("an acknowledged record reads %q", read)
		}
	} else {
		t.Errorf("the second, which is durable, gives %v", got.err)
	}
	expectAnswer(t, "the next", <-ask(t, db, 3, put("a", "b")), answer{err: kv.ErrFailed})
	if calls.Load() != 1 {
		t.Errorf("OnCommit was called %d times, want no more once it has panicked", calls.Load())
	}
	closeDB(t, db)
	expectFilled(t, open(t, kv.Options{Dir: dir}), 2)
}
