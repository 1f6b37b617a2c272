package kv_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/dgraph-io/badger/v4"

	"github.com/ogptoolbox/concorde/store/kv"
)

// There was one format so far. So what happens to older ones is tested with two that there never were:
//
//	1  Badger lies in "data", and every value is upside down
//	2  Badger lies in "data"
//	3  what this program writes
const thirdFormat = 3

// Where an older Badger lies, and a newer one while it is being made; and what is in that when it is whole.
const (
	oldEngine  = "data"
	newEngine  = "data.new"
	turnedMark = "turned"
)

// moments counts what a migration does, and may end the process before one of these: as a kill would, there.
type moments struct{ left int }

func (m *moments) pass() {
	if m.left--; m.left == 0 {
		if self, err := os.FindProcess(os.Getpid()); err == nil {
			_ = self.Kill()
		}
		select {} // it is on its way
	}
}

// steps are the migrations from the older formats.
func (m *moments) steps() map[int]kv.Migration {
	return map[int]kv.Migration{1: m.turnValues, 2: m.moveEngine}
}

// turnValues makes a new Badger out of the old one, and puts it in its place, where a mark tells the two apart: nothing
// else does, and turned twice all would be as before. The next step takes the mark away.
func (m *moments) turnValues(dir string) error {
	old, made := filepath.Join(dir, oldEngine), filepath.Join(dir, newEngine)
	if isThere(filepath.Join(old, turnedMark)) {
		return nil
	}
	if !isThere(filepath.Join(made, turnedMark)) {
		if err := m.makeTurned(old, made); err != nil {
			return err
		}
	}
	m.pass()
	if err := os.RemoveAll(old); err != nil {
		return err
	}
	m.pass()
	err := os.Rename(made, old)
	m.pass()
	return err
}

func isThere(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// makeTurned may have been killed before: it begins anew.
func (m *moments) makeTurned(old, made string) error {
	if err := os.RemoveAll(made); err != nil {
		return err
	}
	m.pass()
	if err := copyTurned(old, made, m.pass); err != nil {
		return err
	}
	m.pass()
	return os.WriteFile(filepath.Join(made, turnedMark), nil, 0o600)
}

// moveEngine has nothing left to do if it was killed after it had done it.
func (m *moments) moveEngine(dir string) error {
	m.pass()
	if err := os.RemoveAll(filepath.Join(dir, oldEngine, turnedMark)); err != nil {
		return err
	}
	m.pass()
	err := os.Rename(filepath.Join(dir, oldEngine), filepath.Join(dir, "badger"))
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	m.pass()
	return err
}

// copyTurned copies what is in a Badger to a new one, with all values turned upside down.
func copyTurned(old, made string, pass func()) error {
	from, err := badger.Open(kv.EngineOptions(old))
	if err != nil {
		return err
	}
	to, err := badger.Open(kv.EngineOptions(made))
	if err != nil {
		return errors.Join(err, from.Close())
	}
	batch := to.NewWriteBatch()
	err = from.View(func(txn *badger.Txn) error {
		all := txn.NewIterator(badger.DefaultIteratorOptions)
		defer all.Close()
		n := 0
		for all.Rewind(); all.Valid(); all.Next() {
			if n++; n%200 == 0 {
				pass()
			}
			value, err := all.Item().ValueCopy(nil)
			if err := errors.Join(err, batch.Set(all.Item().KeyCopy(nil), turned(value))); err != nil {
				return err
			}
		}
		return nil
	})
	err = errors.Join(err, batch.Flush())
	return errors.Join(err, to.Close(), from.Close())
}

func turned(value []byte) []byte {
	for i := range value {
		value[i] = ^value[i]
	}
	return value
}

// firstFormat makes a store of the first format, with imageEntries entries.
func firstFormat(t *testing.T) string {
	t.Helper()
	dir := closedImage(t).write(t)
	engine, old := filepath.Join(dir, "badger"), filepath.Join(dir, oldEngine)
	if err := copyTurned(engine, old, func() {}); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(engine); err != nil {
		t.Fatal(err)
	}
	remove(t, filepath.Join(dir, "SUMS")) // it came with the third
	writeFile(t, filepath.Join(dir, "FORMAT"), "concorde store, format 1\n")
	return dir
}

// third are the options of a program that knows all three formats.
func third(dir string, m *moments) kv.Options {
	return kv.InFormat(kv.Options{Dir: dir}, thirdFormat, m.steps())
}

func expectThird(t *testing.T, dir string) {
	t.Helper()
	db := open(t, third(dir, &moments{}))
	expectFilled(t, db, imageEntries)
	fill(t, db, imageEntries+1, imageEntries+3)
	closeDB(t, db)
	if got := readFile(t, filepath.Join(dir, "FORMAT")); got != "concorde store, format 3\n" {
		t.Errorf("the format has become %q", got)
	}
	refuse(t, kv.Options{Dir: dir}, kv.ErrNewer, "3", "1")
}

func TestAnOldStoreIsMigrated(t *testing.T) {
	t.Parallel()
	expectThird(t, firstFormat(t))
}

func TestAStoreTooOldIsLeftAlone(t *testing.T) {
	t.Parallel()
	dir := firstFormat(t)
	onlyLast := map[int]kv.Migration{2: (&moments{}).moveEngine}
	refuse(t, kv.InFormat(kv.Options{Dir: dir}, thirdFormat, onlyLast), kv.ErrTooOld, "1", "3")
	expectThird(t, dir)
}

// TestAMigrationMayBeKilledAnywhere kills it at its first moment, then at its second, until it comes through. Every time
// another program, which goes on, has to find all there is.
func TestAMigrationMayBeKilledAnywhere(t *testing.T) {
	t.Parallel()
	first := takeImage(t, firstFormat(t))
	for moment := 1; ; moment++ {
		dir := t.TempDir()
		makeDir(t, filepath.Join(dir, oldEngine))
		first.writeTo(t, dir)
		child, lines := startChild(t, "migrate", dir, fmt.Sprint("KV_MOMENT=", moment))
		for lines.Scan() {
			t.Logf("moment %d: %s", moment, lines.Text())
		}
		through := child.Wait() == nil
		writeFile(t, filepath.Join(dir, "FORMAT.new"), "concorde st") // which it may have been writing
		expectThird(t, dir)
		if through {
			if moment < 10 {
				t.Errorf("there are only %d moments", moment)
			}
			return
		}
		if code := child.ProcessState.ExitCode(); code != -1 {
			t.Fatalf("the child was not killed at moment %d: status %d", moment, code)
		}
	}
}

// migrateUntilKilled is what the child does.
func migrateUntilKilled(t *testing.T) {
	moment, err := strconv.Atoi(os.Getenv("KV_MOMENT"))
	if err != nil {
		t.Fatal(err)
	}
	open(t, third(os.Getenv("KV_DIR"), &moments{left: moment}))
}
