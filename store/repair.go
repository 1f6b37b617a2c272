package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/ogptoolbox/concorde/store/kv"
)

// Repaired says what became of a repair.
type Repaired struct {
	Report        // what was found before
	Aside  string // where the store is that was replaced; "": nothing was wrong that the log tells better
}

// ErrNotDerivable means that a store cannot be made again from its log, because
// that is damaged itself, or has an entry that cannot be read. Nothing has
// changed then: a backup is what helps.
var ErrNotDerivable = errors.New("the log does not tell everything any more")

// errNothingWrong stops a repair that has nothing to do.
var errNothingWrong = errors.New("nothing is wrong")

// Repair makes a store again from its own log, if anything in it is not as the
// log says. It is [Restore] from the store itself: made and checked in a fresh
// directory, put in its place, the old one kept beside it. Its log keeps its
// id, its entries and their order, to the byte. Keys that this version knows
// nothing of go along as they are. It refuses with [ErrHeld] while somebody has
// the store open, and with [ErrNotDerivable].
func Repair(ctx context.Context, options Options, progress func(done, total uint64)) (Repaired, error) {
	codec, err := newCodec()
	if err != nil {
		return Repaired{}, err
	}
	r := repair{checkup: checkup{codec: codec, options: options, progress: progress}}
	r.swap = newSwap(options.Dir, options.now(), r.hooks)
	err = r.swap.do(options.Holder, func(fresh string) error { return r.fill(ctx, fresh) })
	done := Repaired{Report: r.report, Aside: r.swap.aside}
	if err != nil && !errors.Is(err, errNothingWrong) {
		return done, fmt.Errorf("repair: %w", err)
	}
	return done, nil
}

// repair is one repair.
type repair struct {
	checkup
	swap  *swap
	hooks swapHooks
}

// fill makes the store anew, unless the old one is as its log says.
func (r *repair) fill(ctx context.Context, fresh string) (err error) {
	if err := wantStore(r.options.Dir); err != nil {
		return err
	}
	engine := r.options.engine()
	engine.Held = r.swap.held
	if r.db, err = kv.Open(engine); err != nil {
		return err
	}
	defer func() { err = firstError(err, r.db.Close()) }()
	if err := removeScratch(r.options.Dir); err != nil {
		return err
	}
	whole, err := r.checkLog(ctx)
	if err != nil {
		return err
	}
	if !whole {
		return ErrNotDerivable
	}
	if err := r.db.RoomForCopy(); err != nil {
		return err
	}
	if err := r.anew(ctx, fresh); err != nil {
		return err
	}
	return r.verify(ctx, fresh)
}

// anew makes the store from the log, with what is not understood besides.
func (r *repair) anew(ctx context.Context, fresh string) (err error) {
	options := r.options.engine()
	options.Dir, options.LogID = storeDir(fresh), r.db.LogID()
	made, err := newRebuilding(options)
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, made.db.Close()) }()
	if err := r.compareWith(ctx, made, true); err != nil {
		return err
	}
	switch {
	case !r.report.Derivable:
		return ErrNotDerivable
	case !r.report.Repairable():
		return errNothingWrong
	}
	return nil
}

// verify wants the new store to be as its log says, but for what was kept.
func (r *repair) verify(ctx context.Context, fresh string) error {
	options := r.options
	options.Dir = fresh
	report, err := Examine(ctx, options, nil)
	if err != nil {
		return err
	}
	if report.derivable > 0 || report.LogID != r.report.LogID || report.Entries != r.report.Entries {
		return &CheckError{report.Findings}
	}
	s, err := Open(options) // as the next start will
	if err != nil {
		return err
	}
	return s.Close()
}
