package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/ogptoolbox/concorde/store/kv"
)

// mark makes it known of a store that it is the new one.
func mark(store string) error {
	file, err := os.OpenFile(filepath.Join(store, newName), os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("mark the new store: %w", err)
	}
	return firstError(file.Sync(), file.Close(), syncDir(store))
}

// unmark lets a store be like any other.
func unmark(store string) error {
	err := os.Remove(filepath.Join(store, newName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("finish what a restore began: %w", err)
	}
	return syncDir(store)
}

func marked(store string) bool {
	_, err := os.Lstat(filepath.Join(store, newName))
	return err == nil
}

// placeWhole puts a new store in its place if a crash came between the moving
// of the old one and that.
func placeWhole(dir string) error {
	if _, err := os.Lstat(storeDir(dir)); !errors.Is(err, fs.ErrNotExist) {
		return nil // there is one, or what the system says about it later
	}
	err := os.Rename(wholeDir(dir), storeDir(dir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("finish what a restore began: %w", err)
	}
	return syncDir(dir)
}

// tidySwap puts the old store aside if a crash came between the exchange and
// that, and unmarks the new one. The caller has the store, so nobody swaps it;
// but who has just done so may still have the old one.
func tidySwap(dir string, now time.Time) error {
	whole := wholeDir(dir)
	if _, err := os.Lstat(whole); err != nil || marked(whole) {
		return unmark(storeDir(dir)) // a new one that did not get its place is removed by the next attempt
	}
	held, err := kv.Hold(whole, "")
	if errors.Is(err, kv.ErrHeld) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("finish what a restore began: %w", err)
	}
	aside, err := freeAside(dir, now)
	if err == nil {
		err = os.Rename(whole, aside)
	}
	if err := errors.Join(err, held.Release()); err != nil {
		return fmt.Errorf("finish what a restore began: %w", err)
	}
	return firstError(syncDir(dir), unmark(storeDir(dir)))
}
