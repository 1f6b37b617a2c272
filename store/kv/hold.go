package kv

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Hold locks the store in dir for this process without opening it, whatever its state, until release is called; or
// returns ErrHeld. It is for whoever is to replace the directory. Where there is no store there is nothing to lock.
func Hold(dir, holder string) (release func() error, err error) {
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return func() error { return nil }, nil
	}
	dir, err = filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("hold store: %w", err)
	}
	held, err := takeLock(dir, holder, "")
	if err != nil {
		return nil, fmt.Errorf("hold store %s: %w", dir, err)
	}
	return held.release, nil
}
