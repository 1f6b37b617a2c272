package kv_test

import (
	"errors"
	"sync/atomic"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/go-cmp/cmp"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

// slowDisk is a disk that takes its time over the first batch after it was put in place.
type slowDisk struct {
	begun chan struct{} // closed when the first commit has begun
	end   chan error    // what becomes of it
	saved bool          // whether it is on disk, whatever it says
	held  atomic.Bool
	later atomic.Int64 // commits after it
}

func hold(db *kv.DB) *slowDisk {
	d := &slowDisk{begun: make(chan struct{}), end: make(chan error)}
	db.BreakCommit(d.commit)
	return d
}

func (d *slowDisk) commit(txn *badger.Txn) error {
	if d.held.Swap(true) {
		d.later.Add(1)
		return txn.Commit()
	}
	close(d.begun)
	err := <-d.end
	if err == nil || d.saved {
		err = errors.Join(err, txn.Commit())
	}
	return err
}

// answer is what Append returned.
type answer struct {
	sequence uint64
	again    bool
	err      error
}

// behind appends on a goroutine of its own, and returns once the entry is made.
func behind(t *testing.T, db *kv.DB, n int, apply kv.Apply) <-chan answer {
	made := make(chan struct{})
	answers := ask(t, db, n, func(tx *kv.Tx, sequence uint64) (kv.Result, error) {
		defer close(made)
		return apply(tx, sequence)
	})
	<-made
	return answers
}

func ask(t *testing.T, db *kv.DB, n int, apply kv.Apply) <-chan answer {
	answers := make(chan answer, 1)
	background.Go(nil, "append", func() {
		sequence, again, err := db.Append(t.Context(), id(n), apply)
		answers <- answer{sequence, again, err}
	})
	return answers
}

func expectAnswer(t *testing.T, what string, got answer, want answer) {
	t.Helper()
	if got.sequence != want.sequence || got.again != want.again || !errors.Is(got.err, want.err) {
		t.Errorf("%s gives %+v, want %+v", what, got, want)
	}
}

func never(t *testing.T) kv.Apply {
	return func(*kv.Tx, uint64) (kv.Result, error) {
		t.Error("an id was made again")
		return kv.Result{}, nil
	}
}

func TestEntriesAreMadeOnTopOfWhatIsBeingCommitted(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	mustAppend(t, db, 1, write(func(tx *kv.Tx) { set(tx, "b", "d", "f", "h") }))
	disk := hold(db)
	first := behind(t, db, 2, write(func(tx *kv.Tx) {
		set(tx, "a", "c")
		tx.Delete([]byte("d"))
		tx.Put([]byte("f"), []byte("1"))
	}))
	<-disk.begun
	second := behind(t, db, 3, write(func(tx *kv.Tx) {
		set(tx, "e")
		tx.Put([]byte("f"), []byte("2"))
		tx.Delete([]byte("b"))
		if got, want := scan(t, tx.Scan, "", ""), "a=. c=. e=. f=2"; got != want {
			t.Errorf("the next batch scans %q, want %q", got, want)
		}
		if _, err := tx.Get([]byte("d")); !errors.Is(err, kv.ErrNotFound) {
			t.Errorf("what the batch before deletes is there: %v", err)
		}
		if got, err := tx.Get([]byte("h")); string(got) != "." || err != nil {
			t.Errorf("what is on disk is %q, %v", got, err)
		}
	}))
	if got := value(t, db, "a") + value(t, db, "e"); got != "(none)(none)" || db.Sequence() != 1 {
		t.Errorf("readers see %q at %d before it is durable", got, db.Sequence())
	}
	again := ask(t, db, 2, never(t))
	disk.end <- nil
	expectAnswer(t, "the batch", <-first, answer{sequence: 2})
	expectAnswer(t, "the batch on top", <-second, answer{sequence: 3})
	expectAnswer(t, "an id of the first", <-again, answer{sequence: 2, again: true})
	err := db.View(func(s *kv.Snapshot) error {
		if got, want := scan(t, s.Scan, "", ""), "a=. c=. e=. f=2"; got != want {
			t.Errorf("readers see %q, want %q", got, want)
		}
		return nil
	})
	if report, verifying := db.Verify(t.Context(), nil); err != nil || verifying != nil || report.Err() != nil {
		t.Errorf("reading, then verifying: %v, %v, %v", err, verifying, report.Err())
	}
}

// TestAnIDUnderWayIsAnsweredWhenItIsDurable: the answer waits for the batch that has the entry.
func TestAnIDUnderWayIsAnsweredWhenItIsDurable(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	disk := hold(db)
	first := behind(t, db, 1, put("a", "b"))
	<-disk.begun
	again := ask(t, db, 1, never(t))
	second := behind(t, db, 2, put("c", "d")) // so that the writer has come past it
	select {
	case got := <-again:
		t.Errorf("an entry that is not durable yet is answered with %+v", got)
	default:
	}
	disk.end <- nil
	expectAnswer(t, "the id again", <-again, answer{sequence: 1, again: true})
	expectAnswer(t, "the first", <-first, answer{sequence: 1})
	expectAnswer(t, "the second", <-second, answer{sequence: 2})
}

// TestOnCommitSeesNothingLaterThanItsBatch has the second batch committed while the first is being announced.
func TestOnCommitSeesNothingLaterThanItsBatch(t *testing.T) {
	t.Parallel()
	var db *kv.DB
	var seen []string
	announcing, goOn := make(chan struct{}), make(chan struct{})
	db = open(t, kv.Options{Dir: t.TempDir(), OnCommit: func(batch []kv.Committed) {
		if batch[0].Sequence == 1 {
			close(announcing)
			<-goOn
		}
		seen = append(seen, value(t, db, "a"))
	}})
	committed := make(chan struct{}, 2)
	db.BreakCommit(func(txn *badger.Txn) error {
		defer func() { committed <- struct{}{} }()
		return txn.Commit()
	})
	first := ask(t, db, 1, put("a", "1"))
	<-announcing
	second := ask(t, db, 2, put("a", "2"))
	<-committed
	<-committed
	close(goOn)
	expectAnswer(t, "the first", <-first, answer{sequence: 1})
	expectAnswer(t, "the second", <-second, answer{sequence: 2})
	if diff := cmp.Diff([]string{"1", "2"}, seen); diff != "" {
		t.Errorf("OnCommit saw (-want +got):\n%s", diff)
	}
}
