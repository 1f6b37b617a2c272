package kv_test

import (
	"bytes"
	"errors"
	"maps"
	"path/filepath"
	"testing"

	"github.com/ogptoolbox/concorde/store/kv"
)

// lossyDir is a killed store in whose write-ahead log one bit has turned. Badger drops what comes after it.
func lossyDir(t *testing.T) string {
	t.Helper()
	killed := killedImage(t)
	name := killed.only(t, "badger/*.mem")
	dir := killed.write(t)
	flip(t, filepath.Join(dir, name), killed[name].data, 0.45)
	return dir
}

func lostIn(t *testing.T, dir string) *kv.LostError {
	t.Helper()
	_, err := kv.Open(kv.Options{Dir: dir})
	var lost *kv.LostError
	if !errors.Is(err, kv.ErrLost) || !errors.As(err, &lost) {
		t.Fatalf("a store that lost entries gives %v", err)
	}
	return lost
}

func TestALossIsToldAgainAndAgain(t *testing.T) {
	t.Parallel()
	dir := lossyDir(t)
	lost := lostIn(t, dir)
	if lost.Have < 210 || lost.Have > 270 || lost.Have%10 != 0 || lost.Want != imageEntries {
		t.Errorf("lost are entries %d to %d", lost.Have+1, lost.Want)
	}
	if again := lostIn(t, dir); *again != *lost {
		t.Errorf("the second time, lost are entries %d to %d", again.Have+1, again.Want)
	}
}

func TestALossMayBeAccepted(t *testing.T) {
	t.Parallel()
	dir := lossyDir(t)
	lost := lostIn(t, dir)
	db := open(t, kv.Options{Dir: dir, AcceptLoss: true})
	have, logID := int(lost.Have), db.LogID()
	expectFilled(t, db, have)
	fill(t, db, have+1, have+5)
	closeDB(t, db)
	db = open(t, kv.Options{Dir: dir})
	expectFilled(t, db, have+5)
	if db.LogID() != logID {
		t.Error("the log id changes each time")
	}
}

func TestAnAcceptedLossMakesAnotherLog(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := open(t, kv.Options{Dir: dir})
	logID := db.LogID()
	fill(t, db, 1, 10)
	taken := takeImage(t, dir)
	name := taken.only(t, "badger/*.mem")
	if intact := open(t, kv.Options{Dir: taken.write(t), AcceptLoss: true}); intact.LogID() != logID {
		t.Error("a store that lost nothing has another log id")
	}
	lossy := taken.write(t)
	flip(t, filepath.Join(lossy, name), taken[name].data, 0.5)
	if other := open(t, kv.Options{Dir: lossy, AcceptLoss: true}); other.LogID() == logID || other.Sequence() != 0 {
		t.Errorf("the log has the same id, and ends at %d", other.Sequence())
	}
}

// TestAHoleIsFound: a crash may leave two write-ahead logs, and damage to the first leaves a hole before the second.
func TestAHoleIsFound(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := open(t, kv.Options{Dir: dir})
	for n := 1; n <= 400; n += 10 {
		fill(t, db, n, n+9)
	}
	first := takeImage(t, dir)
	fill(t, db, 401, 1000)
	both := takeImage(t, dir)
	splitLog(t, both, first)
	expectFilled(t, open(t, kv.Options{Dir: both.write(t)}), 1000)

	damaged := both.write(t)
	flip(t, filepath.Join(damaged, "badger", "00001.mem"), both["badger/00001.mem"].data, 0.5)
	lost := lostIn(t, damaged)
	if lost.Have < 150 || lost.Have > 250 || lost.Want != 400 {
		t.Errorf("lost are entries %d to %d", lost.Have+1, lost.Want)
	}
	refuse(t, kv.Options{Dir: damaged, AcceptLoss: true}, kv.ErrLost) // what is after the hole cannot stand alone
}

// splitLog gives both a log as it was in first, and a second with what came later.
func splitLog(t *testing.T, both, first image) {
	t.Helper()
	const header = 20
	name := both.only(t, "badger/*.mem")
	all, early := both[name], first[name]
	if !bytes.HasPrefix(all.data, early.data) {
		t.Fatal("the log did not just grow")
	}
	end := len(early.data)
	for all.data[end] == 0 { // zeros at the end of the early log were trimmed
		end++
	}
	later := append(bytes.Clone(all.data[:header]), all.data[end:]...)
	maps.Copy(both, image{
		"badger/00001.mem": {data: all.data[:end], size: all.size},
		"badger/00002.mem": {data: later, size: all.size},
	})
}
