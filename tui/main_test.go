package tui

import (
	"context"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/seed"
	"github.com/ogptoolbox/concorde/tui/words"
)

// templateName is the environment variable in which the tests find a store
// with the starter catalogue, to be copied: loading it takes a quarter of a second.
const templateName = "CONCORDE_TEST_TEMPLATE"

func TestMain(m *testing.M) {
	dir, err := template()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Setenv(templateName, dir)
	goleak.VerifyTestMain(m, goleak.Cleanup(func(code int) {
		os.RemoveAll(dir)
		os.Exit(code)
	}))
}

func template() (string, error) {
	dir, err := os.MkdirTemp("", "concorde-tui-")
	if err != nil {
		return "", fmt.Errorf("make a store for the tests: %w", err)
	}
	s, err := store.Open(store.Options{Dir: dir, Now: moment})
	if err != nil {
		return "", err
	}
	if err := seed.Load(context.Background(), s); err != nil {
		return "", err
	}
	return dir, s.Close()
}

// allWords are the words of the program: each language is read once for all tests.
var allWords = sync.OnceValue(words.Load)

// seeded opens a store of the test's own with the starter catalogue.
func seeded(t testing.TB) *store.Store { return seededAt(t, moment) }

// seededAt is one whose clock is another.
func seededAt(t testing.TB, now func() time.Time) *store.Store {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(os.Getenv(templateName))); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(store.Options{Dir: dir, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}
