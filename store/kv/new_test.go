package kv_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ogptoolbox/concorde/store/kv"
)

// TestANewIDCountsOnceAllTheSame: it may be asked for again while it is under way.
func TestANewIDCountsOnceAllTheSame(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	outcomes := db.AppendAll(t.Context(), []kv.Request{
		{ID: id(1), Apply: put("a", "1"), New: true}, {ID: id(1), Apply: never(t), New: true},
	})
	if diff := cmp.Diff([]kv.Outcome{{Sequence: 1}, {Sequence: 1, Again: true}}, outcomes); diff != "" {
		t.Errorf("in one batch (-want +got):\n%s", diff)
	}
	expectAnswer(t, "the id again", <-ask(t, db, 1, never(t)), answer{sequence: 1, again: true})
}

func TestWhatIsAbsentIsThereOnceItIsWritten(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	read := func(tx *kv.Tx) string {
		got, err := tx.Get([]byte("a"))
		if errors.Is(err, kv.ErrNotFound) {
			return "(none)"
		}
		return string(got)
	}
	outcomes := db.AppendAll(t.Context(), []kv.Request{
		{ID: id(1), Apply: write(func(tx *kv.Tx) {
			tx.Absent([]byte("a"))
			if got := read(tx); got != "(none)" {
				t.Errorf("what is absent reads %q", got)
			}
			tx.Put([]byte("a"), []byte("1"))
			if got := read(tx); got != "1" {
				t.Errorf("what the entry wrote reads %q", got)
			}
		})},
		{ID: id(2), Apply: write(func(tx *kv.Tx) {
			tx.Absent([]byte("a"))
			if got := read(tx); got != "1" {
				t.Errorf("what the entry before wrote reads %q", got)
			}
		})},
	})
	if err := errors.Join(outcomes[0].Err, outcomes[1].Err); err != nil {
		t.Error(err)
	}
}
