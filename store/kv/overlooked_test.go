package kv_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

// Keys that are there and that the writer knows nothing of are told, however many they are, and no others.
func TestKeysThatAreOverlookedAreFound(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir(), Sought: [][]byte{[]byte("name "), []byte("slug ")}})
	const names = 1500
	mustAppend(t, db, 1, write(func(tx *kv.Tx) {
		for n := range names {
			set(tx, fmt.Sprintf("name %04d", n), fmt.Sprintf("other %04d", n))
		}
		set(tx, "slug 1", "slug 2")
	}))
	overlooked := func() (keys []string) {
		t.Helper()
		err := db.Overlooked(t.Context(), func(_ *kv.Snapshot, key, value []byte) {
			keys = append(keys, string(key)+string(value))
		})
		if err != nil {
			t.Fatal(err)
		}
		return keys
	}
	if keys := overlooked(); len(keys) > 0 {
		t.Errorf("of what is whole it finds %q", keys)
	}
	db.Forget()
	keys := overlooked()
	if len(keys) != names+2 || keys[0] != "name 0000." || !slices.Contains(keys, "slug 2.") || !slices.IsSorted(keys) {
		t.Errorf("%d are found: %q", len(keys), keys[:min(len(keys), 3)])
	}
	if db.Sequence() != 1 {
		t.Errorf("looking appended: %d", db.Sequence())
	}
}

// Who writes meanwhile is in nobody's way, and whoever looks can leave.
func TestNothingIsOverlookedWhileOthersWrite(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir(), Sought: [][]byte{[]byte("name ")}})
	done := make(chan error, 1)
	background.Go(nil, "append", func() {
		var err error
		for n := 1; err == nil && n < 300; n++ {
			_, _, err = db.Append(t.Context(), id(n), put(fmt.Sprint("name ", n), "value"))
		}
		done <- err
	})
	never := func(_ *kv.Snapshot, key, _ []byte) { t.Errorf("%q is overlooked", key) }
	for range 20 {
		if err := db.Overlooked(t.Context(), never); err != nil {
			t.Error(err)
		}
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	if err := db.Overlooked(gone, never); !errors.Is(err, context.Canceled) {
		t.Errorf("who leaves: %v", err)
	}
}
