package kv

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// lock is the open LOCK file. The system gives the lock back when the process dies, however it dies.
type lock struct {
	mutex sync.Mutex // guards note and the writing of it
	file  *os.File
	note  lockNote
}

// lockNote is what LOCK contains, for the process that finds it locked.
type lockNote struct {
	PID    int       `json:"pid"`
	Holder string    `json:"holder"`
	Reach  string    `json:"reach,omitempty"`
	Since  time.Time `json:"since"`
}

// takeLock locks dir for this process, or returns a *HeldError at once.
func takeLock(dir, holder, reach string) (*lock, error) {
	file, err := os.OpenFile(filepath.Join(dir, lockName), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the store's lock: %w", err)
	}
	if err := lockFile(file); err != nil {
		defer func() { _ = file.Close() }()
		if errors.Is(err, errLocked) {
			return nil, whoHolds(file)
		}
		return nil, fmt.Errorf("lock the store: %w", err)
	}
	l := &lock{file: file, note: lockNote{PID: os.Getpid(), Holder: holder, Reach: reach, Since: time.Now().UTC()}}
	if err := l.write(); err != nil {
		return nil, errors.Join(err, l.release())
	}
	return l, nil
}

// whoHolds reads what the holder has written; it may just be writing it, and then nothing is known.
func whoHolds(file *os.File) error {
	var note lockNote
	if err := json.NewDecoder(io.NewSectionReader(file, 0, 1<<16)).Decode(&note); err != nil {
		note = lockNote{}
	}
	return &HeldError{PID: note.PID, Holder: note.Holder, Reach: note.Reach, Since: note.Since}
}

// setReach changes how to reach the holder.
func (l *lock) setReach(reach string) error {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.note.Reach = reach
	return l.write()
}

// write overwrites before it cuts to length, so that a reader in between still finds one whole note at the beginning.
func (l *lock) write() error {
	text, err := json.Marshal(l.note)
	if err != nil {
		return fmt.Errorf("note who holds the store: %w", err)
	}
	text = append(text, '\n')
	if _, err := l.file.WriteAt(text, 0); err != nil {
		return fmt.Errorf("note who holds the store: %w", err)
	}
	if err := l.file.Truncate(int64(len(text))); err != nil {
		return fmt.Errorf("note who holds the store: %w", err)
	}
	return nil
}

// touch writes a byte that is there already, to see whether the disk takes it.
func (l *lock) touch() error {
	_, err := l.file.WriteAt([]byte{'{'}, 0)
	return err
}

// release gives the lock back. The file stays: removing it would let two processes lock two files of one name.
func (l *lock) release() error {
	if err := errors.Join(unlockFile(l.file), l.file.Close()); err != nil {
		return fmt.Errorf("release the store's lock: %w", err)
	}
	return nil
}
