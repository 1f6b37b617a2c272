package kv

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Held is a store that this process has locked without opening it; see [Hold].
type Held struct {
	lock *lock // nil: there was no store
}

// Hold locks the store in dir for this process without opening it, whatever its state, until it is released; or returns
// ErrHeld. It is for whoever is to replace the directory, who may open the store meanwhile, with Options.Held. Where
// there is no store there is nothing to lock.
func Hold(dir, holder string) (*Held, error) {
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return &Held{}, nil
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("hold store: %w", err)
	}
	held, err := takeLock(dir, holder, "")
	if err != nil {
		return nil, fmt.Errorf("hold store %s: %w", dir, err)
	}
	return &Held{held}, nil
}

// Release gives the lock back.
func (h *Held) Release() error {
	if h.lock == nil {
		return nil
	}
	return h.lock.release()
}
