package kv_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

func TestAnIDCountsOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := open(t, kv.Options{Dir: dir})
	once := func(*kv.Tx, uint64) (kv.Result, error) {
		t.Error("an id was made again")
		return kv.Result{}, nil
	}
	outcomes := db.AppendAll(t.Context(), []kv.Request{
		{ID: id(1), Apply: put("a", "1")}, {ID: id(2), Apply: put("a", "2")}, {ID: id(1), Apply: once},
	})
	if diff := cmp.Diff([]kv.Outcome{{Sequence: 1}, {Sequence: 2}, {Sequence: 1, Again: true}}, outcomes); diff != "" {
		t.Errorf("in one batch (-want +got):\n%s", diff)
	}
	expectAgain := func(db *kv.DB) {
		t.Helper()
		sequence, again, err := db.Append(t.Context(), id(2), once)
		if sequence != 2 || !again || err != nil {
			t.Errorf("again gives %d, %t, %v", sequence, again, err)
		}
	}
	expectAgain(db)
	closeDB(t, db)
	db = open(t, kv.Options{Dir: dir})
	expectAgain(db)
	if db.Sequence() != 2 {
		t.Errorf("the log ends at %d, want 2", db.Sequence())
	}
}

func TestAFailedIDMayBeTriedAgain(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	_, _, err := db.Append(t.Context(), id(1), func(*kv.Tx, uint64) (kv.Result, error) { return kv.Result{}, errRefused })
	if err != errRefused {
		t.Errorf("the error is %v and should be as it was", err)
	}
	if got := mustAppend(t, db, 1, put("a", "b")); got != 1 {
		t.Errorf("the sequence is %d, want 1", got)
	}
}

func TestAContextEndsTheWaitOnlyBeforeTheWork(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	release := holdWriter(db)
	ctx, cancel := context.WithCancel(t.Context())
	result := make(chan error)
	background.Go(nil, "test", func() {
		_, _, err := db.Append(ctx, id(1), put("a", "given up"))
		result <- err
	})
	untilWaiting(db, 1)
	cancel()
	if err := <-result; !errors.Is(err, context.Canceled) {
		t.Errorf("a wait given up gives %v", err)
	}
	letGo(t, release)
	ctx, cancel = context.WithCancel(t.Context())
	_, _, err := db.Append(ctx, id(2), func(tx *kv.Tx, _ uint64) (kv.Result, error) {
		cancel()
		return kv.Result{}, nil
	})
	if err != nil {
		t.Errorf("an entry under way gives %v", err)
	}
	if got := value(t, db, "a"); got != "(none)" || db.Sequence() != 2 {
		t.Errorf("what was given up is %q, and the log ends at %d", got, db.Sequence())
	}
	if outcome := db.AppendAll(ctx, []kv.Request{{ID: id(3), Apply: put("a", "b")}})[0]; !errors.Is(outcome.Err, context.Canceled) {
		t.Errorf("a context that has ended gives %v", outcome.Err)
	}
}
