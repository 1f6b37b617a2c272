package kv_test

import (
	"errors"
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

// TestAPanicWhileAnEntryIsMadeAloneLeavesNobodyWaiting has the watch on the disk panic, which is no part of an Apply.
func TestAPanicWhileAnEntryIsMadeAloneLeavesNobodyWaiting(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var broken atomic.Bool
	db := open(t, kv.Options{Dir: dir, FreeSpace: func(string) (uint64, error) {
		if broken.Load() {
			panic("out of cheese")
		}
		return 1 << 40, nil
	}})
	fill(t, db, 1, 1)
	broken.Store(true)
	_, _, err := db.Append(t.Context(), id(2), put("key 2", "value 2"))
	broken.Store(false)
	if !errors.Is(err, kv.ErrUnknown) && !errors.Is(err, kv.ErrFailed) {
		t.Errorf("the entry gives %v", err)
	}
	for n := 3; n <= 4; n++ {
		if _, _, err := db.Append(t.Context(), id(n), put("a", "b")); !errors.Is(err, kv.ErrFailed) {
			t.Errorf("a later entry gives %v", err)
		}
	}
	if db.Sequence() != 1 {
		t.Errorf("the log ends with %d", db.Sequence())
	}
	closeDB(t, db)
	expectFilled(t, open(t, kv.Options{Dir: dir}), 1)
}

// TestManyAndOneTakeTurns has callers come and go, so that some find nobody there and others do: what each was answered
// is on the log, once, in the order in which each asked.
func TestManyAndOneTakeTurns(t *testing.T) {
	t.Parallel()
	const callers, each = 3, 500
	dir := t.TempDir()
	var told atomic.Uint64
	db := open(t, kv.Options{Dir: dir, OnCommit: func(batch []kv.Committed) {
		for _, entry := range batch {
			if before := told.Swap(entry.Sequence); before+1 != entry.Sequence {
				t.Errorf("OnCommit is told of %d after %d", entry.Sequence, before)
			}
		}
	}})
	db.BreakSync(func(func() error) error { return nil }) // the less the disk takes, the more they meet
	group := background.NewGroup(nil)
	for caller := range callers {
		group.Go("append", func() {
			last := uint64(0)
			for n := range each {
				key := fmt.Sprintf("%d of %d", n, caller)
				sequence, again, err := db.Append(t.Context(), id(1+n*callers+caller), put(key, key))
				if err != nil || again || sequence <= last {
					t.Errorf("entry %s gives %d, %t, %v, after %d", key, sequence, again, err, last)
				}
				if last = sequence; told.Load() < sequence || value(t, db, key) != key {
					t.Errorf("entry %s is answered before it can be seen", key)
				}
			}
		})
	}
	group.Wait()
	if report, err := db.Verify(t.Context(), nil); err != nil || report.Err() != nil || report.Entries != callers*each {
		t.Errorf("the log has %d entries: %v, %v", report.Entries, err, report.Err())
	}
}
