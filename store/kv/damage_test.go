package kv_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/ogptoolbox/concorde/store/kv"
)

// TestDamageIsNeverASilentLoss damages every file of a store in every way: it has to open whole or say what is wrong.
func TestDamageIsNeverASilentLoss(t *testing.T) {
	t.Parallel()
	for state, whole := range map[string]image{"closed": closedImage(t), "killed": killedImage(t)} {
		for name, file := range whole {
			for how, damage := range map[string]func(path string){
				"first bit":  func(path string) { flip(t, path, file.data, 0) },
				"middle bit": func(path string) { flip(t, path, file.data, 0.5) },
				"last bit":   func(path string) { flip(t, path, file.data, 1) },
				"half":       func(path string) { cut(t, path, len(file.data)/2) },
				"empty":      func(path string) { cut(t, path, 0) },
				"gone":       func(path string) { remove(t, path) },
			} {
				if len(file.data) == 0 && how != "gone" {
					continue // nothing but zeros
				}
				t.Run(state+"/"+name+"/"+how, func(t *testing.T) {
					t.Parallel()
					dir := whole.write(t)
					damage(filepath.Join(dir, name))
					expectRefusalOrWhole(t, dir)
				})
			}
		}
	}
}

func expectRefusalOrWhole(t *testing.T, dir string) {
	t.Helper()
	db, err := kv.Open(kv.Options{Dir: dir})
	if err == nil {
		expectFilled(t, db, imageEntries)
		closeDB(t, db)
		return
	}
	t.Log(err)
	for _, refusal := range []error{kv.ErrDamaged, kv.ErrLost, kv.ErrNotOurs, kv.ErrNewer} {
		if errors.Is(err, refusal) {
			return
		}
	}
	t.Errorf("the refusal is of no kind: %v", err)
}

func TestUndamagedImagesOpen(t *testing.T) {
	t.Parallel()
	for state, whole := range map[string]image{"closed": closedImage(t), "killed": killedImage(t)} {
		t.Run(state, func(t *testing.T) {
			t.Parallel()
			expectFilled(t, open(t, kv.Options{Dir: whole.write(t)}), imageEntries)
		})
	}
}

// TestWhatMustNotBeRefused is damage that costs nothing.
func TestWhatMustNotBeRefused(t *testing.T) {
	t.Parallel()
	killed := killedImage(t)
	for _, name := range []string{"LOCK", "TAIL", "SUMS", "badger/DISCARD"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := killed.write(t)
			remove(t, filepath.Join(dir, name))
			expectFilled(t, open(t, kv.Options{Dir: dir}), imageEntries)
		})
	}
	tail := killed["TAIL"].data
	for at := range 32 { // the older slot; what is left of the newer says enough
		dir := killed.write(t)
		flip(t, filepath.Join(dir, "TAIL"), tail, float64(at)/float64(len(tail)))
		expectFilled(t, open(t, kv.Options{Dir: dir}), imageEntries)
	}
}

// TestBadgerDoesNotGetToDeleteTables: with a manifest that is gone or cut short it takes them for rubbish.
func TestBadgerDoesNotGetToDeleteTables(t *testing.T) {
	t.Parallel()
	const bare = 16 // bytes of a manifest without tables
	for state, whole := range map[string]image{"closed": closedImage(t), "killed": killedImage(t)} {
		for how, damage := range map[string]func(path string){
			"gone": func(path string) { remove(t, path) },
			"cut":  func(path string) { cut(t, path, bare) },
		} {
			t.Run(state+"/"+how, func(t *testing.T) {
				t.Parallel()
				dir := whole.write(t)
				damage(filepath.Join(dir, "badger", "MANIFEST"))
				before := tables(t, dir)
				refuse(t, kv.Options{Dir: dir}, kv.ErrDamaged, "MANIFEST")
				if after := tables(t, dir); len(before) == 0 || len(after) != len(before) {
					t.Errorf("tables before: %v, after: %v", before, after)
				}
			})
		}
	}
}

// TestAFileThatIsADirectory: Badger would end the process, or panic.
func TestAFileThatIsADirectory(t *testing.T) {
	t.Parallel()
	closed := closedImage(t)
	for _, name := range []string{"badger/DISCARD", "badger/KEYREGISTRY", "badger/000001.vlog"} {
		dir := closed.write(t)
		path := filepath.Join(dir, name)
		remove(t, path)
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
		refuse(t, kv.Options{Dir: dir}, kv.ErrDamaged, filepath.Base(name))
	}
}

func tables(t *testing.T, dir string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "badger", "*.sst"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestAManifestWithoutSumsIsStillMissed(t *testing.T) {
	t.Parallel()
	dir := closedImage(t).write(t)
	remove(t, filepath.Join(dir, "SUMS"))
	remove(t, filepath.Join(dir, "badger", "MANIFEST"))
	refuse(t, kv.Options{Dir: dir}, kv.ErrDamaged, "MANIFEST")
}

// TestATableNobodyVouchesForIsRead is about tables made just before a crash.
func TestATableNobodyVouchesForIsRead(t *testing.T) {
	t.Parallel()
	killed := killedImage(t)
	name := killed.only(t, "badger/*.sst")
	for _, share := range []float64{0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1} {
		dir := killed.write(t)
		remove(t, filepath.Join(dir, "SUMS"))
		scribble(t, filepath.Join(dir, name), killed[name].data, share)
		refuse(t, kv.Options{Dir: dir}, kv.ErrDamaged, filepath.Base(name))
	}
}

func TestATableThatIsGone(t *testing.T) {
	t.Parallel()
	killed := killedImage(t)
	dir := killed.write(t)
	remove(t, filepath.Join(dir, killed.only(t, "badger/*.sst")))
	refuse(t, kv.Options{Dir: dir}, kv.ErrDamaged, ".sst")
	remove(t, filepath.Join(dir, "SUMS"))
	refuse(t, kv.Options{Dir: dir}, kv.ErrDamaged, ".sst is gone")
}

// TestAnEmptiedStoreIsNotNew: the files say that there was something.
func TestAnEmptiedStoreIsNotNew(t *testing.T) {
	t.Parallel()
	dir := closedImage(t).write(t)
	remove(t, filepath.Join(dir, "SUMS"))
	if err := os.RemoveAll(filepath.Join(dir, "badger")); err != nil {
		t.Fatal(err)
	}
	refuse(t, kv.Options{Dir: dir}, kv.ErrLost, "entries 1 to 300")
	remove(t, filepath.Join(dir, "TAIL"))
	refuse(t, kv.Options{Dir: dir}, kv.ErrDamaged)
}
