//go:build torture

package kv_test

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store/kv"
	"github.com/ogptoolbox/concorde/store/torture"
)

// blow is one way to damage a file.
type blow struct {
	name string
	deal func(t *testing.T, path string)
}

// tally is what became of damaged stores.
type tally struct{ refused, whole, silent int }

// TestTortureDamage damages each kind of file of a closed and of a killed store at many places, in many ways. Every time
// the store has to say what is wrong, or to open with everything that was in it and to go on from there.
func TestTortureDamage(t *testing.T) {
	states := map[string]image{"closed": closedImage(t), "killed": killedImage(t)}
	for _, kind := range slices.Sorted(maps.Keys(kindsOf(states))) {
		t.Run(kind, func(t *testing.T) {
			row := torture.Begin(t, "damage to "+kind)
			var all tally
			tried := 0
			for state, whole := range states {
				for _, name := range slices.Sorted(maps.Keys(whole)) {
					if kindOf(name) != kind {
						continue
					}
					for _, b := range blows(whole[name]) {
						dir := whole.write(t)
						b.deal(t, filepath.Join(dir, name))
						all.add(t, dir, fmt.Sprintf("%s/%s/%s", state, name, b.name))
						tried++
						if err := os.RemoveAll(dir); err != nil {
							t.Error(err)
						}
					}
				}
			}
			row.Tried("%d bits, cuts, pages and removals", tried)
			row.Found("%d refused with the reason, %d opened whole, %d silent", all.refused, all.whole, all.silent)
		})
	}
}

func kindsOf(states map[string]image) map[string]bool {
	kinds := make(map[string]bool)
	for _, whole := range states {
		for name := range whole {
			kinds[kindOf(name)] = true
		}
	}
	return kinds
}

// kindOf tells numbered files by their endings.
func kindOf(name string) string {
	if ending := filepath.Ext(name); ending != "" {
		return "*" + ending
	}
	return filepath.Base(name)
}

// blows are the ways to damage a file: every bit of one byte in each of many places, and everything else that happens to
// files.
func blows(file imageFile) []blow {
	size := len(file.data)
	all := []blow{
		{"gone", func(t *testing.T, path string) { remove(t, path) }},
		{"empty", func(t *testing.T, path string) { cut(t, path, 0) }},
		{"a directory", func(t *testing.T, path string) { remove(t, path); makeDir(t, path) }},
		{"more at the end", func(t *testing.T, path string) { overwrite(t, path, file.size, []byte("more")) }},
	}
	for _, at := range places(size, 48) {
		bit := byte(1) << rand.IntN(8)
		all = append(all, blow{fmt.Sprintf("bit %d of byte %d", bit, at), func(t *testing.T, path string) {
			overwrite(t, path, int64(at), []byte{file.data[at] ^ bit})
		}})
	}
	for _, at := range places(size, 20) {
		all = append(all,
			blow{fmt.Sprint("cut at ", at), func(t *testing.T, path string) { cut(t, path, at) }},
			blow{fmt.Sprint("zeros from ", at), func(t *testing.T, path string) { overwrite(t, path, int64(at), make([]byte, min(512, size-at))) }},
			blow{fmt.Sprint("noise from ", at), func(t *testing.T, path string) { overwrite(t, path, int64(at), noise(min(64, size-at))) }},
		)
	}
	return all
}

// places are up to so many places in a file: half of them at its beginning and at its end, where the headers are.
func places(size, most int) []int {
	chosen := make(map[int]bool)
	for n := range most / 4 {
		if n < size {
			chosen[n], chosen[size-1-n] = true, true
		}
	}
	for range most / 2 {
		if size > 0 {
			chosen[rand.IntN(size)] = true
		}
	}
	return slices.Sorted(maps.Keys(chosen))
}

func noise(length int) []byte {
	data := make([]byte, length)
	for i := range data {
		data[i] = byte(rand.IntN(256))
	}
	return data
}

func overwrite(t *testing.T, path string, at int64, data []byte) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer closeFiles(t, file)
	if _, err := file.WriteAt(data, at); err != nil {
		t.Error(err)
	}
}

func closeFiles(t *testing.T, files ...*os.File) {
	t.Helper()
	for _, file := range files {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	}
}

// add opens a damaged store.
func (c *tally) add(t *testing.T, dir, how string) {
	t.Helper()
	db, err := kv.Open(kv.Options{Dir: dir})
	switch {
	case err == nil && isWhole(t, db):
		c.whole++
	case err == nil:
		c.silent++
		t.Errorf("%s: the store opens as if it were whole", how)
	case refusal(err):
		c.refused++
	default:
		c.silent++
		t.Errorf("%s: the refusal says nothing: %v", how, err)
	}
}

// refusal reports whether an error says what is wrong with the store, or that a file is not one.
func refusal(err error) bool {
	for _, known := range []error{kv.ErrDamaged, kv.ErrLost, kv.ErrNotOurs, kv.ErrNewer, kv.ErrTooOld} {
		if errors.Is(err, known) {
			return true
		}
	}
	var path *fs.PathError
	return errors.As(err, &path) || strings.Contains(err.Error(), "is a directory")
}

// isWhole reports whether an open store has all that images have, and goes on from there; it is closed then.
func isWhole(t *testing.T, db *kv.DB) bool {
	t.Helper()
	defer closeDB(t, db)
	report, err := db.Verify(t.Context(), nil)
	if err != nil || report.Err() != nil || report.Entries != imageEntries {
		t.Log(report.Entries, report.Err(), err)
		return false
	}
	for n := 1; n <= imageEntries; n++ {
		if value(t, db, fmt.Sprint("key ", n)) != fmt.Sprint("value ", n) {
			t.Log("entry", n)
			return false
		}
	}
	sequence, _, err := db.Append(t.Context(), id(imageEntries+1), put("more", "more"))
	return err == nil && sequence == imageEntries+1
}
