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

// What is in a data directory besides the store while it is being replaced.
const (
	storeName     = "store"
	freshName     = "store.being-made" // a data directory in which the new store is made
	wholeName     = "store.restored"   // the new store: whole, and not yet in its place
	asideName     = "store.before-"    // and the time: a store that was replaced
	asideTime     = "20060102T150405Z"
	mostOfAMoment = 100 // stores replaced in one second
)

func storeDir(dir string) string { return filepath.Join(dir, storeName) }

// swap puts a new store in the place of the one in a data directory, by
// renaming. At every moment there is a store under its own name, or a whole one
// under wholeName, which the next Open puts in its place.
type swap struct {
	dir   string
	at    time.Time
	reach func(step string) error
	aside string // where the old one is, once it is
}

func newSwap(dir string, at time.Time, reach func(string) error) *swap {
	if reach == nil {
		reach = func(string) error { return nil }
	}
	return &swap{dir: dir, at: at, reach: reach}
}

// do has the new store made in a fresh data directory, and then swaps. Nobody
// can open the old one meanwhile. What was made is removed if it is not whole.
func (s *swap) do(holder string, fill func(fresh string) error) (err error) {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return fmt.Errorf("make the data directory: %w", err)
	}
	if err := finishSwap(s.dir); err != nil {
		return err
	}
	release, err := kv.Hold(storeDir(s.dir), holder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release()) }()
	fresh := filepath.Join(s.dir, freshName)
	if err := s.clear(fresh); err != nil {
		return err
	}
	if err := firstError(s.reach("begin"), fill(fresh)); err != nil {
		return errors.Join(err, s.leave(err, fresh))
	}
	return s.exchange(fresh)
}

// clear removes what an earlier attempt left behind.
func (s *swap) clear(fresh string) error {
	for _, left := range []string{fresh, filepath.Join(s.dir, wholeName)} {
		if err := os.RemoveAll(left); err != nil {
			return fmt.Errorf("remove what an earlier attempt left behind: %w", err)
		}
	}
	return nil
}

// errCrash is what a test says at the step where the process dies.
var errCrash = errors.New("crashed")

// leave removes what is not whole; after a crash nobody does.
func (s *swap) leave(err error, fresh string) error {
	if errors.Is(err, errCrash) {
		return nil
	}
	return os.RemoveAll(fresh)
}

// exchange renames. The directory is synced after each, so that they are made in this order.
func (s *swap) exchange(fresh string) error {
	whole := filepath.Join(s.dir, wholeName)
	aside, err := s.freeAside()
	if err != nil {
		return err
	}
	if err := s.rename("whole", storeDir(fresh), whole); err != nil {
		return err
	}
	err = s.rename("aside", storeDir(s.dir), aside)
	switch {
	case err == nil:
		s.aside = aside
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := s.rename("in place", whole, storeDir(s.dir)); err != nil {
		return err
	}
	if err := s.reach("remove"); err != nil {
		return err
	}
	return os.RemoveAll(fresh)
}

func (s *swap) rename(step, from, to string) error {
	if err := s.reach(step); err != nil {
		return err
	}
	if err := os.Rename(from, to); err != nil {
		return fmt.Errorf("put the new store in its place: %w", err)
	}
	return syncDir(s.dir)
}

// freeAside is a name for the old store that nothing has.
func (s *swap) freeAside() (string, error) {
	path := filepath.Join(s.dir, asideName+s.at.UTC().Format(asideTime))
	for n := 2; n < mostOfAMoment; n++ {
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return path, nil
		}
		path = filepath.Join(s.dir, fmt.Sprintf("%s%s-%d", asideName, s.at.UTC().Format(asideTime), n))
	}
	return "", fmt.Errorf("keep the old store: %w: %s", fs.ErrExist, path)
}

// finishSwap puts a new store in its place if a crash came between the moving
// of the old one and that.
func finishSwap(dir string) error {
	if _, err := os.Lstat(storeDir(dir)); !errors.Is(err, fs.ErrNotExist) {
		return nil // the old one, or what the system says about it later
	}
	err := os.Rename(filepath.Join(dir, wholeName), storeDir(dir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("finish what a restore began: %w", err)
	}
	return syncDir(dir)
}

// syncDir makes the names in dir durable.
func syncDir(dir string) error {
	handle, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("make a rename durable: %w", err)
	}
	return firstError(handle.Sync(), handle.Close())
}
