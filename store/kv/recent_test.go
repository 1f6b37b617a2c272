package kv_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/ogptoolbox/concorde/store/kv"
)

// TestWhatWasReadIsForgottenWhenItChanges has batch after batch read a record that one of them before has changed,
// among so much else that what is remembered does not all stay.
func TestWhatWasReadIsForgottenWhenItChanges(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	const rounds = 60
	large := make([]byte, 100<<10)
	want := ""
	for n := range rounds {
		mustAppend(t, db, n, func(tx *kv.Tx, _ uint64) (kv.Result, error) {
			got, err := tx.Get([]byte("record"))
			if string(got) != want || errors.Is(err, kv.ErrNotFound) != (want == "") {
				t.Errorf("round %d: %q, %v instead of %q", n, got, err, want)
			}
			if _, err := tx.Get(fmt.Append(nil, "large ", n-1)); n > 0 && err != nil {
				t.Errorf("round %d: %v", n, err)
			}
			switch n % 8 { // in between, what was changed reaches the disk, and is read from there
			case 0:
				want = fmt.Sprint("as of ", n)
				tx.Put([]byte("record"), []byte(want))
			case 4:
				want = ""
				tx.Delete([]byte("record"))
			}
			tx.Put(fmt.Append(nil, "large ", n), large)
			return kv.Result{}, nil
		})
	}
}

// TestAFailedChangeIsNotRead lets entries fail after they have read and changed a record.
func TestAFailedChangeIsNotRead(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	key := []byte("record")
	mustAppend(t, db, 0, write(func(tx *kv.Tx) { tx.Put(key, []byte("as it is")) }))
	for n := 1; n < 6; n += 2 {
		_, _, err := db.Append(t.Context(), id(n), func(tx *kv.Tx, _ uint64) (kv.Result, error) {
			tx.Absent([]byte("another"))
			_, _ = tx.Get(key)
			tx.Put(key, []byte("as it will never be"))
			return kv.Result{}, errRefused
		})
		if !errors.Is(err, errRefused) {
			t.Fatal(err)
		}
		mustAppend(t, db, n+1, write(func(tx *kv.Tx) {
			if got, err := tx.Get(key); err != nil || string(got) != "as it is" {
				t.Errorf("%q, %v", got, err)
			}
		}))
	}
}
