package kv

import (
	"errors"
	"io/fs"
	"log/slog"
	"path/filepath"
	"time"
)

// Badger writes through mapped files, and a disk that is full there kills the process. So the store stops early.
const (
	leastFree     = 256 << 20   // bytes that have to be free for changes, or
	freeFactor    = 2           // so many times the size of the store, whichever is more: compaction rewrites it
	leastToOpen   = 64 << 20    // bytes that have to be free to open, which writes a little even for readers
	checkInterval = time.Second // between looks at the disk
)

// space watches the free space of the disk. It belongs to the writer's goroutine.
type space struct {
	dir     string
	free    func(dir string) (uint64, error)
	now     func() time.Time
	logger  *slog.Logger
	checked time.Time
	full    error // a *ReadOnlyError, or nil
}

func newSpace(dir string, free func(string) (uint64, error), logger *slog.Logger) *space {
	return &space{dir: dir, free: free, now: time.Now, logger: logger}
}

// check returns a *ReadOnlyError if the disk is too full for changes. It looks at most once each checkInterval.
func (s *space) check() error {
	now := s.now()
	if now.Sub(s.checked) < checkInterval {
		return s.full
	}
	s.checked = now
	before := s.full
	s.full = s.look()
	switch {
	case before == nil && s.full != nil:
		s.logger.Warn("the store is now read-only", "error", s.full)
	case before != nil && s.full == nil:
		s.logger.Info("the store takes changes again")
	}
	return s.full
}

// look asks the disk. A disk that does not answer is no reason to stop: writing to it will tell.
func (s *space) look() error {
	free, err := s.free(s.dir)
	if err != nil {
		s.logger.Warn("the free space of the disk is unknown", "error", err)
		return nil
	}
	size, err := storeSize(s.dir)
	if err != nil {
		s.logger.Warn("the size of the store is unknown", "error", err)
	}
	if need := neededFree(size); free < need {
		return &ReadOnlyError{Free: free, Need: need}
	}
	return nil
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
