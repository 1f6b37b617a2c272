package kv_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/ogptoolbox/concorde/store/kv"
)

// TestWhatIsSoughtIsFoundExactlyIfItIsThere writes names through entries that succeed, fail, delete, and reopens.
func TestWhatIsSoughtIsFoundExactlyIfItIsThere(t *testing.T) {
	t.Parallel()
	options := kv.Options{Dir: t.TempDir(), Sought: [][]byte{[]byte("name "), []byte("slug ")}}
	db := open(t, options)
	there := make(map[string]bool)
	const names = 500
	for n := range names {
		name, other := fmt.Sprint("name ", n), fmt.Sprint("other ", n)
		mustAppend(t, db, n, write(func(tx *kv.Tx) { set(tx, name, other) }))
		there[name], there[other] = true, true
		if n%3 == 0 {
			mustAppend(t, db, names+n, write(func(tx *kv.Tx) { tx.Delete([]byte(name)) }))
			there[name] = false
		}
		if _, _, err := db.Append(t.Context(), id(2*names+n), func(tx *kv.Tx, _ uint64) (kv.Result, error) {
			set(tx, fmt.Sprint("slug ", n))
			return kv.Result{}, errRefused
		}); !errors.Is(err, errRefused) {
			t.Fatal(err)
		}
	}
	compare := func(db *kv.DB, entry int) {
		t.Helper()
		mustAppend(t, db, entry, write(func(tx *kv.Tx) {
			for n := range 2 * names {
				for _, kind := range []string{"name", "other", "slug"} {
					key := fmt.Sprint(kind, " ", n)
					if _, err := tx.Get([]byte(key)); errors.Is(err, kv.ErrNotFound) == there[key] {
						t.Errorf("%q, which is there: %t, gives %v", key, there[key], err)
					}
				}
			}
		}))
	}
	compare(db, 3*names)
	closeDB(t, db)
	compare(open(t, options), 3*names+1)
}
