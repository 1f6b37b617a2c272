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
	wholeName     = "store.restored"   // the new store: whole, and not yet in its place; or the old one, just out of it
	asideName     = "store.before-"    // and the time: a store that was replaced
	asideTime     = "20060102T150405Z"
	mostOfAMoment = 100   // stores replaced in one second
	newName       = "NEW" // a file in the new store, until all is done: tells it from the old one
)

func storeDir(dir string) string { return filepath.Join(dir, storeName) }

func wholeDir(dir string) string { return filepath.Join(dir, wholeName) }

// swap puts a new store in the place of the one in a data directory. Where the
// system can exchange two names at once, there is a store under its own name at
// every moment, the old one or the new. Elsewhere there may be none for a
// moment between two renames: then a whole one is under wholeName, and the next
// Open puts it in its place.
type swap struct {
	dir string
	at  time.Time
	swapHooks
	held  *kv.Held // of the old store
	aside string   // where the old one is, once it is
}

// swapHooks is where tests take part.
type swapHooks struct {
	reach    func(step string) error       // stops it there, as a crash does; nil: nobody does
	exchange func(one, other string) error // errors.ErrUnsupported where the system cannot; nil: the system's
}

func newSwap(dir string, at time.Time, hooks swapHooks) *swap {
	if hooks.reach == nil {
		hooks.reach = func(string) error { return nil }
	}
	if hooks.exchange == nil {
		hooks.exchange = exchangeNames
	}
	return &swap{dir: dir, at: at, swapHooks: hooks}
}

// do has the new store made in a fresh data directory, and then swaps. Nobody
// can open the old one meanwhile. What was made is removed if it is not whole.
func (s *swap) do(holder string, fill func(fresh string) error) (err error) {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return fmt.Errorf("make the data directory: %w", err)
	}
	if err := placeWhole(s.dir); err != nil {
		return err
	}
	if s.held, err = kv.Hold(storeDir(s.dir), holder); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.held.Release()) }()
	if err := tidySwap(s.dir, s.at); err != nil {
		return err
	}
	fresh := filepath.Join(s.dir, freshName)
	if err := s.clear(fresh); err != nil {
		return err
	}
	if err := firstError(s.reach("begin"), fill(fresh)); err != nil {
		return errors.Join(err, s.leave(err, fresh))
	}
	return s.put(fresh)
}

// clear removes what an earlier attempt left behind: by now, what is under
// wholeName is a new store that did not get its place.
func (s *swap) clear(fresh string) error {
	if _, err := os.Lstat(wholeDir(s.dir)); err == nil && !marked(wholeDir(s.dir)) {
		return fmt.Errorf("another is about to put the old store aside: %w", ErrHeld) // never lose that one
	}
	for _, left := range []string{fresh, wholeDir(s.dir)} {
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

// put puts the new store in its place, and the old one aside. The directory is
// synced after each rename, so that they are made in this order.
func (s *swap) put(fresh string) error {
	whole := wholeDir(s.dir)
	aside, err := freeAside(s.dir, s.at)
	if err != nil {
		return err
	}
	if err := firstError(s.reach("mark"), mark(storeDir(fresh)), s.rename("whole", storeDir(fresh), whole)); err != nil {
		return err
	}
	if _, err := os.Lstat(storeDir(s.dir)); errors.Is(err, fs.ErrNotExist) {
		err = s.rename("in place", whole, storeDir(s.dir))
		return firstError(err, s.finish(fresh))
	}
	err = s.atOnce(whole, storeDir(s.dir))
	switch {
	case err == nil:
		err = s.rename("aside", whole, aside)
	case errors.Is(err, errors.ErrUnsupported):
		err = firstError(s.rename("aside", storeDir(s.dir), aside), s.rename("in place", whole, storeDir(s.dir)))
	}
	if err != nil {
		return err
	}
	s.aside = aside
	return s.finish(fresh)
}

// atOnce exchanges two names.
func (s *swap) atOnce(one, other string) error {
	if err := s.reach("exchange"); err != nil {
		return err
	}
	if err := s.exchange(one, other); err != nil {
		return fmt.Errorf("put the new store in its place: %w", err)
	}
	return syncDir(s.dir)
}

// finish removes what is not needed any more.
func (s *swap) finish(fresh string) error {
	if err := firstError(s.reach("unmark"), unmark(storeDir(s.dir)), s.reach("remove")); err != nil {
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
func freeAside(dir string, at time.Time) (string, error) {
	path := filepath.Join(dir, asideName+at.UTC().Format(asideTime))
	for n := 2; n < mostOfAMoment; n++ {
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return path, nil
		}
		path = filepath.Join(dir, fmt.Sprintf("%s%s-%d", asideName, at.UTC().Format(asideTime), n))
	}
	return "", fmt.Errorf("keep the old store: %w: %s", fs.ErrExist, path)
}

// syncDir makes the names in dir durable.
func syncDir(dir string) error {
	handle, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("make a rename durable: %w", err)
	}
	return firstError(handle.Sync(), handle.Close())
}
