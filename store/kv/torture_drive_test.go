//go:build torture && linux

package kv_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// drive is a file that is used as a disk, with a file system of its own. What is on it at any moment is what a disk
// would have if the power were cut then: the rest is in the memory of the system.
type drive struct {
	image   string
	options string // of mount
	at      string // where it is mounted, or ""
}

// driveSize is more than any test writes. Most of it takes no room.
const driveSize = 2 << 30

func newDrive(t *testing.T, options string) *drive {
	t.Helper()
	needRoot(t)
	d := &drive{image: filepath.Join(t.TempDir(), "image"), options: options}
	writeFile(t, d.image, "")
	if err := os.Truncate(d.image, driveSize); err != nil {
		t.Fatal(err)
	}
	command(t, "mkfs.ext4", "-q", "-F", d.image)
	return d
}

// needRoot skips a test that has to mount something, where that is not allowed.
func needRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root may mount a disk")
	}
	for _, name := range []string{"mount", "umount", "mkfs.ext4"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("there is no %s on this machine", name)
		}
	}
}

func command(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		if bytes.Contains(out, []byte("permission denied")) || bytes.Contains(out, []byte("failed to setup loop device")) {
			t.Skipf("this machine lets nobody mount a disk: %s", bytes.TrimSpace(out))
		}
		t.Fatalf("%s %s: %v: %s", name, strings.Join(args, " "), err, out)
	}
}

// mount returns where the store on the drive is.
func (d *drive) mount(t *testing.T) string {
	t.Helper()
	d.at = t.TempDir()
	command(t, "mount", "-o", "loop,"+d.options, d.image, d.at)
	t.Cleanup(func() { d.unmount(t) })
	return d.mounted()
}

// mounted returns where the store on the mounted drive is.
func (d *drive) mounted() string { return filepath.Join(d.at, "store") }

func (d *drive) unmount(t *testing.T) {
	t.Helper()
	if d.at == "" {
		return
	}
	command(t, "umount", d.at)
	d.at = ""
}

// copy returns a drive with what has reached this one so far.
func (d *drive) copy(t *testing.T) *drive {
	t.Helper()
	made := &drive{image: filepath.Join(t.TempDir(), "image"), options: d.options}
	from, to := openFile(t, d.image), createFile(t, made.image, driveSize)
	defer closeFiles(t, from, to)
	eachChunk(t, from, func(at int64, chunk []byte) {
		if _, err := to.WriteAt(chunk, at); err != nil {
			t.Fatal(err)
		}
	})
	return made
}

// remove gives the room of the drive back before the test is over.
func (d *drive) remove(t *testing.T) {
	t.Helper()
	d.unmount(t)
	remove(t, d.image)
}

// chunkSize is a whole number of sectors.
const chunkSize = 64 << 10

// eachChunk calls f with those parts of a file that are not all zeros.
func eachChunk(t *testing.T, file *os.File, f func(at int64, chunk []byte)) {
	t.Helper()
	chunk, zeros := make([]byte, chunkSize), make([]byte, chunkSize)
	for at := int64(0); ; {
		at = nextData(file, at)
		n, err := file.ReadAt(chunk, at)
		if !bytes.Equal(chunk[:n], zeros[:n]) {
			f(at, chunk[:n])
		}
		at += int64(n)
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// nextData skips a hole, by whole chunks.
func nextData(file *os.File, at int64) int64 {
	const seekData = 3
	found, err := file.Seek(at, seekData)
	if err != nil { // there is no more: what comes is read to the end, which is quick, or there is no end to find
		return at
	}
	return max(at, found/chunkSize*chunkSize)
}

func openFile(t *testing.T, path string) *os.File {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// createFile makes a file of zeros.
func createFile(t *testing.T, path string, size int64) *os.File {
	t.Helper()
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Truncate(size); err != nil {
		t.Fatal(err)
	}
	return file
}
