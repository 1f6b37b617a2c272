package kv

import (
	"errors"
	"io/fs"
	"log/slog"
	"path/filepath"
	"sync"
	"time"
)

// Badger writes through mapped files, and a disk that is full there kills the process. So the store stops early. What
// Badger has under way then, a table or two, takes it a moment more; only if somebody else fills what is left within that
// does the process die. Nothing that was acknowledged is lost by it.
const (
	leastFree     = 256 << 20   // bytes that have to be free for changes, or
	freeFactor    = 2           // so many times the size of the store, whichever is more: compaction rewrites it
	leastToOpen   = 64 << 20    // bytes that have to be free to open, which writes a little even for readers
	checkInterval = time.Second // between looks at the disk while nothing is written, and at the size of the store
)

// space watches the disk: its free space, and whether it can be written at all. The writer asks before each batch, and a
// goroutine of its own every second, so that those who only read learn of it too.
type space struct {
	dir    string
	free   func(dir string) (uint64, error)
	touch  func() error // writes a byte that changes nothing
	now    func() time.Time
	health *health
	logger *slog.Logger

	mutex    sync.Mutex
	full     error // a *ReadOnlyError, or nil
	size     uint64
	measured time.Time // when that was the size of the store
	unknown  string    // what was last said not to be known
}

func newSpace(dir string, free func(string) (uint64, error), touch func() error, health *health, logger *slog.Logger) *space {
	return &space{dir: dir, free: free, touch: touch, now: time.Now, health: health, logger: logger}
}

// watch looks at the disk until quit is closed.
func (s *space) watch(quit <-chan struct{}) {
	clock := time.NewTicker(checkInterval)
	defer clock.Stop()
	for {
		select {
		case <-quit:
			return
		case <-clock.C:
			_ = s.check() // which tells health
		}
	}
}

// check returns a *ReadOnlyError if the disk is too full for changes, or takes none: another process may fill it within a
// second. It writes a byte as well. A file system that finds itself broken refuses that, where it would end the process
// for a byte written through a mapped file.
func (s *space) check() error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if cause := s.touch(); cause != nil {
		s.tell(&ReadOnlyError{Cause: cause})
	} else {
		s.tell(s.look())
	}
	return s.full
}

// tell notes whether changes are refused from now on, and says so where that is new.
func (s *space) tell(full error) {
	before := s.full
	s.full = full
	switch {
	case before == nil && full != nil:
		s.logger.Warn("the store is now read-only", "error", full)
	case before != nil && full == nil:
		s.logger.Info("the store takes changes again")
	}
	s.health.note(full)
}

// look asks the disk. One that does not say how full it is is no reason to stop: writing to it will tell.
func (s *space) look() error {
	free, err := s.free(s.dir)
	if err != nil {
		s.warn("the free space of the disk is unknown", err)
		return nil
	}
	s.measure()
	if need := neededFree(s.size); free < need {
		return &ReadOnlyError{Free: free, Need: need}
	}
	return nil
}

// measure asks how large the store is, which takes longer and changes slowly: once each checkInterval.
func (s *space) measure() {
	now := s.now()
	if now.Sub(s.measured) < checkInterval {
		return
	}
	s.measured = now
	var err error
	if s.size, err = storeSize(s.dir); err != nil {
		s.warn("the size of the store is unknown", err)
	}
}

// warn says what is not known, once as long as it is the same.
func (s *space) warn(what string, err error) {
	if said := what + err.Error(); said != s.unknown {
		s.unknown = said
		s.logger.Warn(what, "error", err)
	}
}

// neededFree returns the bytes that have to be free for changes to a store of a size.
func neededFree(size uint64) uint64 { return max(leastFree, freeFactor*size) }

// roomToOpen refuses to open on a disk that is all but full. One that does not answer may have room.
func roomToOpen(dir string, free func(string) (uint64, error)) error {
	if bytes, err := free(dir); err == nil && bytes < leastToOpen {
		return &ReadOnlyError{Free: bytes, Need: leastToOpen}
	}
	return nil
}

// storeSize returns the bytes that the files in dir take on disk. Files that vanish meanwhile count for nothing.
func storeSize(dir string) (uint64, error) {
	var size uint64
	err := filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil {
			size += occupied(info)
		}
		return err
	})
	return size, err
}
