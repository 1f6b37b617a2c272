package kv_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

var errRefused = errors.New("refused")

// batches records the sequences of each batch that a store hands to OnCommit.
type batches struct {
	mutex sync.Mutex
	all   [][]uint64
}

func (b *batches) record(batch []kv.Committed) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	var sequences []uint64
	for _, entry := range batch {
		sequences = append(sequences, entry.Sequence)
	}
	b.all = append(b.all, sequences)
}

func (b *batches) sizes() []int {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	var sizes []int
	for _, batch := range b.all {
		sizes = append(sizes, len(batch))
	}
	return sizes
}

func TestThoseWhoWaitShareACommit(t *testing.T) {
	t.Parallel()
	var seen batches
	db := open(t, kv.Options{Dir: t.TempDir(), OnCommit: seen.record})
	release := holdWriter(db)
	callers := background.NewGroup(nil)
	for n := 1; n <= 200; n++ {
		callers.Go("append", func() { mustAppend(t, db, n, put(fmt.Sprint("key ", n), fmt.Sprint("value ", n))) })
	}
	untilWaiting(db, 200)
	letGo(t, release)
	callers.Wait()
	if diff := cmp.Diff([]int{1, 128, 72}, seen.sizes()); diff != "" {
		t.Errorf("batches (-want +got):\n%s", diff)
	}
}

func TestAFailingEntryLeavesNoTrace(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	failing := func(tx *kv.Tx, sequence uint64) (kv.Result, error) {
		if sequence != 2 {
			t.Errorf("the failing entry would have been %d, want 2", sequence)
		}
		tx.Put([]byte("shared"), []byte("spoiled"))
		tx.Put([]byte("new"), []byte("spoiled"))
		tx.Delete([]byte("key 1"))
		return kv.Result{Data: []byte("spoiled")}, errRefused
	}
	outcomes := db.AppendAll(t.Context(), []kv.Request{
		{ID: id(1), Apply: put("shared", "first")},
		{ID: id(2), Apply: failing},
		{ID: id(3), Apply: func(tx *kv.Tx, _ uint64) (kv.Result, error) {
			shared, err := tx.Get([]byte("shared"))
			if _, missing := tx.Get([]byte("new")); !errors.Is(missing, kv.ErrNotFound) {
				t.Errorf("what a failed entry wrote is there: %v", missing)
			}
			return kv.Result{Data: shared}, err
		}},
	})
	want := []kv.Outcome{{Sequence: 1}, {Err: errRefused}, {Sequence: 2}}
	if diff := cmp.Diff(want, outcomes, cmp.Comparer(func(a, b error) bool { return a == b })); diff != "" {
		t.Errorf("outcomes (-want +got):\n%s", diff)
	}
	entries, err := db.Entries(0, 10)
	if err != nil || len(entries) != 2 || string(entries[1].Data) != "first" {
		t.Errorf("the log is %v, %v", entries, err)
	}
	if _, err := db.EntryByID(id(2)); !errors.Is(err, kv.ErrNotFound) {
		t.Errorf("the failed entry is on the log: %v", err)
	}
}

func TestConcurrentAppendsLeaveNoGaps(t *testing.T) {
	t.Parallel()
	var seen batches
	db := open(t, kv.Options{Dir: t.TempDir(), OnCommit: seen.record})
	const callers, each = 32, 25
	group := background.NewGroup(nil)
	for caller := range callers {
		group.Go("append", func() { appendSome(t, db, caller*each, each) })
	}
	group.Wait()
	report, err := db.Verify(t.Context(), nil)
	if err != nil || report.Err() != nil {
		t.Errorf("Verify: %v, %v", report.Err(), err)
	}
	next := uint64(1)
	for _, batch := range seen.all {
		for _, sequence := range batch {
			if sequence != next {
				t.Fatalf("OnCommit got %d after %d", sequence, next-1)
			}
			next++
		}
	}
	if want := uint64(callers*each*2/3) + 1; next < want-callers || next != db.Sequence()+1 {
		t.Errorf("OnCommit got %d entries, the log has %d, want about %d", next-1, db.Sequence(), want)
	}
}

// appendSome appends entries of which each third fails, and each second comes twice.
func appendSome(t *testing.T, db *kv.DB, first, count int) {
	for n := first; n < first+count; n++ {
		apply := put(fmt.Sprint("key ", n), "x")
		if n%3 == 0 {
			apply = func(*kv.Tx, uint64) (kv.Result, error) { return kv.Result{}, errRefused }
		}
		sequence, _, err := db.Append(t.Context(), id(n), apply)
		if (err != nil) != (n%3 == 0) {
			t.Errorf("entry %d: %v", n, err)
		}
		if n%2 == 0 && n%3 != 0 {
			if repeated, again, err := db.Append(t.Context(), id(n), apply); repeated != sequence || !again || err != nil {
				t.Errorf("entry %d was %d and then %d, %t, %v", n, sequence, repeated, again, err)
			}
		}
	}
}

func TestCounterSeesEarlierEntriesOfItsBatch(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	count := func(tx *kv.Tx, _ uint64) (kv.Result, error) {
		before, err := tx.Get([]byte("count"))
		if err != nil && !errors.Is(err, kv.ErrNotFound) {
			return kv.Result{}, err
		}
		tx.Put([]byte("count"), append(before, '|'))
		return kv.Result{}, nil
	}
	group := background.NewGroup(nil)
	for n := range 100 {
		group.Go("count", func() { mustAppend(t, db, n, count) })
	}
	group.Wait()
	if got := value(t, db, "count"); got != strings.Repeat("|", 100) {
		t.Errorf("100 increments made %d", len(got))
	}
}

func TestAPanickingEntryHarmsNobody(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	_, _, err := db.Append(t.Context(), id(1), func(*kv.Tx, uint64) (kv.Result, error) { panic("out of cheese") })
	if err == nil || !strings.Contains(err.Error(), "out of cheese") {
		t.Errorf("a panic gives %v", err)
	}
	if got := mustAppend(t, db, 2, put("a", "b")); got != 1 {
		t.Errorf("the next entry is %d, want 1", got)
	}
}

func TestATxIsOfNoUseAfterwards(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	var kept *kv.Tx
	mustAppend(t, db, 1, write(func(tx *kv.Tx) { kept = tx }))
	if _, err := kept.Get([]byte("a")); err == nil {
		t.Error("Get works")
	}
	if err := kept.Scan(nil, nil, func(_, _ []byte) bool { return true }); err == nil {
		t.Error("Scan works")
	}
	defer func() {
		if recover() == nil {
			t.Error("Put works")
		}
	}()
	kept.Put([]byte("a"), nil)
}
