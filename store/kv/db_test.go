package kv_test

import (
	"errors"
	"testing"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

func TestWhatIsAppendedIsThereAfterReopening(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := open(t, kv.Options{Dir: dir})
	logID := db.LogID()
	fill(t, db, 1, 300)
	closeDB(t, db)
	db = open(t, kv.Options{Dir: dir})
	if db.LogID() != logID {
		t.Errorf("reopened as log %s, want %s", db.LogID(), logID)
	}
	expectFilled(t, db, 300)
	fill(t, db, 301, 310)
	expectFilled(t, db, 310)
}

func TestLogsHaveDifferentIDs(t *testing.T) {
	t.Parallel()
	one, other := open(t, kv.Options{Dir: t.TempDir()}), open(t, kv.Options{Dir: t.TempDir()})
	if one.LogID() == other.LogID() || len(one.LogID()) < 20 {
		t.Errorf("log ids are %q and %q", one.LogID(), other.LogID())
	}
}

func TestClosed(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	fill(t, db, 1, 1)
	closeDB(t, db)
	closeDB(t, db)
	_, _, appending := db.Append(t.Context(), id(2), put("a", "b"))
	viewing := db.View(func(*kv.Snapshot) error { return nil })
	_, reading := db.Entries(0, 1)
	_, finding := db.EntryByID(id(1))
	_, verifying := db.Verify(t.Context(), nil)
	for name, err := range map[string]error{
		"Append": appending, "View": viewing, "Entries": reading, "EntryByID": finding, "Verify": verifying,
		"Wait": db.Wait(t.Context(), 1),
	} {
		if !errors.Is(err, kv.ErrClosed) {
			t.Errorf("%s on a closed store gives %v", name, err)
		}
	}
}

func TestCloseAnswersThoseWhoWait(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	release := holdWriter(db)
	const calls = 20
	results := make(chan error, calls+1)
	for n := range calls {
		background.Go(nil, "test", func() {
			_, _, err := db.Append(t.Context(), id(n+1), put("late", "x"))
			results <- err
		})
	}
	background.Go(nil, "test", func() { results <- db.Wait(t.Context(), 1) })
	untilWaiting(db, calls)
	closed := make(chan error)
	background.Go(nil, "test", func() { closed <- db.Close() })
	<-db.Closing() // so that release does not let the writer take them up first
	letGo(t, release)
	for range calls + 1 {
		if err := <-results; !errors.Is(err, kv.ErrClosed) {
			t.Errorf("who waited got %v, want ErrClosed", err)
		}
	}
	if err := <-closed; err != nil {
		t.Error(err)
	}
}

func TestCloseWaitsForReaders(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	fill(t, db, 1, 1)
	closed := make(chan error)
	err := db.View(func(s *kv.Snapshot) error {
		background.Go(nil, "test", func() { closed <- db.Close() })
		<-db.Closing()
		select {
		case <-closed:
			t.Error("Close did not wait")
		default:
		}
		_, err := s.Get([]byte("key 1"))
		return err
	})
	if err := errors.Join(err, <-closed); err != nil {
		t.Error(err)
	}
}
