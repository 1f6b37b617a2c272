package kv_test

import (
	"sync/atomic"
	"testing"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

// What OnCommit derives is neither behind nor ahead of what is read while all
// is still, however much is written.
func TestInStillWhatIsDerivedIsAsOfTheSnapshot(t *testing.T) {
	t.Parallel()
	derived := uint64(0) // written by OnCommit, read in Still: the race detector is half of the test
	db := open(t, kv.Options{Dir: t.TempDir(), OnCommit: func(batch []kv.Committed) { derived = batch[len(batch)-1].Sequence }})
	var ended atomic.Bool
	done := make(chan error, 1)
	background.Go(nil, "append", func() {
		var err error
		for n := 1; err == nil && !ended.Load(); n++ {
			_, _, err = db.Append(t.Context(), id(n), put("key", "value"))
		}
		done <- err
	})
	moments := map[uint64]bool{}
	for len(moments) < 50 {
		err := db.Still(func(snapshot *kv.Snapshot, _ func()) error {
			if derived != snapshot.Sequence() {
				t.Errorf("entry %d was derived from, the snapshot has %d", derived, snapshot.Sequence())
			}
			moments[derived] = true
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	ended.Store(true)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// Who appends goes on as soon as that is asked for, and the snapshot stays what it was.
func TestStillGoesOn(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	err := db.Still(func(snapshot *kv.Snapshot, goOn func()) error {
		goOn()
		goOn() // once is enough
		sequence, _, err := db.Append(t.Context(), id(1), put("key", "value"))
		if sequence != 1 || snapshot.Sequence() != 0 {
			t.Errorf("entry %d was appended, the snapshot has %d", sequence, snapshot.Sequence())
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	mustAppend(t, db, 2, put("key", "value"))
}
