package kv

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/dgraph-io/badger/v4"
	"golang.org/x/sys/unix"
)

// engineSyncs is whether Badger syncs what it commits. Here it does not: it would sync two files, one after the other, its
// write-ahead log and the value log, in which there is never anything, and the disk takes its time for each.
const engineSyncs = false

// wal makes durable what Badger has committed: it syncs Badger's write-ahead log, and nothing else. Badger writes that
// through a mapping, and would call msync for it; to Linux that is the same as fdatasync of the file, by whoever has it
// open.
//
// Each of Badger's memtables has a log of its own, and their numbers count up. A commit begins one more at most, before it
// writes anything. By the time a log is removed, all that was in it is in a table, durably.
type wal struct {
	engine *badger.DB
	dir    string   // Badger's
	file   *os.File // the newest log, which is the one that is written
	next   string   // the path of the log that will come after it
	behind bool     // there may be a newer one
	idle   bool     // nothing is to be durable
}

const walSuffix = ".mem"

// openWAL syncs all logs there are, and is ready for more, unless nothing is to be durable.
func openWAL(engine *badger.DB, dir string, unsynced bool) (*wal, error) {
	w := &wal{engine: engine, dir: dir, idle: unsynced}
	if err := w.all(); err != nil {
		return nil, errors.Join(err, w.close())
	}
	return w, nil
}

// sync returns when all that was committed is durable, if it is called after each commit. Where the process has as many
// files open as it may, the newest log cannot be opened, and Badger, which has it open, is asked to sync.
func (w *wal) sync() error {
	if w.idle {
		return nil
	}
	if !w.behind && errors.Is(unix.Access(w.next, unix.F_OK), unix.ENOENT) {
		return w.flush()
	}
	err := w.all()
	if errors.Is(err, unix.EMFILE) || errors.Is(err, unix.ENFILE) {
		return w.engine.Sync()
	}
	return err
}

// all is sync after any number of commits.
func (w *wal) all() error {
	if w.idle {
		return nil
	}
	w.behind = true
	numbers, err := w.numbers()
	for _, number := range numbers {
		if turning := w.turn(number); !errors.Is(turning, fs.ErrNotExist) { // what is gone by now is in a table
			err = errors.Join(err, turning)
		}
	}
	if err == nil && w.file == nil {
		err = fs.ErrNotExist
	}
	if err = errors.Join(err, syncDir(w.dir)); err != nil {
		return fmt.Errorf("sync Badger's write-ahead logs: %w", err)
	}
	w.behind = false
	return nil
}

// numbers are those of the logs there are, in order.
func (w *wal) numbers() (numbers []int, err error) {
	entries, err := os.ReadDir(w.dir)
	for _, entry := range entries {
		name, is := strings.CutSuffix(entry.Name(), walSuffix)
		if number, other := strconv.Atoi(name); is && other == nil {
			numbers = append(numbers, number)
		}
	}
	slices.Sort(numbers)
	return numbers, err
}

func (w *wal) path(number int) string {
	return filepath.Join(w.dir, fmt.Sprintf("%05d", number)+walSuffix)
}

// turn turns to a log, and syncs it.
func (w *wal) turn(number int) error {
	file, err := os.OpenFile(w.path(number), os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = w.close()
	w.file, w.next = file, w.path(number+1)
	return errors.Join(err, w.flush())
}

// flush syncs the newest log.
func (w *wal) flush() error {
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
