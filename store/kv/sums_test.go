package kv_test

import (
	"bytes"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store/kv"
)

// TestTablesAreNotedAfterWriting: SUMS has to know them should the process be killed.
func TestTablesAreNotedAfterWriting(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := open(t, kv.Options{Dir: dir})
	timer := make(chan time.Time)
	db.SetTimer(func(time.Duration) <-chan time.Time { return timer })
	if noted := readFile(t, filepath.Join(dir, "SUMS")); strings.Contains(noted, "MANIFEST") {
		t.Errorf("a new store has noted\n%s", noted)
	}
	fill(t, db, 1, 1)
	timer <- time.Time{}
	fill(t, db, 2, 2) // after which the writer has come round
	if noted := readFile(t, filepath.Join(dir, "SUMS")); !strings.Contains(noted, "open") || !strings.Contains(noted, "MANIFEST") {
		t.Errorf("after a second it has noted\n%s", noted)
	}
}

func TestNothingNewIsNotNoted(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	fill(t, db, 1, 1)
	if !db.NoteTables() {
		t.Error("the manifest was not noted")
	}
	if db.NoteTables() {
		t.Error("there is always something to note")
	}
}

// TestAChangedFileMakesOpenReadEverything: who has changed what does not matter may have changed what does.
func TestAChangedFileMakesOpenReadEverything(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := open(t, kv.Options{Dir: dir})
	fill(t, db, 1, tampered)
	if err := db.Engine().Update(change(5, -1)); err != nil {
		t.Fatal(err)
	}
	closeDB(t, db)
	closed := takeImage(t, dir)
	open(t, kv.Options{Dir: dir}) // too far back to be read, as long as the files are as they were
	for _, name := range []string{"badger/DISCARD", "badger/stranger"} {
		dir := closed.write(t)
		writeFile(t, filepath.Join(dir, name), "x")
		refuse(t, kv.Options{Dir: dir}, kv.ErrDamaged, "entry 5")
	}
}

func TestBadgerLogsWhereWeDo(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	handler := slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})
	closeDB(t, open(t, kv.Options{Dir: t.TempDir(), Logger: slog.New(handler)}))
	if text := log.String(); !strings.Contains(text, "level=DEBUG msg=\"badger: ") || strings.Contains(text, "level=INFO") {
		t.Errorf("the log is\n%s", text)
	}
}
