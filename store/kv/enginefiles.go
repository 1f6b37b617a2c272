package kv

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
	badgeroptions "github.com/dgraph-io/badger/v4/options"
	"github.com/dgraph-io/badger/v4/table"
)

// readTable reads a whole table as Badger would, but survives what that makes of damage.
func readTable(path string) (err error) {
	defer recoverDamage(&err)
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	options := table.Options{Compression: badgeroptions.Snappy, BlockSize: 4 << 10}
	read, err := table.OpenInMemoryTable(data, 1, &options)
	if err == nil {
		err = read.VerifyChecksum()
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return nil
}

// What follows would make Badger fail rather than panic; but when Badger fails to open it leaves goroutines running.

// checkRegistry makes sure that Badger can read its registry of keys, of which there are none.
func (s *sums) checkRegistry() error {
	registry, err := badger.OpenKeyRegistry(badger.KeyRegistryOptions{Dir: s.path(""), ReadOnly: true})
	if err != nil {
		return fmt.Errorf("read Badger's registry: %w", engineError(err))
	}
	return registry.Close()
}

// checkLogs makes sure that all of Badger's files are files, that its logs do not ask for a key to decrypt them, and
// removes empty ones: a power cut while they are made leaves them. Other damage shows by what is missing.
func (s *sums) checkLogs() error {
	entries, err := os.ReadDir(s.path(""))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("list Badger's files: %w", err)
	}
	for _, entry := range entries {
		if !entry.Type().IsRegular() { // at some, Badger ends the process
			return s.damaged(entry.Name())
		}
		if suffix := filepath.Ext(entry.Name()); suffix != ".mem" && suffix != ".vlog" {
			continue
		}
		if err := s.checkLog(entry.Name()); err != nil {
			return err
		}
	}
	return nil
}

func (s *sums) checkLog(name string) error {
	file, err := os.Open(s.path(name))
	if err != nil {
		return fmt.Errorf("read Badger's logs: %w", err)
	}
	defer func() { _ = file.Close() }()
	var key [8]byte
	length, err := io.ReadFull(file, key[:])
	switch {
	case length == 0 && errors.Is(err, io.EOF):
		return os.Remove(s.path(name))
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("read Badger's logs: %w", err)
	case binary.BigEndian.Uint64(key[:]) != 0:
		return s.damaged(name)
	}
	return nil
}
