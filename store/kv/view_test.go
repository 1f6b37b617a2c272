package kv_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ogptoolbox/concorde/store/kv"
)

func TestReadsDoNotWaitForTheWriter(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	fill(t, db, 1, 3)
	release := holdWriter(db)
	defer letGo(t, release)
	if got := value(t, db, "key 3"); got != "value 3" { // hangs if it waits
		t.Errorf("key 3 is %q", got)
	}
	if entries, err := db.Entries(0, 10); err != nil || len(entries) != 3 {
		t.Errorf("the log has %d entries, %v", len(entries), err)
	}
}

func TestASnapshotStaysAsItIs(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	fill(t, db, 1, 2)
	err := db.View(func(s *kv.Snapshot) error {
		fill(t, db, 3, 4)
		mustAppend(t, db, 5, put("key 1", "changed"))
		if s.Sequence() != 2 {
			t.Errorf("the snapshot moved to %d", s.Sequence())
		}
		if _, err := s.Get([]byte("key 3")); !errors.Is(err, kv.ErrNotFound) {
			t.Errorf("the snapshot sees a later entry: %v", err)
		}
		if got, err := s.Get([]byte("key 1")); string(got) != "value 1" {
			t.Errorf("key 1 is %q, %v", got, err)
		}
		if got := scan(t, s.Scan, "", ""); got != "key 1=value 1 key 2=value 2" {
			t.Errorf("the snapshot has %s", got)
		}
		return errRefused
	})
	if err != errRefused {
		t.Errorf("View gives %v, want the error as it was", err)
	}
	expectLast := func(want string) {
		t.Helper()
		if got := value(t, db, "key 1"); got != want {
			t.Errorf("key 1 is %q, want %q", got, want)
		}
	}
	expectLast("changed")
}

// scan returns what a scan shows, up to four records.
func scan(t *testing.T, over func(prefix, from []byte, visit func(k, v []byte) bool) error, prefix, from string) string {
	t.Helper()
	var start []byte
	if from != "" {
		start = []byte(from)
	}
	var found []string
	err := over([]byte(prefix), start, func(key, value []byte) bool {
		found = append(found, fmt.Sprintf("%s=%s", key, value))
		return len(found) < 4
	})
	if err != nil {
		t.Error(err)
	}
	return strings.Join(found, " ")
}

func TestScans(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	mustAppend(t, db, 1, write(func(tx *kv.Tx) {
		for _, key := range []string{"a", "b", "b\x00", "b1", "b2", "b3", "b4", "b\xff", "b\xff\xff", "c", "\xff"} {
			tx.Put([]byte(key), []byte("."))
		}
	}))
	mustAppend(t, db, 2, write(func(tx *kv.Tx) { tx.Delete([]byte("b3")) }))
	for _, c := range []struct{ prefix, from, forward, back string }{
		{"", "", "a b b\x00 b1", "\xff c b\xff\xff b\xff"},
		{"b", "", "b b\x00 b1 b2", "b\xff\xff b\xff b4 b2"},
		{"b", "b2", "b2 b4 b\xff b\xff\xff", "b2 b1 b\x00 b"},
		{"b", "b3", "b4 b\xff b\xff\xff", "b2 b1 b\x00 b"},
		{"b", "a", "b b\x00 b1 b2", ""},
		{"b", "c", "", "b\xff\xff b\xff b4 b2"},
		{"b\xff", "", "b\xff b\xff\xff", "b\xff\xff b\xff"},
		{"\xff", "", "\xff", "\xff"},
		{"x", "", "", ""},
	} {
		err := db.View(func(s *kv.Snapshot) error {
			if diff := cmp.Diff(c.forward, keysOnly(scan(t, s.Scan, c.prefix, c.from))); diff != "" {
				t.Errorf("Scan(%q, %q) (-want +got):\n%s", c.prefix, c.from, diff)
			}
			if diff := cmp.Diff(c.back, keysOnly(scan(t, s.ScanReverse, c.prefix, c.from))); diff != "" {
				t.Errorf("ScanReverse(%q, %q) (-want +got):\n%s", c.prefix, c.from, diff)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}

func keysOnly(scanned string) string { return strings.ReplaceAll(scanned, "=.", "") }

func TestAnEntryScansItsBatch(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	mustAppend(t, db, 1, write(func(tx *kv.Tx) { set(tx, "b", "d", "f") }))
	var got, early string
	outcomes := db.AppendAll(t.Context(), []kv.Request{
		{ID: id(2), Apply: write(func(tx *kv.Tx) { set(tx, "a", "c"); tx.Delete([]byte("d")) })},
		{ID: id(3), Apply: write(func(tx *kv.Tx) { // over what is on disk, and what the entry before has changed
			set(tx, "a", "e", "g")
			tx.Delete([]byte("c"))
			tx.Put([]byte("f"), []byte("!"))
			got = scan(t, tx.Scan, "", "")
			early = scan(t, tx.Scan, "", "b")
		})},
	})
	if outcomes[0].Err != nil || outcomes[1].Err != nil {
		t.Fatal(outcomes)
	}
	if got != "a=. b=. e=. f=!" || early != "b=. e=. f=! g=." { // four are enough for scan
		t.Errorf("an entry scans %q, and %q from b", got, early)
	}
	err := db.View(func(s *kv.Snapshot) error {
		if after := scan(t, s.Scan, "", ""); after != got {
			t.Errorf("after the commit it is %q", after)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func set(tx *kv.Tx, keys ...string) {
	for _, key := range keys {
		tx.Put([]byte(key), []byte("."))
	}
}

func TestEmptyValuesAreRecords(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := open(t, kv.Options{Dir: dir})
	mustAppend(t, db, 1, write(func(tx *kv.Tx) { tx.Put([]byte("empty"), nil) }))
	if got := value(t, db, "empty"); got != "" {
		t.Errorf("an empty record is %q", got)
	}
	closeDB(t, db)
	if got := value(t, open(t, kv.Options{Dir: dir}), "empty"); got != "" {
		t.Errorf("an empty record is %q after reopening", got)
	}
}
