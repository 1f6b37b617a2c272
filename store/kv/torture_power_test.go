//go:build torture && linux

package kv_test

import (
	"bufio"
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/ogptoolbox/concorde/store/kv"
	"github.com/ogptoolbox/concorde/store/torture"
)

const (
	cutsPerDrive = 8 // after which a test begins again on a new drive, so that drives stay small
	tornPerCut   = 3 // states in which the disk may be after a cut that are tried besides the one it is in
)

// TestTorturePowerLoss cuts the power: what the file system has given to its disk by then is there, nothing else is.
// Then it makes it worse: of what had not been synced, any sectors may have arrived, in any order.
func TestTorturePowerLoss(t *testing.T) {
	row := torture.Begin(t, "the power is cut while it writes")
	cuts, entries := roundsOf(t, "KV_CUTS", 40), 0
	for done := 0; done < cuts; {
		drive := newDrive(t, "data="+[]string{"ordered", "writeback", "journal"}[done/cutsPerDrive%3])
		ledger := newLedger(20_000)
		for range min(cutsPerDrive, cuts-done) {
			next := cutPower(t, drive, ledger)
			live, synced := drive.mounted(), next.mount(t)
			for range tornPerCut {
				expectTorn(t, ledger, synced, live)
			}
			drive.remove(t)
			ledger.expect(t, synced)
			next.unmount(t)
			drive = next
			if done++; t.Failed() {
				t.Fatalf("at cut %d, %s", done, drive.options)
			}
		}
		drive.remove(t)
		entries += len(ledger.acknowledged)
	}
	row.Tried("%d cuts, %d more with torn writes", cuts, cuts*tornPerCut)
	row.Found("%d entries acknowledged, 0 lost", entries)
}

// TestTorturePowerLossWithoutSyncs is the same without syncs. It has to lose something, or else the test above proves
// nothing.
func TestTorturePowerLossWithoutSyncs(t *testing.T) {
	row := torture.Begin(t, "control: the same without syncs")
	const cuts = 6
	entries, lost := 0, 0
	for range cuts {
		drive := newDrive(t, "data=ordered")
		ledger := newLedger(20_000)
		next := cutPower(t, drive, ledger, "KV_UNSYNCED=1")
		drive.remove(t)
		entries += len(ledger.acknowledged)
		lost += ledger.lost(t, next.mount(t))
		next.remove(t)
	}
	if lost == 0 {
		t.Error("a store that does not sync lost nothing")
	}
	row.Tried("%d cuts", cuts)
	row.Found("%d entries acknowledged, %d lost, as has to be", entries, lost)
}

// cutPower has a child write to a drive, stops it at some moment, and returns what the drive had then. The drive is
// still mounted, with what would have been written next.
func cutPower(t *testing.T, d *drive, ledger *ledger, env ...string) *drive {
	t.Helper()
	child, lines := startChild(t, "append", d.mount(t), append(env, ledger.env())...)
	left := 1 + rand.IntN(300)
	if rand.IntN(4) == 0 {
		left += 1500 // for which Badger makes tables
	}
	for ; left > 0 && lines.Scan(); left-- {
		ledger.note(t, lines.Text())
	}
	freeze(t, child)
	taken := d.copy(t)
	killing := child.Process.Kill()
	drain(t, lines, ledger)
	expectKilled(t, child, killing)
	return taken
}

// freeze stops a process, and returns when none of its threads is about to do anything.
func freeze(t *testing.T, child *exec.Cmd) {
	t.Helper()
	if err := child.Process.Signal(unix.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	var status unix.WaitStatus
	if _, err := unix.Wait4(child.Process.Pid, &status, unix.WUNTRACED, nil); err != nil || !status.Stopped() {
		t.Fatalf("the child did not stop: %v, %v", status, err)
	}
}

// drain reads what a child had acknowledged before it was stopped.
func drain(t *testing.T, lines *bufio.Scanner, ledger *ledger) {
	t.Helper()
	for lines.Scan() {
		ledger.note(t, lines.Text())
	}
}

// expectTorn opens what may have become of a store.
func expectTorn(t *testing.T, ledger *ledger, synced, live string) {
	t.Helper()
	dir, err := os.MkdirTemp(t.TempDir(), "torn")
	if err != nil {
		t.Fatal(err)
	}
	tear(t, synced, live, dir)
	ledger.expect(t, dir)
	if t.Failed() {
		t.Fatalf("in %s, made of %s and %s", dir, synced, live)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Error(err)
	}
}

// lost returns how many acknowledged entries a store no longer has. One that is refused has none.
func (l *ledger) lost(t *testing.T, dir string) int {
	t.Helper()
	db, err := kv.Open(kv.Options{Dir: dir, FreeSpace: endless})
	if err != nil {
		t.Log(err)
		return len(l.acknowledged)
	}
	defer closeDB(t, db)
	return len(l.missing(t, db))
}
