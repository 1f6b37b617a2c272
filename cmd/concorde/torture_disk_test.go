//go:build torture && linux

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store/torture"
)

// TestTortureFullDiskUnderAServer fills the disk of a server on which somebody sits: they are told without pressing a
// key, whoever contributes is told, reading goes on, and all of it passes by itself when there is room again.
func TestTortureFullDiskUnderAServer(t *testing.T) {
	row := torture.Begin(t, "the disk of a server fills up")
	disk := mountDisk(t, "-t", "tmpfs", "-o", "size=400m", "tmpfs")
	s := serveAt(t, filepath.Join(disk, "data"))
	ana := s.introduce("ana")
	sitting := s.sit(ana)
	sitting.expect("Tools", "275")
	const rounds = 3
	for round := range rounds {
		before := fmt.Sprint("Before ", round)
		s.must(ana, "tool add --name '"+before+"' --use debate --summary 'It was there.' --allow-duplicate")
		left := []string{"200m", "20m", "0"}[round]
		fillDisk(t, disk, left)
		sitting.expect("disk is almost full")
		sitting.expect("! read only")
		expectRefused(t, s, ana, "the disk is almost full, nothing is lost but nothing is saved; make room and try again")
		expectReading(t, s, ana, sitting, before)
		makeRoom(t, disk)
		sitting.expect("Things can be saved again")
		s.must(ana, fmt.Sprintf("tool add --name 'After %d' --use debate --summary 'It is there again.' --allow-duplicate", round))
	}
	sitting.leave("\x03")
	expectAll(t, s, ana, rounds)
	row.Tried("%d fillings, the last to the last byte", rounds)
	row.Found("screen and commands told, reading goes on, back by itself, nothing lost")
}

// TestTortureFullDiskKeepsAForm fills the disk under a form that is saved then: it stays, and can be saved afterwards.
func TestTortureFullDiskKeepsAForm(t *testing.T) {
	row := torture.Begin(t, "the disk fills up under a form")
	disk := mountDisk(t, "-t", "tmpfs", "-o", "size=400m", "tmpfs")
	s := serveAt(t, filepath.Join(disk, "data"))
	ana := s.introduce("ana")
	sitting := s.sit(ana)
	sitting.expect("Tools", "275")
	sitting.send("a")
	sitting.expect("Reference a tool")
	sitting.send("Agora Nova\rdebate\r\rDebate a plan in the open.")
	fillDisk(t, disk, "0")
	sitting.expect("! read only")
	sitting.send("\x13")
	sitting.expect("Nothing can be saved for now", "Debate a plan in the open.")
	makeRoom(t, disk)
	sitting.expect("Things can be saved again")
	sitting.send("\x13")
	sitting.expect("Agora Nova is in the catalogue")
	sitting.leave("\x03")
	row.Tried("1 filling")
	row.Found("the form says why, stays, and is saved when there is room")
}

// TestTortureDiskTurnsReadOnly has the file system of a server find itself broken, as it does on a bad disk. From then on
// it takes nothing until it is mounted again; so a server can only go on showing what there is. In order, a file system
// that is in use is not made read-only at all: the system refuses.
func TestTortureDiskTurnsReadOnly(t *testing.T) {
	row := torture.Begin(t, "the disk of a server turns read-only")
	image := filepath.Join(t.TempDir(), "image")
	truncate(t, image, 2<<30)
	command(t, "mkfs.ext4", "-q", "-F", image)
	disk := mountDisk(t, "-o", "loop,errors=remount-ro", image)
	s := serveAt(t, filepath.Join(disk, "data"))
	ana := s.introduce("ana")
	s.must(ana, "tool add --name 'Before 0' --use debate --summary 'It was there.' --allow-duplicate")
	sitting := s.sit(ana)
	sitting.expect("Tools", "276")
	if out, err := exec.Command("mount", "-o", "remount,ro", disk).CombinedOutput(); err == nil || !bytes.Contains(out, []byte("busy")) {
		t.Errorf("the disk in use was made read-only: %v: %s", err, out)
	}
	command(t, "mount", "-o", "remount,abort", disk)
	sitting.expect("takes no changes")
	sitting.expect("! read only")
	expectRefused(t, s, ana, "the disk takes no changes, nothing is lost but nothing is saved")
	expectReading(t, s, ana, sitting, "Before 0")
	sitting.leave("\x03")
	stopped(t, s)
	command(t, "umount", disk)
	_ = exec.Command("e2fsck", "-fy", image).Run() // which says with its status that it has repaired something
	command(t, "mount", "-o", "loop", image, disk)
	again := serveAt(t, s.data)
	again.must(ana, "tool add --name 'After 0' --use debate --summary 'It is there again.' --allow-duplicate")
	expectAll(t, again, ana, 1)
	row.Tried("1 file system aborted under it")
	row.Found("screen and commands told, reading goes on; all there once mounted again")
}

