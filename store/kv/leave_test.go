package kv_test

import (
	"testing"

	"github.com/ogptoolbox/concorde/store/kv"
)

// TestLeavesWithTheLastMoment is told once what there is at the end, by a name that is the same as long as nothing changes.
func TestLeavesWithTheLastMoment(t *testing.T) {
	t.Parallel()
	var told []string
	announced := 0
	options := kv.Options{
		Dir:      t.TempDir(),
		OnCommit: func(batch []kv.Committed) { announced += len(batch) },
		OnClose:  func(s *kv.Snapshot) { told = append(told, s.Mark()) },
	}
	for entry := range 3 {
		db := open(t, options)
		if entry > 0 {
			mustAppend(t, db, entry, write(func(tx *kv.Tx) { set(tx, "name") }))
		}
		now := mark(t, db)
		closeDB(t, db)
		if len(told) != entry+1 || told[entry] != now || announced != entry {
			t.Fatalf("told %q of %q, after %d entries of %d", told, now, announced, entry)
		}
		again := open(t, options)
		if got := mark(t, again); got != now {
			t.Errorf("opened again it is %q, was %q", got, now)
		}
		closeDB(t, again)
		told = told[:entry+1]
	}
	if told[0] == told[1] || told[1] == told[2] {
		t.Errorf("what changed has one name: %q", told)
	}
}

// TestLeavesNothingBehindThatIsNotTrue ends a store whose OnCommit has failed.
func TestLeavesNothingBehindThatIsNotTrue(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{
		Dir:      t.TempDir(),
		OnCommit: func([]kv.Committed) { panic("out of cheese") },
		OnClose:  func(*kv.Snapshot) { t.Error("what is derived does not follow the log, and is taken for true") },
	})
	mustAppend(t, db, 1, write(func(tx *kv.Tx) { set(tx, "name") }))
	closeDB(t, db)
}

func mark(t *testing.T, db *kv.DB) (mark string) {
	t.Helper()
	if err := db.View(func(s *kv.Snapshot) error { mark = s.Mark(); return nil }); err != nil {
		t.Fatal(err)
	}
	return mark
}
