package kv

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"github.com/dgraph-io/badger/v4"
)

// sums is the SUMS file: length and checksum of Badger's files. Of all of them when the store was closed, otherwise of
// the tables, which never change once they are made. Checking them takes a fraction of the time and memory that Badger
// needs to check its tables, and unlike Badger it survives what it finds: damage can make Badger panic.
type sums struct {
	dir    string
	logger *slog.Logger
	closed bool // whether the store was closed when this was written
	files  map[string]fileSum
}


// check compares Badger's files with their sums. It reports whether all tables are known to be whole, and whether the
// store was closed and is as it was then.
func (s *sums) check() (tables, everything bool, err error) {
	for name, want := range s.files {
		got, err := sumFile(filepath.Join(s.dir, engineDir, name))
		if errors.Is(err, fs.ErrNotExist) && !s.closed {
			delete(s.files, name) // compacted away
			continue
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return false, false, fmt.Errorf("check Badger's files: %w", err)
		}
		if err != nil || got != want {
			return false, false, fmt.Errorf("%s is not as it was written: %w", filepath.Join(engineDir, name), ErrDamaged)
		}
	}
	names, err := tableNames(filepath.Join(s.dir, engineDir))
	if err != nil {
		return false, false, err
	}
	for _, name := range names {
		if _, known := s.files[name]; !known {
			return false, false, nil
		}
	}
	return true, s.closed, nil
}

// begin notes, durably, that the store is no longer closed: all but the tables are about to change.
func (s *sums) begin() error {
	s.closed = false
	maps.DeleteFunc(s.files, func(name string, _ fileSum) bool { return !strings.HasSuffix(name, tableSuffix) })
	if err := writeWhole(filepath.Join(s.dir, sumsName), s.text()); err != nil {
		return fmt.Errorf("write %s: %w", sumsName, err)
	}
	return nil
}

// follow notes the tables that Badger has made and removed since. If that fails, opening takes longer after a crash.
func (s *sums) follow(engine *badger.DB) {
	now := make(map[string]fileSum)
	for _, table := range engine.Tables() {
		name := fmt.Sprintf("%06d%s", table.ID, tableSuffix)
		if sum, err := s.known(name); err == nil {
			now[name] = sum
		}
	}
	if maps.Equal(now, s.files) {
		return
	}
	s.files = now
	path := filepath.Join(s.dir, sumsName)
	if err := errors.Join(os.WriteFile(path+newSuffix, s.text(), 0o600), os.Rename(path+newSuffix, path)); err != nil {
		s.logger.Warn("the checksums of the store's files cannot be written", "error", err)
	}
}

// known returns the sum of one of Badger's files, which has not changed if it is a table.
func (s *sums) known(name string) (fileSum, error) {
	if sum, known := s.files[name]; known && strings.HasSuffix(name, tableSuffix) {
		return sum, nil
	}
	return sumFile(filepath.Join(s.dir, engineDir, name))
}

// end notes all files of the closed Badger.
func (s *sums) end() error {
	names, err := os.ReadDir(filepath.Join(s.dir, engineDir))
	if err != nil {
		return fmt.Errorf("list Badger's files: %w", err)
	}
	all := make(map[string]fileSum)
	for _, name := range names {
		if all[name.Name()], err = s.known(name.Name()); err != nil {
			return fmt.Errorf("read Badger's files: %w", err)
		}
	}
	s.closed, s.files = true, all
	if err := writeWhole(filepath.Join(s.dir, sumsName), s.text()); err != nil {
		return fmt.Errorf("write %s: %w", sumsName, err)
	}
	return nil
}