// expectRefused contributes to a server that takes nothing, and expects to be told why.
func expectRefused(t *testing.T, s *server, key, why string) {
	t.Helper()
	for range 3 {
		got := s.ask(key, "tool add --name 'Not this one' --use debate --summary 'It must not be there.' --allow-duplicate")
		if got.status != statusFailed || got.out != "" || !strings.Contains(got.err, why) || !oneLine(got.err) {
			t.Errorf("a contribution: status %d, %q, %q", got.status, got.out, got.err)
		}
	}
}

// expectReading expects that reading goes on: by command, in the session that is there, and for those who come now.
func expectReading(t *testing.T, s *server, key string, sitting *terminal, name string) {
	t.Helper()
	for _, line := range []string{"tool list --search decidim", "search decidim", "tool show decidim", "history decidim", "feed"} {
		s.must(key, line)
	}
	if out := s.must(key, "search '"+name+"'"); !strings.Contains(out, name) {
		t.Errorf("%s is not found while nothing is saved:\n%s", name, out)
	}
	sitting.send("1/" + name + "\r")
	sitting.expect("It was there.")
	sitting.send("\x1b\x1b")
	sitting.expect("Tools")
	guest := s.sit(newKey(t))
	guest.expect("Tools", "! read only")
	guest.leave("\x03")
}

// expectAll expects what was acknowledged, nothing that was refused, and a record that is sound.
func expectAll(t *testing.T, s *server, key string, rounds int) {
	t.Helper()
	for round := range rounds {
		for _, name := range []string{fmt.Sprint("before-", round), fmt.Sprint("after-", round)} {
			s.must(key, "tool show "+name)
		}
	}
	if got := s.ask(key, "tool show not-this-one"); got.status != statusNotFound {
		t.Errorf("what was refused is there: status %d: %s", got.status, got.out)
	}
	stopped(t, s)
	ask(t, s.data, "doctor")
}

// stopped stops a server as an operator does, and waits.
func stopped(t *testing.T, s *server) {
	t.Helper()
	if err := s.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-s.ended:
		if err != nil {
			t.Fatalf("the server ended badly: %v\n%s", err, s.log)
		}
	case <-time.After(patience):
		s.kill()
		t.Fatalf("the server does not stop:\n%s", s.log)
	}
}

// mountDisk mounts something at a new place, or skips the test where that is not allowed.
func mountDisk(t *testing.T, arguments ...string) (at string) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root may mount a disk")
	}
	at = t.TempDir()
	command(t, "mount", append(arguments, at)...)
	t.Cleanup(func() { command(t, "umount", at) })
	return at
}

func command(t *testing.T, name string, arguments ...string) {
	t.Helper()
	out, err := exec.Command(name, arguments...).CombinedOutput()
	if bytes.Contains(out, []byte("permission denied")) || bytes.Contains(out, []byte("failed to setup loop device")) || errors.Is(err, exec.ErrNotFound) {
		t.Skipf("this machine does not let a test do that: %v: %s", err, bytes.TrimSpace(out))
	}
	if err != nil {
		t.Fatalf("%s %s: %v: %s", name, strings.Join(arguments, " "), err, out)
	}
}

func truncate(t *testing.T, path string, size int64) {
	t.Helper()
	if err := errors.Join(os.WriteFile(path, nil, 0o600), os.Truncate(path, size)); err != nil {
		t.Fatal(err)
	}
}

// fillDisk fills a disk but for some megabytes.
func fillDisk(t *testing.T, disk, left string) {
	t.Helper()
	var free syscall.Statfs_t
	if err := syscall.Statfs(disk, &free); err != nil {
		t.Fatal(err)
	}
	var keep int64
	fmt.Sscanf(left, "%dm", &keep)
	file, err := os.Create(filepath.Join(disk, "balloon"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	size := int64(free.Bavail)*free.Bsize - keep<<20
	air := make([]byte, 1<<20)
	for size > 0 {
		n, err := file.Write(air[:min(size, int64(len(air)))])
		if size -= int64(n); errors.Is(err, syscall.ENOSPC) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func makeRoom(t *testing.T, disk string) {
	t.Helper()
	if err := os.Remove(filepath.Join(disk, "balloon")); err != nil {
		t.Fatal(err)
	}
}
