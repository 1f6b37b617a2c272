package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/ogptoolbox/concorde/store/kv"
)

// witness notes what is committed while the views are made anew, so that the
// new ones can follow.
type witness struct {
	changes []applied
	over    bool // there were more than are kept
}

// Of what is committed meanwhile.
const (
	witnessMost  = 100_000 // changes that are kept
	changesQuick = 64      // that can be followed while others wait
	roundsMost   = 10      // in which one tries to come to so few
)

var errOutrun = errors.New("too much was written meanwhile")

// note is called for every entry; mostly there is no witness.
func (w *witness) note(changes []applied) {
	if w == nil || w.over {
		return
	}
	if w.changes = append(w.changes, changes...); len(w.changes) > witnessMost {
		w.changes, w.over = nil, true
	}
}

// take is what was noted since the last time.
func (w *witness) take() (changes []applied, err error) {
	changes, w.changes = w.changes, nil
	if w.over {
		err = errOutrun
	}
	return changes, err
}

// memory is a check of what is kept in memory: the same is made anew from the
// log, and follows what is committed. While the two are compared nothing is,
// so that is done piece by piece.
type memory struct {
	*Store
	witness *witness
	fresh   *views
	report  *Report
	anew    *Store // answers as the store would with the fresh views
}

// checkMemory holds what is kept in memory against a store that was made of the
// log.
func (s *Store) checkMemory(ctx context.Context, c *checkup, made *rebuilding) error {
	m := memory{Store: s, witness: &witness{}, fresh: newViews(), report: &c.report}
	m.anew = &Store{codec: s.codec, db: s.db, view: m.fresh}
	last, err := m.watch(m.witness)
	if err != nil {
		return err
	}
	defer func() { _, _ = m.watch(nil) }()
	if err := c.replay(ctx, made, last); err != nil {
		return err
	}
	err = made.db.View(func(snapshot *kv.Snapshot) error {
		return m.fresh.build(state{s.codec, snapshot}, s.logger)
	})
	if err != nil {
		return fmt.Errorf("make anew what is in memory: %w", err)
	}
	for _, one := range m.pieces(ctx) {
		if err := firstError(ctx.Err(), one()); err != nil {
			return fmt.Errorf("compare what is in memory with the log: %w", err)
		}
	}
	if m.report.InMemory() {
		return s.distrust()
	}
	return nil
}

// watch has a witness note all that comes after the entry it returns; nil: none.
func (m *memory) watch(by *witness) (last uint64, err error) {
	err = m.db.Still(func(snapshot *kv.Snapshot, _ func()) error {
		m.Store.witness, last = by, snapshot.Sequence()
		return nil
	})
	return last, err
}

// still looks at something while both views are of one moment. What was
// committed since the last time is followed before, without anybody waiting for
// it, unless even so there is always more.
func (m *memory) still(part Part, look func(d describer) error) error {
	for round := 1; ; round++ {
		close := false
		err := m.db.Still(func(snapshot *kv.Snapshot, goOn func()) error {
			changes, err := m.witness.take()
			if err != nil {
				return err
			}
			if close = len(changes) <= changesQuick || round == roundsMost; !close {
				goOn()
			}
			st := state{m.codec, snapshot}
			if err := m.follow(st, changes); err != nil || !close {
				return err
			}
			return m.look(part, describer{st, m.db}, look)
		})
		if err != nil || close {
			return err
		}
	}
}

// follow brings the fresh views up to date.
func (m *memory) follow(st state, changes []applied) error {
	for _, change := range changes {
		m.fresh.change(change)
	}
	return m.fresh.refresh(st)
}

// look looks at what may be such that it fails at it.
func (m *memory) look(part Part, d describer, look func(d describer) error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			m.report.find(Finding{Part: part, Wrong: WrongUnread, Detail: fmt.Sprint(cause)})
		}
	}()
	return look(d)
}

// find takes in something that is not as the log says.
func (m *memory) find(d describer, f Finding) {
	if len(m.report.Findings) < findingsMost {
		d.name(&f)
	}
	m.report.find(f)
}
