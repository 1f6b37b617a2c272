package rounds

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// tryAgain is how long after a failure it is tried again, at most.
const tryAgain = 5 * time.Minute

// Options say what is backed up, and where to.
type Options struct {
	Dir   string        // made where there is none, but not the one that it is in
	Every time.Duration // from one backup to the next
	Keep  int           // how many backups of this log stay; 0: all
	Log   string        // its id

	// Make writes a backup to a new file, and returns how many entries it has.
	Make func(ctx context.Context, path string) (entries uint64, err error)
	// Check reads one back, whole.
	Check func(ctx context.Context, path string) error

	Logger *slog.Logger
}

// State is how it stands with the backups.
type State struct {
	Dir      string
	Last     time.Time // when the last one that proved whole was begun; zero: there is none
	File     string    // its name
	Failures uint64    // since the start
	Err      error     // why the last attempt failed; nil: it did not
}

// Rounds makes backups, one every so often. Make it with [New].
type Rounds struct {
	Options
	names names

	mutex sync.Mutex
	state State
}

// New prepares the making of backups, and looks which there are.
func New(options Options) *Rounds {
	r := &Rounds{Options: options, names: namesFor(options.Log)}
	r.state.Dir = options.Dir
	if files, err := list(r.Dir, r.names.ours); err == nil && len(files) > 0 {
		r.state.File = files[len(files)-1]
		r.state.Last, _ = madeAt(r.state.File)
	}
	return r
}

// State tells how it stands now.
func (r *Rounds) State() State {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.state
}

// Run makes backups until the context ends. A server that is started again goes
// on with the round that it was in.
func (r *Rounds) Run(ctx context.Context) {
	timer := time.NewTimer(r.wait(time.Now()))
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		}
		r.round(ctx)
		timer.Reset(r.wait(time.Now()))
	}
}

// wait is how long it is until the next attempt. A last backup that is in the
// future tells that the clock was wrong, then or now.
func (r *Rounds) wait(now time.Time) time.Duration {
	state := r.State()
	switch since := now.Sub(state.Last); {
	case state.Err != nil:
		return min(tryAgain, r.Every)
	case state.Last.IsZero(), since < -time.Minute, since >= r.Every:
		return 0
	default:
		return r.Every - max(since, 0)
	}
}

// round makes one backup, and notes what became of it.
func (r *Rounds) round(ctx context.Context) {
	began := time.Now()
	file, entries, err := r.attempt(ctx, began)
	if ctx.Err() != nil && err != nil {
		return // it was told to stop
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.state.Err = err; err != nil {
		r.state.Failures++
		r.Logger.Error("no backup could be made; it will be tried again", "dir", r.Dir, "last", r.state.File, "error", err)
		return
	}
	r.state.File, r.state.Last = file, began
	r.Logger.Info("backed up", "file", filepath.Join(r.Dir, file), "entries", entries, "took", time.Since(began).String())
	if err := r.prune(file); err != nil { // the backup is there all the same
		r.Logger.Error("old backups stay", "dir", r.Dir, "error", err)
	}
}

// attempt makes a backup, checks it and gives it its name.
func (r *Rounds) attempt(ctx context.Context, began time.Time) (file string, entries uint64, err error) {
	if err := os.Mkdir(r.Dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", 0, fmt.Errorf("make the directory of backups: %w", err)
	}
	left, err := list(r.Dir, r.names.left)
	if err == nil {
		err = remove(r.Dir, left)
	}
	if err != nil {
		return "", 0, err
	}
	fresh := r.names.at(began) + unchecked
	path := filepath.Join(r.Dir, fresh)
	if entries, err = r.Make(ctx, path); err == nil {
		err = r.Check(ctx, path)
	}
	if err == nil {
		file, err = r.names.place(r.Dir, fresh, began)
	}
	if err != nil {
		return "", 0, errors.Join(err, remove(r.Dir, []string{fresh}))
	}
	return file, entries, nil
}

// prune removes the oldest beyond those that stay, and never the one that has
// just proved whole, whatever the clock says of its age.
func (r *Rounds) prune(proved string) error {
	files, err := list(r.Dir, r.names.ours)
	if err != nil || r.Keep <= 0 {
		return err
	}
	var others []string
	for _, file := range files {
		if file != proved {
			others = append(others, file)
		}
	}
	return remove(r.Dir, others[:max(0, len(others)-(r.Keep-1))])
}
