package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ogptoolbox/concorde/store/kv"
)

// Restoring says what is to be restored, and where.
type Restoring struct {
	Options         // of the store that is to be replaced; its directory need not be there
	File     string // the backup
	Until    Until
	Progress func(done, total uint64) // may be nil

	swapHooks
}

// Until is the point of a log up to which it is restored: up to a sequence, or
// before the first entry that was made later than a time. Zero: all of it.
type Until struct {
	Sequence uint64
	Time     time.Time
}

// everything reports whether it is no point at all.
func (u Until) everything() bool { return u.Sequence == 0 && u.Time.IsZero() }

// Restored says what became of a restore.
type Restored struct {
	Backup  Backup
	Entries uint64    // in the store now
	Last    time.Time // when the last of them was made
	Differ  uint64    // records and keys of the backup that were not what its log says, and were made again
	Aside   string    // where the store is that was replaced; "": there was none
}

// Errors of Restore.
var (
	// ErrUntil means that the backup has nothing up to that point, or does not reach it.
	ErrUntil = errors.New("the backup does not have that point")
	// ErrRestored means that what was made of a backup is not whole; see [CheckError].
	ErrRestored = errors.New("what was restored is not whole")
)

// CheckError says what a check found in a store that was to take another's place.
type CheckError struct{ Findings []Finding }

func (e *CheckError) Error() string {
	if len(e.Findings) == 0 {
		return ErrRestored.Error()
	}
	return fmt.Sprintf("%v: %d findings, the first: %s", ErrRestored, len(e.Findings), e.Findings[0])
}

// Unwrap makes every CheckError an ErrRestored.
func (e *CheckError) Unwrap() error { return ErrRestored }

// Restore makes the store anew from a backup. The backup is read whole before
// anything else happens; its log is then applied in a fresh directory, where
// the result is checked as [Store.Check] does; only then does it take the place
// of the old store, which is kept beside it. Until then nothing has changed,
// and whenever the power goes the one or the other is there. It refuses with
// [ErrHeld] while somebody has the store open.
//
// The log gets an id of its own: the old one's later sequences will be given to
// other entries.
func Restore(ctx context.Context, what Restoring) (done Restored, err error) {
	if done.Backup, err = CheckBackup(ctx, what.File); err != nil {
		return done, fmt.Errorf("restore: %w", err)
	}
	if what.Until.Sequence > done.Backup.Sequence {
		return done, fmt.Errorf("restore up to entry %d of %d: %w", what.Until.Sequence, done.Backup.Sequence, ErrUntil)
	}
	swap := newSwap(what.Dir, what.Options.now(), what.swapHooks)
	err = swap.do(what.Holder, func(fresh string) error {
		if err := what.rebuild(ctx, fresh, &done); err != nil {
			return err
		}
		return what.Options.check(ctx, fresh)
	})
	if err != nil {
		return done, fmt.Errorf("restore: %w", err)
	}
	done.Aside = swap.aside
	return done, nil
}

func (o Options) now() time.Time {
	if o.Now != nil {
		return o.Now()
	}
	return time.Now()
}

// rebuild applies the log of the backup in a fresh data directory.
func (what Restoring) rebuild(ctx context.Context, fresh string, done *Restored) error {
	options := what.Options.engine()
	options.Dir = storeDir(fresh)
	r, err := newRebuilding(options)
	if err != nil {
		return err
	}
	err = firstError(what.feed(ctx, r, done), ctx.Err())
	done.Entries, done.Last = r.db.Sequence(), r.last.At
	if err == nil && done.Entries == 0 && !what.Until.everything() {
		err = fmt.Errorf("nothing is as old: %w", ErrUntil)
	}
	return errors.Join(err, r.db.Close())
}

// feed reads the backup once more, and applies what is to be restored.
func (what Restoring) feed(ctx context.Context, r *rebuilding, done *Restored) error {
	over := false
	visit := kv.BackupVisitor{Entry: func(entry kv.Committed) error {
		if over = over || what.Until.Sequence > 0 && entry.Sequence > what.Until.Sequence; over {
			return nil
		}
		if what.Progress != nil {
			what.Progress(entry.Sequence, done.Backup.Sequence)
		}
		late, err := r.takeUntil(ctx, entry, what.Until.Time)
		over = late
		return err
	}}
	if what.Until.everything() {
		visit.Key = func(key, value []byte) error {
			if err := r.flush(ctx); err != nil {
				return err
			}
			same, err := r.has(key, value)
			if !same {
				done.Differ++
			}
			return err
		}
	}
	if _, err := readBackup(ctx, what.File, visit); err != nil {
		return err
	}
	return r.flush(ctx)
}

// check opens the store in a fresh data directory, and wants it to be whole.
func (o Options) check(ctx context.Context, fresh string) error {
	o.Dir = fresh
	s, err := Open(o)
	if err != nil {
		return err
	}
	report, err := s.Check(ctx, nil)
	if err == nil && len(report.Findings) > 0 {
		err = &CheckError{report.Findings}
	}
	return firstError(err, s.Close())
}
