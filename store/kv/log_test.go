package kv_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

func TestEntriesComeInOrder(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	fill(t, db, 1, 10)
	for _, c := range []struct {
		after uint64
		limit int
		want  []uint64
	}{
		{0, 3, []uint64{1, 2, 3}},
		{3, 3, []uint64{4, 5, 6}},
		{8, 5, []uint64{9, 10}},
		{10, 5, nil},
		{99, 5, nil},
		{0, 0, nil},
	} {
		entries, err := db.Entries(c.after, c.limit)
		if err != nil {
			t.Error(err)
		}
		var got []uint64
		for _, entry := range entries {
			got = append(got, entry.Sequence)
			if want := fmt.Sprint("value ", entry.Sequence); string(entry.Data) != want || entry.ID != id(int(entry.Sequence)) {
				t.Errorf("entry %d is %q with id %x", entry.Sequence, entry.Data, entry.ID)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("Entries(%d, %d) (-want +got):\n%s", c.after, c.limit, diff)
		}
	}
}

func TestEntryByID(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	fill(t, db, 1, 5)
	got, err := db.EntryByID(id(4))
	if diff := cmp.Diff(kv.Committed{Sequence: 4, ID: id(4), Data: []byte("value 4")}, got); diff != "" || err != nil {
		t.Errorf("entry 4: %v (-want +got):\n%s", err, diff)
	}
	if _, err := db.EntryByID(id(6)); !errors.Is(err, kv.ErrNotFound) {
		t.Errorf("no such entry gives %v", err)
	}
}

func TestWait(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	fill(t, db, 1, 2)
	if err := db.Wait(t.Context(), 1); err != nil {
		t.Errorf("waiting for what is there gives %v", err)
	}
	group := background.NewGroup(nil)
	for after := uint64(2); after < 6; after++ {
		group.Go("wait", func() {
			if err := db.Wait(t.Context(), after); err != nil || db.Sequence() <= after {
				t.Errorf("Wait(%d) returned %v at %d", after, err, db.Sequence())
			}
		})
	}
	for n := 3; n <= 6; n++ {
		fill(t, db, n, n)
	}
	group.Wait()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := db.Wait(ctx, 6); !errors.Is(err, context.Canceled) {
		t.Errorf("a wait given up gives %v", err)
	}
}

func TestVerifyTellsHowFarItIs(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	fill(t, db, 1, 2500)
	var steps []uint64
	report, err := db.Verify(t.Context(), func(done, total uint64) {
		steps = append(steps, done)
		if total != 2500 {
			t.Errorf("the total is %d", total)
		}
	})
	if diff := cmp.Diff([]uint64{1000, 2000, 2500}, steps); diff != "" || err != nil || report.Entries != 2500 {
		t.Errorf("Verify: %v, %d entries, progress (-want +got):\n%s", err, report.Entries, diff)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err = db.Verify(ctx, func(uint64, uint64) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a Verify given up gives %v", err)
	}
}
