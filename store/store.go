package store

import (
	"context"
	"fmt"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

// Options say where a store is and who opens it.
type Options struct {
	Dir    string // the data directory
	Logger *slog.Logger
	Holder string           // told to a second process that finds the store open
	Reach  string           // the line by which that process's user can reach it, if any
	Now    func() time.Time // nil: the clock
	// FreeSpace is asked for the bytes left on the disk; nil: the system is.
	FreeSpace func(dir string) (uint64, error)
	Budget    Budget // of contributions, of each key; zero: none
	// Submitted is told how long each command took, and what came of it, on
	// the goroutine of whoever submitted it; nil: nobody asks.
	Submitted func(took time.Duration, err error)

	slowly func(Kind) // called before the index of a kind is made; tests wait in it
}

// Store is the shared record. Its methods may be called concurrently.
type Store struct {
	options Options
	codec   codec
	db      *kv.DB
	now     func() time.Time
	logger  *slog.Logger
	timed   func(took time.Duration, err error)
	work    *background.Group
	stop    context.CancelFunc
	done    <-chan struct{} // closed when the store is being closed
	changed *beacon

	organisers atomic.Pointer[map[string]bool] // nil: roles are taken as claimed
	banning    atomic.Bool                     // there is a ban, or was one: only then is it worth looking for one
	codes      *codes
	budget     Budget
	spent      *allowances

	checking chan struct{} // full while the store is being checked: one check at a time takes enough of the machine
	witness  *witness      // of what is committed meanwhile, or nil; touched only where nothing is, by committed or in [kv.DB.Still]

	view    *views
	opening *opening // what makes them
	pulse   *pulse
	gaps    gapsOf
}

// Open opens the store in a data directory, which is made where there is none,
// and returns when everything about it is known. [ErrHeld] says that another
// process has it.
func Open(options Options) (*Store, error) {
	s, err := Start(options)
	if err != nil {
		return nil, err
	}
	if err := s.Whole(context.Background()); err != nil {
		return nil, firstError(fmt.Errorf("open the store: %w", err), s.Close())
	}
	return s, nil
}

// Close waits for what is being written, and lets the directory go.
func (s *Store) Close() error {
	s.stop()
	s.work.Wait()
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("close the store: %w", err)
	}
	return nil
}

// committed brings the views up to date with what is durable, before those
// who asked for it are answered, in the order of the log: one batch at a time,
// while the next is being written.
func (s *Store) committed(batch []kv.Committed) {
	for _, one := range batch {
		changes, _ := one.Note.([]applied)
		for _, change := range changes {
			s.view.change(change)
			s.view.concerns.note(change, one.Sequence)
		}
		s.changed.of.note(changes, one.Sequence)
		s.feel(changes)
		s.witness.note(changes)
	}
	if err := s.read(s.view.refresh); err != nil {
		s.view.torn.Store(true)
		s.logger.Error("views are behind the record", "error", err)
	}
	s.changed.light(batch[len(batch)-1].Sequence)
}

// LogID names this log: with a sequence, a place in it that is safe to keep anywhere.
func (s *Store) LogID() string { return s.db.LogID() }

// Waiting is how many submissions wait to be written.
func (s *Store) Waiting() int { return s.db.Waiting() }

// Health is why contributions are not taken now, such as a disk that is nearly
// full; nil: they are.
func (s *Store) Health() error { return s.db.Health() }

// Trouble is why contributions are not taken now, as far as is known, or nil;
// and a channel that is closed when that has changed.
func (s *Store) Trouble() (changed <-chan struct{}, err error) { return s.db.Trouble() }

// Sequence is the last entry's.
func (s *Store) Sequence() uint64 { return s.db.Sequence() }
