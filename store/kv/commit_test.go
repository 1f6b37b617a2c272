package kv_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ogptoolbox/concorde/store/kv"
)

func TestNotesAndDataReachOnCommit(t *testing.T) {
	t.Parallel()
	var got []kv.Committed
	db := open(t, kv.Options{Dir: t.TempDir(), OnCommit: func(batch []kv.Committed) { got = append(got, batch...) }})
	mustAppend(t, db, 7, func(*kv.Tx, uint64) (kv.Result, error) {
		return kv.Result{Data: []byte("data"), Note: "note"}, nil
	})
	want := []kv.Committed{{Sequence: 1, ID: id(7), Data: []byte("data"), Note: "note"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("OnCommit (-want +got):\n%s", diff)
	}
}

func TestOnCommitComesBeforeTheAnswer(t *testing.T) {
	t.Parallel()
	view := make(map[string]string) // written by OnCommit, read after Append: the race detector is the test
	var db *kv.DB
	db = open(t, kv.Options{Dir: t.TempDir(), OnCommit: func(batch []kv.Committed) {
		for _, entry := range batch {
			view["a"] = string(entry.Data)
		}
		if got := value(t, db, "a"); got != "b" {
			t.Errorf("OnCommit reads %q, want its batch", got)
		}
		if db.Sequence() != 0 {
			t.Error("Sequence moved before OnCommit was done")
		}
	}})
	mustAppend(t, db, 1, put("a", "b"))
	if view["a"] != "b" || db.Sequence() != 1 {
		t.Errorf("the view has %q at %d when Append returns", view["a"], db.Sequence())
	}
}
