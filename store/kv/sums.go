package kv

import (
	"fmt"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/table"
)

// noteDelay is the time between a write and the look at what Badger has made of it.
const noteDelay = time.Second

// sums is the SUMS file: length and checksum of Badger's files. Of all of them when the store was closed; otherwise of
// the tables, which never change once they are made, and of the beginning of the manifest, which only grows. Checking
// them takes a fraction of the time and memory that Badger needs to check its tables, and is done before Badger sees
// them: it panics on some damage, where nobody can recover, and with a manifest cut short it deletes good tables.
type sums struct {
	dir    string
	logger *slog.Logger
	closed bool // whether the store was closed when this was written
	files  map[string]fileSum
}

// begin notes, durably, that the store is no longer closed: most files are about to change.
func (s *sums) begin() error {
	s.closed = false
	maps.DeleteFunc(s.files, func(name string, _ fileSum) bool { return !isVital(name) })
	if err := writeWhole(filepath.Join(s.dir, sumsName), s.text()); err != nil {
		return fmt.Errorf("write %s: %w", sumsName, err)
	}
	return nil
}

// isVital tells tables and the manifest from the files that Badger can do without, or that are gone once it is closed.
func isVital(name string) bool {
	return name == badger.ManifestFilename || strings.HasSuffix(name, tableSuffix)
}

// follow notes what Badger has done to its tables since, and reports whether it has done anything. If noting fails,
// opening takes longer after a crash.
func (s *sums) follow(engine *badger.DB) bool {
	now := s.current(engine)
	if maps.Equal(now, s.files) {
		return false
	}
	s.files = now
	path := filepath.Join(s.dir, sumsName)
	err := os.WriteFile(path+newSuffix, s.text(), 0o600)
	if err == nil {
		err = os.Rename(path+newSuffix, path)
	}
	if err != nil {
		s.logger.Warn("the checksums of the store's files cannot be written", "error", err)
	}
	return true
}

// current returns the sums of the tables in use, all of which are complete, and of the manifest. A file that has just
// been removed is left out.
func (s *sums) current(engine *badger.DB) map[string]fileSum {
	now := make(map[string]fileSum)
	names := []string{badger.ManifestFilename}
	for _, info := range engine.Tables() {
		names = append(names, table.IDToFilename(info.ID))
	}
	for _, name := range names {
		if sum, err := s.known(name); err == nil {
			now[name] = sum
		}
	}
	return now
}

// known returns the sum of one of Badger's files, which has not changed if it is a table.
func (s *sums) known(name string) (fileSum, error) {
	if sum, known := s.files[name]; known && strings.HasSuffix(name, tableSuffix) {
		return sum, nil
	}
	return sumFile(s.path(name), wholeFile)
}

// end notes all files of the closed Badger.
func (s *sums) end() error {
	entries, err := os.ReadDir(s.path(""))
	if err != nil {
		return fmt.Errorf("list Badger's files: %w", err)
	}
	all := make(map[string]fileSum)
	for _, entry := range entries {
		if all[entry.Name()], err = s.known(entry.Name()); err != nil {
			return fmt.Errorf("read Badger's files: %w", err)
		}
	}
	s.closed, s.files = true, all
	if err := writeWhole(filepath.Join(s.dir, sumsName), s.text()); err != nil {
		return fmt.Errorf("write %s: %w", sumsName, err)
	}
	return nil
}

// path returns where one of Badger's files is.
func (s *sums) path(name string) string { return filepath.Join(s.dir, engineDir, name) }
