package kv_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/dgraph-io/badger/v4"

	"github.com/ogptoolbox/concorde/store/kv"
)

// disk is a disk with as much free space as a test says, and a clock.
type disk struct {
	free  atomic.Uint64
	now   atomic.Int64 // in seconds
	looks atomic.Int64
	err   error
}

func openOn(t *testing.T, d *disk) *kv.DB {
	t.Helper()
	db := open(t, kv.Options{Dir: t.TempDir(), FreeSpace: func(string) (uint64, error) {
		d.looks.Add(1)
		return d.free.Load(), d.err
	}})
	db.SetClock(func() time.Time { return time.Unix(d.now.Load(), 0) })
	t.Cleanup(func() { d.free.Store(1 << 40) }) // or Badger would not be closed
	return db
}

func TestANearlyFullDiskMakesTheStoreReadOnly(t *testing.T) {
	t.Parallel()
	var d disk
	d.free.Store(1 << 30)
	db := openOn(t, &d)
	mustAppend(t, db, 1, put("a", "b"))
	mustAppend(t, db, 2, put("a", "c"))
	d.free.Store(255 << 20) // of a moment to the other
	_, _, err := db.Append(t.Context(), id(3), put("a", "d"))
	var full *kv.ReadOnlyError
	if !errors.Is(err, kv.ErrReadOnly) || !errors.As(err, &full) || full.Free != 255<<20 || full.Need != 256<<20 {
		t.Errorf("a nearly full disk gives %v", err)
	}
	if got := value(t, db, "a"); got != "c" || db.Sequence() != 2 {
		t.Errorf("the record is %q at %d", got, db.Sequence())
	}
	if sequence, again, err := db.Append(t.Context(), id(2), put("a", "e")); sequence != 2 || !again || err != nil {
		t.Errorf("what was saved before gives %d, %t, %v", sequence, again, err)
	}
	d.free.Store(256 << 20)
	if got := mustAppend(t, db, 3, put("a", "d")); got != 3 {
		t.Errorf("with room again the sequence is %d, want 3", got)
	}
}

// TestTheDiskIsLookedAtBeforeEachBatch: somebody else may fill it within a second.
func TestTheDiskIsLookedAtBeforeEachBatch(t *testing.T) {
	t.Parallel()
	var d disk
	d.free.Store(1 << 30)
	db := openOn(t, &d)
	before := d.looks.Load()
	for n := range 50 {
		mustAppend(t, db, n, put("a", "b"))
	}
	if looks := d.looks.Load() - before; looks < 50 {
		t.Errorf("50 batches looked %d times", looks)
	}
}

func TestALargeStoreNeedsMoreRoom(t *testing.T) {
	t.Parallel()
	for size, want := range map[uint64]uint64{0: 256 << 20, 128 << 20: 256 << 20, 129 << 20: 258 << 20, 5 << 30: 10 << 30} {
		if got := kv.NeededFree(size); got != want {
			t.Errorf("a store of %d bytes needs %d free, want %d", size, got, want)
		}
	}
}

func TestTheSizeOfAStoreIsWhatItTakesOnDisk(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "badger"), 0o700); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, "table"), strings.Repeat("x", 3<<20))
	log := filepath.Join(dir, "badger", "log")
	writeFile(t, log, strings.Repeat("x", 1<<20))
	if err := os.Truncate(log, 1<<30); err != nil { // Badger's logs are mostly holes
		t.Fatal(err)
	}
	if got, err := kv.StoreSize(dir); got < 4<<20 || got > 5<<20 || err != nil {
		t.Errorf("the size is %d, %v; want 4 MB", got, err)
	}
}

func TestAFullDiskIsNotOpened(t *testing.T) {
	t.Parallel()
	refuse(t, kv.Options{Dir: t.TempDir(), FreeSpace: func(string) (uint64, error) { return 1 << 20, nil }}, kv.ErrReadOnly)
}

func TestADiskThatDoesNotAnswerIsWrittenTo(t *testing.T) {
	t.Parallel()
	db := openOn(t, &disk{err: errRefused})
	mustAppend(t, db, 1, put("a", "b"))
}

// TestABrokenDiskMakesTheStoreReadOnly is about file systems that take nothing any more, however much is free.
func TestABrokenDiskMakesTheStoreReadOnly(t *testing.T) {
	t.Parallel()
	var d disk
	d.free.Store(1 << 30)
	db := openOn(t, &d)
	mustAppend(t, db, 1, put("a", "b"))
	var broken atomic.Bool
	db.SetTouch(func() error {
		if broken.Load() {
			return syscall.EROFS
		}
		return nil
	})
	changed, err := db.Trouble()
	if err != nil {
		t.Errorf("a disk that works is trouble: %v", err)
	}
	broken.Store(true)
	_, _, err = db.Append(t.Context(), id(2), put("a", "c"))
	if !errors.Is(err, kv.ErrUnwritable) || !errors.Is(err, kv.ErrReadOnly) || errors.Is(err, kv.ErrUnknown) {
		t.Errorf("a disk that takes nothing gives %v", err)
	}
	<-changed // and is told to those who only read
	if _, err := db.Trouble(); !errors.Is(err, kv.ErrUnwritable) {
		t.Errorf("the trouble is %v", err)
	}
	broken.Store(false)
	mustAppend(t, db, 2, put("a", "c"))
	if _, err := db.Trouble(); err != nil {
		t.Errorf("the trouble goes on: %v", err)
	}
}

// TestThoseWhoOnlyReadLearnThatTheDiskIsFull without anybody writing.
func TestThoseWhoOnlyReadLearnThatTheDiskIsFull(t *testing.T) {
	t.Parallel()
	var d disk
	d.free.Store(65 << 20)
	db := open(t, kv.Options{Dir: t.TempDir(), FreeSpace: func(string) (uint64, error) { return d.free.Load(), nil }})
	changed, err := db.Trouble()
	for err == nil { // it is looked at every second
		<-changed
		changed, err = db.Trouble()
	}
	if !errors.Is(err, kv.ErrReadOnly) || errors.Is(err, kv.ErrUnwritable) {
		t.Errorf("the trouble is %v", err)
	}
	d.free.Store(1 << 30)
	if <-changed; db.Health() != nil {
		t.Errorf("there is room, and the trouble is %v", db.Health())
	}
}

func TestAStoreThatHasFailedIsTrouble(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	db.BreakCommit(func(*badger.Txn) error { return errDisk })
	changed, _ := db.Trouble()
	_, _, _ = db.Append(t.Context(), id(1), put("a", "b")) // what it gives is tested elsewhere
	<-changed
	if _, err := db.Trouble(); !errors.Is(err, kv.ErrFailed) {
		t.Errorf("the trouble is %v", err)
	}
}
