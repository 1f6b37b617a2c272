package kv

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/sys/unix"
)

// engineSyncs is whether Badger syncs what it commits. Here it does not: it syncs two files, one after the other, its
// write-ahead log and the value log, in which there is never anything, and the disk takes its time for each.
const engineSyncs = false

// wal makes durable what Badger has committed: it syncs Badger's write-ahead log, and nothing else. Badger writes that
// through a mapping, for which it would call msync; to Linux that is the same as fdatasync of the file, by whoever has it
// open.
//
// Each of Badger's memtables has a log of its own, and their numbers count up. A commit begins one more at most, before it
// writes anything. By the time a log is removed, all that was in it is in a table, durably.
type wal struct {
	dir    string   // Badger's
	file   *os.File // the newest log, which is the one that is written
	number int      // of that
	idle   bool     // nothing is to be durable
}

const walName = "%05d.mem"

// openWAL syncs all logs there are, and is ready for more, unless nothing is to be durable.
func openWAL(dir string, unsynced bool) (*wal, error) {
	w := &wal{dir: dir, idle: unsynced}
	if err := w.all(); err != nil {
		return nil, errors.Join(err, w.close())
	}
	return w, nil
}

// sync returns when all that was committed is durable, if it is called after each commit.
func (w *wal) sync() error {
	if w.idle {
		return nil
	}
	err := w.turn(w.number + 1)
	if errors.Is(err, fs.ErrNotExist) {
		err = w.flush()
	}
	return err
}

// all is sync after any number of commits.
func (w *wal) all() error {
	if w.idle {
		return nil
	}
	numbers, err := w.numbers()
	for _, number := range numbers {
		if turning := w.turn(number); !errors.Is(turning, fs.ErrNotExist) {
			err = errors.Join(err, turning)
		}
	}
	if err == nil && w.file == nil {
		err = fmt.Errorf("find Badger's write-ahead log: %w", fs.ErrNotExist)
	}
	return err
}

// numbers are those of the logs there are, in order.
func (w *wal) numbers() (numbers []int, err error) {
	entries, err := os.ReadDir(w.dir)
	for _, entry := range entries {
		var number int
		if _, other := fmt.Sscanf(entry.Name(), walName, &number); other == nil {
			numbers = append(numbers, number)
		}
	}
	slices.Sort(numbers)
	return numbers, err
}

func (w *wal) path(number int) string { return filepath.Join(w.dir, fmt.Sprintf(walName, number)) }

// turn goes on to another log, and syncs it and its name. What is in the one before is synced first.
func (w *wal) turn(number int) error {
	file, err := os.OpenFile(w.path(number), os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = errors.Join(w.flush(), w.close())
	w.file, w.number = file, number
	return errors.Join(err, w.flush(), syncDir(w.dir))
}

// flush syncs the log as far as it is known.
func (w *wal) flush() error {
	if w.file == nil {
		return nil
	}
	for {
		if err := unix.Fdatasync(int(w.file.Fd())); !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}

func (w *wal) close() error {
	if w.file == nil {
		return nil
	}
	return w.file.Close()
}
