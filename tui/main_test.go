package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/seed"
	"github.com/ogptoolbox/concorde/tui/words"
)

// The environment variables in which the tests find a store with the starter
// catalogue, to be copied: loading it takes a quarter of a second. On that of
// knownName ana has said who she is.
const (
	templateName = "CONCORDE_TEST_TEMPLATE"
	knownName    = "CONCORDE_TEST_KNOWN"
)

func TestMain(m *testing.M) {
	dir, err := template()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Setenv(templateName, filepath.Join(dir, "nobody"))
	os.Setenv(knownName, filepath.Join(dir, "ana"))
	goleak.VerifyTestMain(m, goleak.Cleanup(func(code int) {
		os.RemoveAll(dir)
		os.Exit(code)
	}))
}

// template makes the stores that are copied, one without and one with ana.
func template() (string, error) {
	dir, err := os.MkdirTemp("", "concorde-tui-")
	if err != nil {
		return "", fmt.Errorf("make a store for the tests: %w", err)
	}
	nobody, ana := filepath.Join(dir, "nobody"), filepath.Join(dir, "ana")
	if err := onStore(nobody, func(s *store.Store) error { return seed.Load(context.Background(), s) }); err != nil {
		return "", err
	}
	if err := os.CopyFS(ana, os.DirFS(nobody)); err != nil {
		return "", fmt.Errorf("copy the store for the tests: %w", err)
	}
	return dir, onStore(ana, func(s *store.Store) error {
		_, err := s.Submit(context.Background(), ownKey(), introduction("ana"))
		return err
	})
}

func onStore(dir string, do func(*store.Store) error) error {
	s, err := store.Open(store.Options{Dir: dir, Now: moment})
	if err != nil {
		return err
	}
	return errors.Join(do(s), s.Close())
}

// allWords are the words of the program: each language is read once for all tests.
var allWords = sync.OnceValue(words.Load)

// seeded opens a store of the test's own with the starter catalogue.
func seeded(t testing.TB) *store.Store { return seededAt(t, moment) }

// seededAt is one whose clock is another.
func seededAt(t testing.TB, now func() time.Time) *store.Store {
	t.Helper()
	s := openCopy(t, os.Getenv(templateName), t.TempDir(), now)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func openCopy(t testing.TB, of, dir string, now func() time.Time) *store.Store {
	t.Helper()
	if err := os.CopyFS(dir, os.DirFS(of)); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(store.Options{Dir: dir, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
