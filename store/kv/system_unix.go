//go:build unix

package kv

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

var errLocked = errors.New("locked by another process")

// lockFile takes the lock of an open file without waiting. It belongs to the open file, not to the process.
func lockFile(file *os.File) error {
	err := unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return errLocked
	}
	return err
}

// unlockFile gives the lock back. Closing the file is not enough: a process that is just being started has it too, until
// it becomes another program.
func unlockFile(file *os.File) error { return unix.Flock(int(file.Fd()), unix.LOCK_UN) }

// freeSpace returns the bytes that this user may still write on the disk of dir.
func freeSpace(dir string) (uint64, error) {
	var disk unix.Statfs_t
	if err := unix.Statfs(dir, &disk); err != nil {
		return 0, fmt.Errorf("ask for the free space of %s: %w", dir, err)
	}
	return uint64(disk.Bavail) * uint64(disk.Bsize), nil // the types differ between systems
}

// occupied returns the bytes a file takes on disk. Badger's logs are mostly holes, so their length says little.
func occupied(info fs.FileInfo) uint64 {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(stat.Blocks) * 512
	}
	return uint64(info.Size())
}

// sameDisk reports whether two directories are on one disk. What cannot be told is taken for the same.
func sameDisk(one, other string) bool {
	var first, second unix.Stat_t
	if unix.Stat(one, &first) != nil || unix.Stat(other, &second) != nil {
		return true
	}
	return first.Dev == second.Dev
}
