package kv_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ogptoolbox/concorde/store/kv"
)

// refuse opens a store that must not open, for a reason that says what it has to.
func refuse(t *testing.T, options kv.Options, want error, says ...string) {
	t.Helper()
	db, err := kv.Open(options)
	if err == nil {
		_ = db.Close()
		t.Fatalf("the store opened; want %v", want)
	}
	if want != nil && !errors.Is(err, want) {
		t.Errorf("the error is %v, want %v", err, want)
	}
	for _, part := range says {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("the error does not say %q: %v", part, err)
		}
	}
}

func TestADirectoryIsMadeForNobodyElse(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "data", "concorde")
	open(t, kv.Options{Dir: dir})
	info, err := os.Stat(dir)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the directory has mode %v, %v", info.Mode(), err)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	for i, name := range names {
		names[i] = filepath.Base(name)
	}
	if diff := cmp.Diff([]string{"FORMAT", "LOCK", "SUMS", "TAIL", "badger"}, names); diff != "" || err != nil {
		t.Errorf("the directory has, %v (-want +got):\n%s", err, diff)
	}
}

func TestWhatIsNotOursIsLeftAlone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "thesis.odt"), "forty years of work")
	refuse(t, kv.Options{Dir: dir}, kv.ErrNotOurs, dir, "thesis.odt")
	names, err := os.ReadDir(dir)
	if err != nil || len(names) != 1 {
		t.Errorf("the directory has changed: %v, %v", names, err)
	}
}

func TestAnEmptyDirectoryWillDo(t *testing.T) {
	t.Parallel()
	fill(t, open(t, kv.Options{Dir: t.TempDir()}), 1, 1)
}

func TestMakingAStoreMayBeKilledAnywhere(t *testing.T) {
	t.Parallel()
	for _, left := range [][]string{
		{"LOCK"}, {"LOCK", "TAIL.new"}, {"LOCK", "TAIL"}, {"LOCK", "TAIL", "FORMAT.new"}, {"LOCK", "TAIL", "FORMAT"},
	} {
		t.Run(strings.Join(left, " "), func(t *testing.T) {
			t.Parallel()
			whole, dir := t.TempDir(), t.TempDir()
			closeDB(t, open(t, kv.Options{Dir: whole}))
			for _, name := range left {
				writeFile(t, filepath.Join(dir, name), readFile(t, filepath.Join(whole, strings.TrimSuffix(name, ".new"))))
			}
			db := open(t, kv.Options{Dir: dir})
			fill(t, db, 1, 3)
			expectFilled(t, db, 3)
		})
	}
}

func TestPlacesThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	writeFile(t, file, "")
	refuse(t, kv.Options{Dir: filepath.Join(file, "store")}, nil, "create the store's directory", "not a directory")
	refuse(t, kv.Options{Dir: file}, nil, "create the store's directory", "not a directory")
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "LOCK"), 0o700); err != nil { // what even root cannot open for writing
		t.Fatal(err)
	}
	refuse(t, kv.Options{Dir: dir}, nil, "open the store's lock")
}

func TestAStoreOfANewerProgram(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	closeDB(t, open(t, kv.Options{Dir: dir}))
	writeFile(t, filepath.Join(dir, "FORMAT"), "concorde store, format 12\n")
	refuse(t, kv.Options{Dir: dir}, kv.ErrNewer, "12", "1", "newer program")
	if got := readFile(t, filepath.Join(dir, "FORMAT")); got != "concorde store, format 12\n" {
		t.Errorf("FORMAT has become %q", got)
	}
	writeFile(t, filepath.Join(dir, "FORMAT"), "a cake recipe")
	refuse(t, kv.Options{Dir: dir}, kv.ErrDamaged, "a cake recipe")
}

func TestMigrationGoesStepByStep(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var steps []int
	step := func(from int) kv.Migration {
		return func(string) error {
			if at, err := kv.ReadFormat(dir); err != nil || from > 1 && at != from {
				t.Errorf("step %d finds format %d, %v", from, at, err)
			}
			steps = append(steps, from)
			return nil
		}
	}
	failing := map[int]kv.Migration{1: step(1), 2: func(string) error { return errRefused }}
	if err := kv.Migrate(dir, 1, 4, failing); !errors.Is(err, errRefused) {
		t.Errorf("a step that fails gives %v", err)
	}
	if at, err := kv.ReadFormat(dir); at != 2 || err != nil {
		t.Errorf("after a step that fails the format is %d, %v; want 2", at, err)
	}
	if err := kv.Migrate(dir, 2, 4, map[int]kv.Migration{2: step(2), 3: step(3)}); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff([]int{1, 2, 3}, steps); diff != "" {
		t.Errorf("steps (-want +got):\n%s", diff)
	}
	if at, err := kv.ReadFormat(dir); at != 4 || err != nil {
		t.Errorf("at the end the format is %d, %v; want 4", at, err)
	}
	if err := kv.Migrate(dir, 1, 4, nil); !errors.Is(err, kv.ErrTooOld) {
		t.Errorf("a version without a step gives %v", err)
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
