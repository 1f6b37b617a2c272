package kv_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/ogptoolbox/concorde/store/kv"
)

// TestWhatIsAnsweredIsInTheLogThatWasSynced is all that can be tested without cutting the power: each entry is answered
// after one sync, of the log that it is in, although Badger begins another log twice.
func TestWhatIsAnsweredIsInTheLogThatWasSynced(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := open(t, kv.Options{Dir: dir})
	syncs, logs := 0, make(map[string]bool)
	db.BreakSync(func(sync func() error) error { syncs++; return sync() })
	for n := 1; n <= 24; n++ {
		mark := fmt.Sprintf("<entry %d>", n)
		mustAppend(t, db, n, func(tx *kv.Tx, _ uint64) (kv.Result, error) {
			tx.Put([]byte("large"), append([]byte("record of "+mark), make([]byte, kv.MaxValue-100)...))
			return kv.Result{Data: append([]byte(mark), make([]byte, kv.MaxEntry-100)...)}, nil
		})
		if syncs != n {
			t.Fatalf("entry %d is answered after %d syncs", n, syncs)
		}
		if log := db.SyncedLog(); !bytes.Contains(contents(t, log), []byte("record of "+mark)) {
			t.Errorf("entry %d is not in %s, which was synced for it", n, log.Name())
		}
		logs[db.SyncedLog().Name()] = true
	}
	if len(logs) < 3 {
		t.Errorf("Badger wrote to %d logs, of which there had to be three for this test to tell anything", len(logs))
	}
	expectNoValueLog(t, filepath.Join(dir, "badger"))
}

// expectNoValueLog: nobody syncs the value log.
func expectNoValueLog(t *testing.T, dir string) {
	t.Helper()
	const header = 20
	paths, err := filepath.Glob(filepath.Join(dir, "*.vlog"))
	if err != nil || len(paths) != 1 {
		t.Fatalf("there are value logs %v, %v", paths, err)
	}
	file, err := os.Open(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	begin := make([]byte, 1000)
	if _, err := file.ReadAt(begin, header); err != nil {
		t.Fatal(err)
	}
	if slices.Max(begin) != 0 {
		t.Error("there is something in the value log")
	}
}

func contents(t *testing.T, file *os.File) []byte {
	t.Helper()
	data, err := io.ReadAll(io.NewSectionReader(file, 0, 1<<30))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestTheNewestLogIsTheOneWithTheHighestNumber, however many digits that has.
func TestTheNewestLogIsTheOneWithTheHighestNumber(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"00007.mem", "99999.mem", "100000.mem", "100001.vlog", "100002.mem.new", "MANIFEST"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	newest, err := kv.NewestLog(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = newest.Close() }()
	if got := filepath.Base(newest.Name()); got != "100000.mem" {
		t.Errorf("the newest log is taken to be %s", got)
	}
}

// TestChildWithoutFiles is not a test but what a child process does: it appends where no other file can be opened.
func TestChildWithoutFiles(t *testing.T) {
	if os.Getenv("KV_CHILD") != "no files" {
		t.Skip("runs in a child process only")
	}
	db := open(t, kv.Options{Dir: os.Getenv("KV_DIR")})
	fill(t, db, 1, 1)
	const most = 64
	err := unix.Setrlimit(unix.RLIMIT_NOFILE, &unix.Rlimit{Cur: most, Max: most})
	for range most {
		if err == nil {
			_, err = os.Open(os.DevNull)
		}
	}
	if !errors.Is(err, unix.EMFILE) {
		t.Fatal(err)
	}
	for n := 2; n <= 10; n++ {
		fill(t, db, n, n)
	}
	fmt.Println("appended")
	select {} // there is no file left to close the store with
}

func TestAppendingNeedsNoOtherFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	child, lines := startChild(t, "no files", dir)
	if !lines.Scan() || lines.Text() != "appended" {
		t.Errorf("the child says %q", lines.Text())
	}
	kill(t, child)
	expectFilled(t, open(t, kv.Options{Dir: dir}), 10)
}
