package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store/kv"
)

// Whenever the process dies, the old store or the new one is there, whole; the
// old one is never lost, and a restore can be made again. So it is where the
// system exchanges names, and where it does not.
func TestACrashInARestoreLeavesOneOfBoth(t *testing.T) {
	t.Parallel()
	cannot := func(one, other string) error { return fmt.Errorf("%s, %s: %w", one, other, errors.ErrUnsupported) }
	for _, way := range []struct {
		name     string
		exchange func(one, other string) error
		steps    []string
		isNew    int // from which step on
		gap      int // the step at which the store has no name, if any
	}{
		{"at once", nil, []string{"begin", "mark", "whole", "exchange", "aside", "unmark", "remove"}, 4, -1},
		{"by two renames", cannot, []string{"begin", "mark", "whole", "exchange", "aside", "in place", "unmark", "remove"}, 5, 5},
	} {
		for at, step := range way.steps {
			t.Run(way.name+", "+step, func(t *testing.T) {
				t.Parallel()
				if way.exchange == nil && !exchanges(t) {
					t.Skip("names cannot be exchanged here")
				}
				c := crashedAt(t, step, way.exchange)
				if _, err := os.Lstat(storeDir(c.dir)); (err != nil) != (at == way.gap) {
					t.Errorf("the store's own name: %v", err)
				}
				c.opens(t, at >= way.isNew)
				c.restoresAgain(t)
			})
		}
	}
}

// exchanges reports whether names can be exchanged here.
func exchanges(t *testing.T) bool {
	t.Helper()
	one, other := t.TempDir(), t.TempDir()
	return exchangeNames(one, other) == nil
}

// crash is a data directory in which a restore was interrupted.
type crash struct {
	dir, log  string // and the id of the log that the old store has
	sequence  uint64 // of the backup; the old store has one more
	restoring Restoring
}

func crashedAt(t *testing.T, step string, exchange func(one, other string) error) crash {
	t.Helper()
	dir, file := t.TempDir(), filepath.Join(t.TempDir(), "backup")
	s, _, _ := furnished(t, dir)
	backup, err := s.Backup(t.Context(), file, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Submit(t.Context(), Actor{Role: Organiser}, &Add{Record: &Organisation{Name: "Later"}}); err != nil {
		t.Fatal(err)
	}
	c := crash{dir: dir, log: s.LogID(), sequence: backup.Sequence}
	closed(t, s)
	c.restoring = Restoring{Options: Options{Dir: dir}, File: file, swapHooks: swapHooks{exchange: exchange}}
	crashing := c.restoring
	crashing.reach = func(reached string) error {
		if reached == step {
			return errCrash
		}
		return nil
	}
	if _, err := Restore(t.Context(), crashing); !errors.Is(err, errCrash) {
		t.Fatalf("it did not stop there: %v", err)
	}
	return c
}

// opens wants the new store or the old one, whole, and the old one beside the new.
func (c crash) opens(t *testing.T, wantsNew bool) {
	t.Helper()
	after := opened(t, c.dir)
	defer closed(t, after)
	if isNew := after.LogID() != c.log; isNew != wantsNew {
		t.Errorf("it is the new one: %t, must be %t", isNew, wantsNew)
	}
	want := c.sequence
	if !wantsNew {
		want++
	}
	if after.Sequence() != want {
		t.Errorf("%d entries, not %d", after.Sequence(), want)
	}
	if report, err := after.Check(t.Context(), nil); err != nil || len(report.Findings) > 0 {
		t.Errorf("%+v, %v", report, err)
	}
	if marked(storeDir(c.dir)) {
		t.Error("it is still marked")
	}
	if wantsNew {
		c.keptAside(t, 1)
	} else {
		c.keptAside(t, 0)
	}
}

// keptAside wants so many old stores, each of them the old one.
func (c crash) keptAside(t *testing.T, count int) {
	t.Helper()
	entries, err := os.ReadDir(c.dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), asideName) {
			continue
		}
		count--
		elsewhere := t.TempDir()
		if err := os.CopyFS(storeDir(elsewhere), os.DirFS(filepath.Join(c.dir, entry.Name()))); err != nil {
			t.Fatal(err)
		}
		old := opened(t, elsewhere)
		if old.LogID() != c.log || old.Sequence() != c.sequence+1 {
			t.Errorf("what was kept has %d entries of another log: %t", old.Sequence(), old.LogID() != c.log)
		}
		closed(t, old)
	}
	if count != 0 {
		t.Errorf("%d stores too few are kept", count)
	}
}

func (c crash) restoresAgain(t *testing.T) {
	t.Helper()
	if _, err := Restore(t.Context(), c.restoring); err != nil {
		t.Errorf("again: %v", err)
	}
	again := opened(t, c.dir)
	defer closed(t, again)
	if again.Sequence() != c.sequence {
		t.Errorf("%d entries after all", again.Sequence())
	}
}

// Who finds an old store between its exchange and its new name, where whoever
// does that is still at it, leaves it alone and takes nothing away.
func TestAnOldStoreThatSomebodyHasIsNotRemoved(t *testing.T) {
	t.Parallel()
	if !exchanges(t) {
		t.Skip("names cannot be exchanged here")
	}
	c := crashedAt(t, "aside", nil)
	held, err := kv.Hold(wholeDir(c.dir), "who restores")
	if err != nil {
		t.Fatal(err)
	}
	busy := newSwap(c.dir, time.Now(), swapHooks{})
	if err := busy.do("", func(string) error { return nil }); !errors.Is(err, ErrHeld) {
		t.Errorf("a second restore: %v", err)
	}
	if err := held.Release(); err != nil {
		t.Fatal(err)
	}
	c.opens(t, true)
}
