//go:build torture && linux

package kv_test

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/ogptoolbox/concorde/store/kv"
	"github.com/ogptoolbox/concorde/store/torture"
)

// fullSize is a disk with little more than what has to be free on it.
const fullSize = 640 << 20

// TestTortureFullDisk has somebody else fill the disk, to the last byte, under a store that is written to as fast as it
// goes, and take it all away again: the store stops in time, and goes on by itself.
func TestTortureFullDisk(t *testing.T) {
	row := torture.Begin(t, "the disk fills up, to the last byte")
	dir := mountMemory(t, fullSize)
	ledger, fillings := newLedger(20_000), roundsOf(t, "KV_FILLINGS", 12)
	for round := range fillings {
		makeRoom(t, dir)
		child, lines := startChild(t, "persist", filepath.Join(dir, "store"), ledger.env())
		expectState(t, lines, ledger, "taken", 50)
		fillUp(t, dir, 20+rand.IntN(60))
		expectState(t, lines, ledger, "full", 20)
		makeRoom(t, dir)
		expectState(t, lines, ledger, "taken", 50)
		killing := child.Process.Kill()
		drain(t, lines, ledger)
		expectKilled(t, child, killing)
		ledger.expect(t, filepath.Join(dir, "store"))
		if t.Failed() {
			t.Fatalf("at filling %d", round)
		}
	}
	row.Tried("%d fillings of a tmpfs, 20 to 80 MB/s", fillings)
	row.Found("read-only in time, back by itself; %d entries acknowledged, 0 lost", len(ledger.acknowledged))
}

// TestTortureFullDiskAtOnce fills the disk within a moment. Then Badger, which may be in the middle of making a table, may
// die of it before the store can do anything; but what was acknowledged is there when there is room again.
func TestTortureFullDiskAtOnce(t *testing.T) {
	row := torture.Begin(t, "the disk fills up within a moment")
	dir := mountMemory(t, fullSize)
	ledger, died := newLedger(20_000), 0
	const fillings = 6
	for range fillings {
		child, lines := startChild(t, "persist", filepath.Join(dir, "store"), ledger.env(), "GOTRACEBACK=none")
		expectState(t, lines, ledger, "taken", 500)
		fillUp(t, dir, 10_000)
		if !untilFull(t, lines, ledger) {
			died++
		}
		_ = child.Process.Kill() // unless it is dead
		drain(t, lines, ledger)
		_ = child.Wait()
		makeRoom(t, dir)
		ledger.expect(t, filepath.Join(dir, "store"))
	}
	row.Tried("%d fillings of a tmpfs", fillings)
	row.Found("the process died of %d; %d entries acknowledged, 0 lost", died, len(ledger.acknowledged))
}

// untilFull reports whether a child lives to say that the disk is full.
func untilFull(t *testing.T, lines *bufio.Scanner, ledger *ledger) bool {
	t.Helper()
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "full ") {
			return true
		}
		ledger.note(t, lines.Text())
	}
	return false
}

// TestTortureFullDiskUnwatched is the same without a look at the disk. It has to kill the process, or else the test above
// proves nothing; but what was acknowledged is there when there is room again.
func TestTortureFullDiskUnwatched(t *testing.T) {
	row := torture.Begin(t, "control: the same without a watch")
	dir := mountMemory(t, fullSize)
	ledger := newLedger(20_000)
	child, lines := startChild(t, "persist", filepath.Join(dir, "store"), ledger.env(), "KV_UNWATCHED=1", "GOTRACEBACK=none")
	expectState(t, lines, ledger, "taken", 50)
	fillUp(t, dir, 200)
	drain(t, lines, ledger) // until it is dead
	err := child.Wait()
	if err == nil || child.ProcessState.Success() {
		t.Errorf("the process lived: %v", err)
	}
	makeRoom(t, dir)
	ledger.expect(t, filepath.Join(dir, "store"))
	row.Tried("1 filling of a tmpfs")
	row.Found("the process died (%v), as has to be; %d entries acknowledged, 0 lost", err, len(ledger.acknowledged))
}

// TestTorturePersist is not a test but what children do: append, and say what was "taken" or that the disk is "full".
func TestTorturePersist(t *testing.T) {
	if os.Getenv("KV_CHILD") != "persist" {
		t.Skip("runs in child processes only")
	}
	options := childOptions()
	if os.Getenv("KV_UNWATCHED") != "" {
		options.FreeSpace = endless
	}
	db, most := open(t, options), childSize(t)
	for n := int(db.Sequence()) + 1; ; {
		sequence, _, err := db.Append(t.Context(), id(n), put(fmt.Sprint("key ", n), padded(n, most)))
		switch {
		case err == nil:
			fmt.Println(n, sequence, ".")
			n++
		case errors.Is(err, kv.ErrReadOnly):
			if got, want := value(t, db, fmt.Sprint("key ", n-1)), padded(n-1, most); got != want {
				t.Fatalf("while the disk is full, a record reads %.40q", got)
			}
			fmt.Println("full", err)
			<-time.After(20 * time.Millisecond)
		default:
			t.Fatal(err)
		}
	}
}

// expectState reads what a child says until it has said one thing so many times in a row.
func expectState(t *testing.T, lines interface {
	Scan() bool
	Text() string
}, ledger *ledger, want string, times int) {
	t.Helper()
	deadline := time.Now().Add(time.Minute)
	for seen := 0; seen < times; {
		if !lines.Scan() || time.Now().After(deadline) {
			t.Fatalf("the child is no longer %s", want)
		}
		state := "taken"
		if line := lines.Text(); strings.HasPrefix(line, "full ") {
			state = "full"
		} else {
			ledger.note(t, line)
		}
		if seen++; state != want {
			seen = 0
		}
	}
}

// mountMemory returns where a disk in memory of a size is.
func mountMemory(t *testing.T, size int) string {
	t.Helper()
	needRoot(t)
	dir := t.TempDir()
	command(t, "mount", "-t", "tmpfs", "-o", fmt.Sprint("size=", size), "tmpfs", dir)
	t.Cleanup(func() { command(t, "umount", dir) })
	return dir
}

const balloon = "balloon" // what fills the disk

// fillUp fills a disk to the last byte: the first part at once, and what has to be free for changes with so many
// megabytes a second.
func fillUp(t *testing.T, dir string, speed int) {
	t.Helper()
	file, err := os.Create(filepath.Join(dir, balloon))
	if err != nil {
		t.Fatal(err)
	}
	defer closeFiles(t, file)
	if spare := int(freeIn(t, dir)) - 300<<20; spare > 0 {
		if _, err := file.Write(make([]byte, spare)); err != nil {
			t.Error(err)
		}
	}
	pace := time.NewTicker(10 * time.Millisecond)
	defer pace.Stop()
	for air := make([]byte, speed<<20/100); ; <-pace.C {
		if _, err = file.Write(air); err != nil {
			break
		}
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("filling the disk ends with %v", err)
	}
	if free := freeIn(t, dir); free > 8<<10 {
		t.Errorf("%d bytes are still free", free)
	}
}

func freeIn(t *testing.T, dir string) uint64 {
	t.Helper()
	var disk unix.Statfs_t
	if err := unix.Statfs(dir, &disk); err != nil {
		t.Fatal(err)
	}
	return disk.Bavail * uint64(disk.Bsize)
}

func makeRoom(t *testing.T, dir string) {
	t.Helper()
	if err := os.RemoveAll(filepath.Join(dir, balloon)); err != nil {
		t.Error(err)
	}
}
