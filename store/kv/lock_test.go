package kv_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store/kv"
)

func TestASecondProcessLearnsWhoHoldsTheStore(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := open(t, kv.Options{Dir: dir, Holder: "concorde serve", Reach: "ssh -p 2222 localhost"})
	fill(t, db, 1, 1)
	expectHeld(t, dir, os.Getpid(), "concorde serve", "ssh -p 2222 localhost")
	if err := db.SetReach("ssh summit"); err != nil {
		t.Error(err)
	}
	expectHeld(t, dir, os.Getpid(), "concorde serve", "ssh summit")
	if note := readFile(t, filepath.Join(dir, "LOCK")); !json.Valid([]byte(note)) {
		t.Errorf("LOCK says %q", note)
	}
	fill(t, db, 2, 2)
	closeDB(t, db)
	db = open(t, kv.Options{Dir: dir, Holder: "concorde"})
	expectFilled(t, db, 2)
	expectHeld(t, dir, os.Getpid(), "concorde", "")
}

func expectHeld(t *testing.T, dir string, pid int, holder, reach string) {
	t.Helper()
	refuse(t, kv.Options{Dir: dir, Holder: "second"}, kv.ErrHeld, holder, reach)
	_, err := kv.Open(kv.Options{Dir: dir})
	var held *kv.HeldError
	if !errors.As(err, &held) || held.PID != pid || held.Holder != holder || held.Reach != reach || held.Since.IsZero() {
		t.Errorf("the store is held by %+v", held)
	}
	if reach == "" && strings.Contains(err.Error(), "reach") {
		t.Errorf("there is no way to reach it, but: %v", err)
	}
}

// TestTheLockDiesWithItsProcess has a child process hold a store, and kills it.
func TestTheLockDiesWithItsProcess(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	child, lines := startChild(t, "hold", dir)
	if !lines.Scan() || lines.Text() != "open" {
		t.Fatalf("the child says %q", lines.Text())
	}
	expectHeld(t, dir, child.Process.Pid, "child", "")
	kill(t, child)
	fill(t, open(t, kv.Options{Dir: dir}), 1, 1)
}

// TestTheLockIsGivenBackThoughAChildHasIt: a process being started has every open file for a moment, and so the lock.
func TestTheLockIsGivenBackThoughAChildHasIt(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := open(t, kv.Options{Dir: dir})
	child := exec.Command(os.Args[0], "-test.run=^Test(Child|TorturePersist)$")
	child.Env = append(os.Environ(), "KV_CHILD=wait")
	child.ExtraFiles = []*os.File{db.LockFile()}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	defer kill(t, child)
	closeDB(t, db)
	open(t, kv.Options{Dir: dir})
}

// startChild runs this test binary again as a child that does one thing with a store; see TestChild.
func startChild(t *testing.T, does, dir string, env ...string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^Test(Child|ChildWithoutFiles|TorturePersist)$")
	child.Env = append(append(os.Environ(), "KV_CHILD="+does, "KV_DIR="+dir), env...)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	return child, bufio.NewScanner(out)
}

// kill ends a child as a power cut would, as far as one process goes.
func kill(t *testing.T, child *exec.Cmd) {
	t.Helper()
	expectKilled(t, child, child.Process.Kill())
}

func expectKilled(t *testing.T, child *exec.Cmd, killing error) {
	t.Helper()
	if killing != nil {
		t.Error(killing)
	}
	var killed *exec.ExitError
	if err := child.Wait(); !errors.As(err, &killed) || killed.ExitCode() != -1 {
		t.Errorf("the child was not killed: %v", err)
	}
}
