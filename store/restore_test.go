package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
)

// backedUp is a backup of a store that is open.
func backedUp(t testing.TB, s *store.Store) (file string, made store.Backup) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "backup")
	made, err := s.Backup(t.Context(), file, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	return file, made
}

// shown is everything that people see, but for the id of the log, which a restored one has of its own.
func shown(t *testing.T, s *store.Store) map[string]any {
	t.Helper()
	out := picture(t, s)
	delete(out, "log")
	for _, entry := range out["feed"].([]store.Entry) {
		_, id := entry.Subject()
		history, err := s.History(id, 1000)
		if err != nil {
			t.Fatal(err)
		}
		out["history of "+id.String()] = history
	}
	return out
}

func TestPropertyABackupRestoresEverything(t *testing.T) {
	inAnyWorld(t, func(rt *rapid.T, w *world) {
		file, made := backedUp(t, w.s)
		dir := t.TempDir()
		done, err := store.Restore(t.Context(), store.Restoring{Options: store.Options{Dir: dir}, File: file})
		if err != nil || done.Entries != w.s.Sequence() || done.Differ != 0 || done.Aside != "" || done.Backup != made {
			rt.Fatalf("restored %+v, %v", done, err)
		}
		again := openAt(t, dir, nil)
		defer shut(t, again)
		if diff := cmp.Diff(shown(t, w.s), shown(t, again)); diff != "" {
			rt.Fatalf("it is not as it was:\n%s", diff)
		}
		checked(t, again)
		if again.LogID() == w.s.LogID() {
			rt.Fatal("cursors into the old log would be taken for cursors into this one")
		}
	})
}

func TestRestoreKeepsTheOldStoreAside(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := openAt(t, dir, nil)
	introduce(t, s, "ana")
	file, _ := backedUp(t, s)
	introduce(t, s, "bob")
	restoring := store.Restoring{Options: store.Options{Dir: dir, Holder: "a test"}, File: file}
	if _, err := store.Restore(t.Context(), restoring); !errors.Is(err, store.ErrHeld) {
		t.Errorf("a store that is open: %v", err)
	}
	shut(t, s)
	for range 2 { // in one second
		done, err := store.Restore(t.Context(), restoring)
		if err != nil || done.Aside == "" {
			t.Fatalf("%+v, %v", done, err)
		}
		if _, err := os.Stat(done.Aside); err != nil {
			t.Error(err)
		}
	}
	again := openAt(t, dir, nil)
	defer shut(t, again)
	if again.Sequence() != 1 {
		t.Errorf("it has %d entries", again.Sequence())
	}
}

func TestRestoreUpToAPoint(t *testing.T) {
	t.Parallel()
	start := time.Date(2016, 12, 7, 9, 0, 0, 0, time.UTC)
	now := start
	s := openAt(t, t.TempDir(), func() time.Time { return now })
	for _, handle := range []string{"ana", "bob", "cem", "dan"} {
		introduce(t, s, handle) // at 9, 10, 11, 12 o'clock
		now = now.Add(time.Hour)
	}
	file, _ := backedUp(t, s)
	shut(t, s)
	for name, c := range map[string]struct {
		until store.Until
		want  uint64
	}{
		"an entry":             {store.Until{Sequence: 2}, 2},
		"the last entry":       {store.Until{Sequence: 4}, 4},
		"a time":               {store.Until{Time: start.Add(90 * time.Minute)}, 2},
		"the time of an entry": {store.Until{Time: start.Add(2 * time.Hour)}, 3},
		"a time to come":       {store.Until{Time: start.Add(24 * time.Hour)}, 4},
		"what comes first":     {store.Until{Sequence: 3, Time: start}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			done, err := store.Restore(t.Context(), store.Restoring{Options: store.Options{Dir: dir}, File: file, Until: c.until})
			if err != nil || done.Entries != c.want || !done.Last.Equal(start.Add(time.Duration(c.want-1)*time.Hour)) {
				t.Fatalf("%+v, %v", done, err)
			}
			again := openAt(t, dir, nil)
			defer shut(t, again)
			checked(t, again)
			if people, err := store.List[*store.Person](again, store.Query{Limit: 9}); err != nil || people.Total != int(c.want) {
				t.Errorf("%d people, %v", people.Total, err)
			}
		})
	}
	for _, until := range []store.Until{{Sequence: 5}, {Time: start.Add(-time.Second)}} {
		dir := t.TempDir()
		_, err := store.Restore(t.Context(), store.Restoring{Options: store.Options{Dir: dir}, File: file, Until: until})
		if !errors.Is(err, store.ErrUntil) {
			t.Errorf("until %+v: %v", until, err)
		}
		untouched(t, dir)
	}
}

// untouched wants nothing in a directory but the files named.
func untouched(t *testing.T, dir string, names ...string) {
	t.Helper()
	var have []string
	entries, err := os.ReadDir(dir)
	for _, entry := range entries {
		have = append(have, entry.Name())
	}
	if err != nil || strings.Join(have, " ") != strings.Join(names, " ") {
		t.Errorf("the directory has %v, %v; want %v", have, err, names)
	}
}

func TestADamagedBackupChangesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := openAt(t, dir, nil)
	introduce(t, s, "ana")
	file, _ := backedUp(t, s)
	introduce(t, s, "bob")
	before := s.LogID()
	shut(t, s)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	refused := func(data []byte) {
		t.Helper()
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := store.Restore(t.Context(), store.Restoring{Options: store.Options{Dir: dir}, File: file})
		if !errors.Is(err, store.ErrBackup) && !errors.Is(err, store.ErrNotBackup) {
			t.Errorf("restored a damaged backup: %v", err)
		}
		untouched(t, dir, "store")
	}
	for i := 0; i < len(whole); i += 97 {
		flipped := append([]byte(nil), whole...)
		flipped[i] ^= 0x10
		refused(flipped)
		refused(whole[:i])
	}
	again := openAt(t, dir, nil)
	defer shut(t, again)
	if again.LogID() != before || again.Sequence() != 2 {
		t.Errorf("the store has changed: %d entries", again.Sequence())
	}
}
