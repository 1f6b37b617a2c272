package rounds

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// maker makes backups that are nothing but a word, and fails when told to.
type maker struct {
	mu      sync.Mutex // what follows is told by the test, beside the rounds
	made    int
	fails   error // to write
	damaged error // what reading back finds
}

func (m *maker) make(_ context.Context, path string) (uint64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fails != nil {
		return 0, errors.Join(m.fails, os.WriteFile(path, []byte("hal"), 0o600))
	}
	m.made++
	return 7, os.WriteFile(path, []byte("whole"), 0o600)
}

func (m *maker) check(context.Context, string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.damaged
}

// tell makes the maker another one, beside the rounds.
func (m *maker) tell(change func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	change()
}

const logID = "K3V7Q2XANOBODYCARES"

func (m *maker) rounds(dir string, keep int) *Rounds {
	return New(Options{
		Dir: dir, Every: time.Hour, Keep: keep, Log: logID, Make: m.make, Check: m.check, Logger: slog.New(slog.DiscardHandler),
	})
}

// during runs the rounds for some time, and stops them.
func during(t *testing.T, r *Rounds, spans ...func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); r.Run(ctx) }()
	for _, span := range spans {
		span()
		synctest.Wait()
	}
	cancel()
	<-done
}

func pass(d time.Duration) func() { return func() { time.Sleep(d) } } // in a bubble, where time is not real

func filesIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

func TestABackupEveryHourAndTheOldestGo(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "backups")
	synctest.Test(t, func(t *testing.T) {
		m := &maker{}
		r := m.rounds(dir, 3)
		during(t, r, pass(5*time.Hour+time.Minute))
		want := []string{ // a bubble begins with the year 2000
			"concorde-20000101T030000Z-k3v7q2xa.backup", "concorde-20000101T040000Z-k3v7q2xa.backup", "concorde-20000101T050000Z-k3v7q2xa.backup",
		}
		if got := filesIn(t, dir); !slices.Equal(got, want) || m.made != 6 {
			t.Errorf("%d were made, and there are %q", m.made, got)
		}
		state := r.State()
		if state.Err != nil || state.File != want[2] || time.Since(state.Last) != time.Minute {
			t.Errorf("%+v", state)
		}
	})
}

func TestAServerThatIsStartedAgainGoesOnWithItsRound(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		m := &maker{}
		during(t, m.rounds(dir, 3), pass(time.Minute))
		for range 5 {
			during(t, m.rounds(dir, 3), pass(10*time.Minute))
		}
		if m.made != 1 {
			t.Errorf("starting again made backups: %d", m.made)
		}
		during(t, m.rounds(dir, 3), pass(10*time.Minute))
		if m.made != 2 {
			t.Errorf("the round was forgotten: %d", m.made)
		}
	})
}

func TestNothingElseIsRemoved(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	others := []string{
		"concorde-19990101T000000Z-zzzzzzzz.backup",             // another server's
		"concorde-19990101T000000Z-k3v7q2xa.backup.copy",        // somebody's
		"my-concorde-19990101T000000Z-k3v7q2xa.backup",          //
		"concorde-yesterday-k3v7q2xa.backup",                    //
		"concorde-19990101T000000Z-zzzzzzzz.backup.unchecked",   // being made by another server
		".concorde-19990101T000000Z-k3v7q2xa.backup-12-old.new", //
	}
	gone := []string{
		"concorde-19990101T000000Z-k3v7q2xa.backup", "concorde-19990102T000000Z-k3v7q2xa.backup.unchecked",
		".concorde-19990102T000000Z-k3v7q2xa.backup.unchecked-123.new",
	}
	directory := "concorde-19990103T000000Z-k3v7q2xa.backup"
	for _, name := range slices.Concat(others, gone) {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, directory), 0o700); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		during(t, (&maker{}).rounds(dir, 1), pass(time.Minute))
	})
	got := filesIn(t, dir)
	for _, name := range append(others, directory) {
		if !slices.Contains(got, name) {
			t.Errorf("%s was removed", name)
		}
	}
	for _, name := range gone {
		if slices.Contains(got, name) {
			t.Errorf("%s is still there", name)
		}
	}
	if !slices.Contains(got, "concorde-20000101T000000Z-k3v7q2xa.backup") {
		t.Errorf("there is no new one: %q", got)
	}
}

func TestWhatFailsIsToldAndTriedAgain(t *testing.T) {
	t.Parallel()
	full := errors.New("no space left on device")
	for name, spoil := range map[string]func(m *maker, err error){
		"writing":      func(m *maker, err error) { m.tell(func() { m.fails = err }) },
		"reading back": func(m *maker, err error) { m.tell(func() { m.damaged = err }) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			synctest.Test(t, func(t *testing.T) {
				m := &maker{}
				r := m.rounds(dir, 1)
				const good = "concorde-20000101T000000Z-k3v7q2xa.backup"
				during(t, r,
					pass(time.Minute),
					func() { spoil(m, full) },
					pass(3*time.Hour), // of which the first passes in peace
					func() {
						state := r.State()
						if !errors.Is(state.Err, full) || state.Failures != 25 || state.File != good {
							t.Errorf("%+v", state)
						}
						if got := filesIn(t, dir); !slices.Equal(got, []string{good}) {
							t.Errorf("the last good one is not all there is: %q", got)
						}
						spoil(m, nil)
					},
					pass(5*time.Minute),
				)
				if state := r.State(); state.Err != nil || state.File == good {
					t.Errorf("it does not recover: %+v", state)
				}
			})
		})
	}
}

func TestADirectoryThatIsNotThereHarmsNothing(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "stick", "backups")
	synctest.Test(t, func(t *testing.T) {
		r := (&maker{}).rounds(dir, 1)
		during(t, r,
			pass(time.Minute),
			func() {
				if state := r.State(); !os.IsNotExist(errors.Unwrap(state.Err)) || !state.Last.IsZero() {
					t.Errorf("%+v", state)
				}
				if err := os.Mkdir(filepath.Dir(dir), 0o700); err != nil {
					t.Error(err)
				}
			},
			pass(5*time.Minute),
		)
		if state := r.State(); state.Err != nil || state.Failures != 1 {
			t.Errorf("%+v", state)
		}
	})
}

// A clock that goes back neither stops the rounds nor has the newest removed.
func TestAClockThatWasWrong(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	const future = "concorde-20300101T000000Z-k3v7q2xa.backup"
	if err := os.WriteFile(filepath.Join(dir, future), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		during(t, (&maker{}).rounds(dir, 1), pass(90*time.Minute))
		if got := filesIn(t, dir); !slices.Equal(got, []string{"concorde-20000101T010000Z-k3v7q2xa.backup"}) {
			t.Errorf("%q", got)
		}
	})
}
