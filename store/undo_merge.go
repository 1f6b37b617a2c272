package store

import (
	"errors"
	"fmt"
)

// undoing reads what an entry did to each record.
func (s *Store) undoing(entry Entry) ([]undone, error) {
	if len(entry.Puts) == 0 {
		return nil, fmt.Errorf("undo entry %s: %w", entry.ID, ErrNothing)
	}
	var redone Entry // what is done again by undoing an undo
	var err error
	if !entry.Undoes.IsZero() {
		if redone, err = s.Entry(entry.Undoes); err != nil {
			return nil, err
		}
	}
	parts := make([]undone, 0, len(entry.Puts))
	for _, put := range entry.Puts {
		part := undone{kind: put.Kind, id: put.Record}
		if part.made, err = s.version(put.Kind, put.Body); err != nil {
			return nil, err
		}
		if put.Base != 0 {
			if part.was, err = s.versionAt(put.Kind, put.Record, put.Base); err != nil {
				return nil, err
			}
		}
		if again, ok := redone.putOf(put.Record); ok {
			part.into = again.Into
		}
		parts = append(parts, part)
	}
	return parts, nil
}

// planMany takes back an entry that put several records, as a merge does: all
// of them, or none where somebody changed one since.
func (c *Undo) planMany(st state) (plan, error) {
	p := plan{verb: VerbUndo, reason: c.Reason, undoes: c.Entry, leads: make(map[ID]ID)}
	var changes []applied
	for _, part := range c.parts {
		now, after, err := st.takeBack(part)
		if errors.Is(err, ErrNothing) || errors.Is(err, ErrNotFound) {
			err = fmt.Errorf("%s %s: %w", part.kind, part.id, ErrConflict)
		}
		if err != nil {
			return plan{}, err
		}
		if after == nil {
			p.leads[part.id] = part.into
		}
		changes = append(changes, applied{now, after})
	}
	for _, change := range changes {
		if err := st.checkGoes(change, changes); err != nil {
			return plan{}, err
		}
	}
	p.before, p.after, p.more = changes[0].before, changes[0].after, changes[1:]
	return p, nil
}

// checkGoes refuses to let a record go to which another refers that does not
// change with it.
func (st state) checkGoes(change applied, with []applied) error {
	if change.after != nil {
		return nil
	}
	referrers, err := st.referrersOf(change.before.Head().ID)
	if err != nil {
		return err
	}
	head := change.before.Head()
	for _, one := range referrers {
		if !letsGo(with, one.id, head.ID) {
			return fmt.Errorf("%s %s: %w", change.before.Kind(), head.Slug, ErrInUse)
		}
	}
	return nil
}

// letsGo reports whether a record is among what changes, and refers to another
// no more.
func letsGo(changes []applied, referrer, to ID) bool {
	for _, change := range changes {
		if firstRecord(change.before, change.after).Head().ID == referrer {
			return !contains(targets(change.after), to)
		}
	}
	return false
}
