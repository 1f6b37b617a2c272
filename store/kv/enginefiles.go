package kv

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

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

// checkLogs makes sure that Badger's logs do not ask for a key to decrypt them: ours are plain, so that would be damage.
// What else is damaged in them shows by what is missing; but on this Badger fails and leaves its goroutines running.
func (s *sums) checkLogs() error {
	entries, err := os.ReadDir(s.path(""))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("list Badger's files: %w", err)
	}
	for _, entry := range entries {
		if suffix := filepath.Ext(entry.Name()); suffix != ".mem" && suffix != ".vlog" {
			continue
		}
		key, err := logKeyID(s.path(entry.Name()))
		if err != nil {
			return fmt.Errorf("read Badger's logs: %w", err)
		}
		if key != 0 {
			return s.damaged(entry.Name())
		}
	}
	return nil
}

// logKeyID returns the number of the key that a log begins with; 0 stands for none.
func logKeyID(path string) (uint64, error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer func() { _ = file.Close() }()
	var key [8]byte
	if _, err := io.ReadFull(file, key[:]); err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, err
	}
	return binary.BigEndian.Uint64(key[:]), nil
}
