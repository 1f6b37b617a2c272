package kv

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/table"
)

// check makes sure, before Badger is opened, that its manifest and every table in it are whole: by their sums, or by
// reading what has none. It reports whether the store was closed and all files are as they were then.
func (s *sums) check() (untouched bool, err error) {
	if err := s.checkManifest(); err != nil {
		return false, err
	}
	tables, err := s.listed()
	if err != nil {
		return false, err
	}
	for name := range tables {
		if err := s.checkTable(name); err != nil {
			return false, err
		}
	}
	maps.DeleteFunc(s.files, func(name string, _ fileSum) bool {
		return strings.HasSuffix(name, tableSuffix) && !tables[name] // no longer in use
	})
	if err := errors.Join(s.checkLogs(), s.checkRegistry()); err != nil {
		return false, err
	}
	return s.closed && s.sameFiles(), nil
}

// checkManifest checks the part of the manifest that has a sum.
func (s *sums) checkManifest() error {
	want, known := s.files[badger.ManifestFilename]
	if !known {
		return nil
	}
	limit := int64(wholeFile)
	if !s.closed {
		limit = want.length
	}
	return s.compare(badger.ManifestFilename, want, limit)
}

func (s *sums) compare(name string, want fileSum, limit int64) error {
	got, err := sumFile(s.path(name), limit)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("check Badger's files: %w", err)
	}
	if err != nil || got != want {
		return s.damaged(name)
	}
	return nil
}

func (s *sums) damaged(name string) error {
	return fmt.Errorf("%s is not as it was written: %w", filepath.Join(engineDir, name), ErrDamaged)
}

// listed returns the names of the tables in the manifest. Others may be incomplete, and Badger removes them. But without
// a manifest it would remove all, and open empty.
func (s *sums) listed() (map[string]bool, error) {
	file, err := os.Open(s.path(badger.ManifestFilename))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, s.refuseHeadless()
	}
	if err != nil {
		return nil, fmt.Errorf("read Badger's manifest: %w", err)
	}
	defer func() { _ = file.Close() }()
	manifest, _, err := badger.ReplayManifestFile(file, 0, engineOptions(s.path(""), s.logger))
	if err != nil {
		return nil, fmt.Errorf("read Badger's manifest: %w", engineError(err))
	}
	names := make(map[string]bool)
	for id := range manifest.Tables {
		names[table.IDToFilename(id)] = true
	}
	return names, nil
}

func (s *sums) refuseHeadless() error {
	entries, err := os.ReadDir(s.path(""))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("list Badger's files: %w", err)
	}
	for _, entry := range entries {
		if strings.HasSuffix(entry.Name(), tableSuffix) {
			return fmt.Errorf("tables but no %s in %s: %w", badger.ManifestFilename, s.path(""), ErrDamaged)
		}
	}
	return nil
}

// checkTable compares a table with its sum. One that was made just before a crash has none, and is read instead.
func (s *sums) checkTable(name string) (err error) {
	if want, known := s.files[name]; known {
		return s.compare(name, want, wholeFile)
	}
	err = readTable(s.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is gone: %w", filepath.Join(engineDir, name), ErrDamaged)
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", filepath.Join(engineDir, name), err)
	}
	s.files[name], err = sumFile(s.path(name), wholeFile)
	return err
}

// sameFiles reports whether the files are those of the sums. Tables and manifest have been checked by now.
func (s *sums) sameFiles() bool {
	entries, err := os.ReadDir(s.path(""))
	same := err == nil && len(entries) == len(s.files)
	for name, want := range s.files {
		if same && !isVital(name) {
			same = s.compare(name, want, wholeFile) == nil
		}
	}
	return same
}
