package store

import "fmt"

// Undo takes back one entry, by an entry of its own. What others changed in
// the same record since stays; where they changed the very same field, the
// undo is refused with a [ConflictError]. A record that others build on by now
// is not unmade: [ErrInUse]. An undo can be undone as well.
type Undo struct {
	Once
	Entry  ID
	Reason string

	entry Entry    // read before the writer's turn: entries never change
	deed  Verb     // what it is about in the end
	parts []undone // what the entry did to each record
}

// undone is what an entry did to one record.
type undone struct {
	kind Kind
	id   ID
	was  Record // before the entry; nil: it was new
	made Record // after the entry; nil: it was deleted
	into ID     // what it leads to when it goes: it was merged once, and that is undone
}

func (*Undo) verb() Verb { return VerbUndo }

func (c *Undo) prepare() error {
	return firstError(requireID("entry", c.Entry), cleanLine("reason", &c.Reason, maxSummary))
}

// ahead reads what an undo needs to know of the entry it takes back.
func (c *Undo) ahead(s *Store, _ Actor) (err error) {
	if c.entry, err = s.Entry(c.Entry); err != nil {
		return err
	}
	root, err := s.root(c.entry)
	if err != nil {
		return err
	}
	c.deed = root.Verb
	c.parts, err = s.undoing(c.entry)
	return err
}

func (c *Undo) plan(st state, actor Actor) (plan, error) {
	if why := c.denial(actor); why != "" {
		return plan{}, &NotAllowedError{VerbUndo, why}
	}
	if by, err := st.undoneBy(c.Entry); err != nil || !by.IsZero() {
		return plan{}, firstError(err, ErrNothing)
	}
	if len(c.parts) > 1 {
		return c.planMany(st)
	}
	now, after, err := st.takeBack(c.parts[0])
	if err != nil {
		return plan{}, err
	}
	if after == nil {
		if err := st.checkUnused(now); err != nil {
			return plan{}, err
		}
	}
	return c.memberUndo(st, plan{verb: VerbUndo, before: now, after: after, reason: c.Reason, undoes: c.Entry}, actor)
}

// denial is why the actor may not take the entry back: a decision of an
// organiser only an organiser, and keys have commands of their own.
func (c *Undo) denial(actor Actor) Denial {
	switch least := c.deed.least(); {
	case c.deed == VerbAddKey, c.deed == VerbRemoveKey:
		return DeniedUndoKey
	case actor.Role < least:
		return least.denied()
	case c.entry.Actor != actor.Person && actor.Role < Steward:
		return DeniedNotYours
	}
	return ""
}

// root is what an entry is about in the end: an undo is about what it took back.
func (s *Store) root(entry Entry) (Entry, error) {
	var err error
	for entry.Verb == VerbUndo && err == nil {
		entry, err = s.Entry(entry.Undoes)
	}
	return entry, err
}

// takeBack is a record as it is now, and without what an entry made of it: nil
// if it goes.
func (st state) takeBack(part undone) (now, after Record, err error) {
	if now, err = st.find(part.kind, part.id); err == nil {
		after, err = st.without(part.was, part.made, now)
	}
	return now, after, err
}

// without is the record without what turned was into made: nil if it goes.
func (st state) without(was, made, now Record) (Record, error) {
	switch {
	case was == nil:
		return nil, st.unmake(made, now)
	case made == nil && now == nil: // it was deleted: put it back
		return st.copyOf(was)
	case made == nil: // somebody put it back
		return nil, ErrNothing
	case now == nil:
		return nil, fmt.Errorf("%s %s is gone: %w", was.Kind(), was.Head().ID, ErrNotFound)
	}
	merged, fields, err := st.merge(made, was, now)
	if err != nil {
		return nil, err
	}
	if len(fields) > 0 {
		return nil, &ConflictError{Base: made, Mine: was, Theirs: now, Fields: fields}
	}
	return merged, nil
}

// unmake lets a record go that is as it was made.
func (st state) unmake(made, now Record) error {
	if now == nil {
		return ErrNothing
	}
	same, err := st.sameContent(made, now)
	if err == nil && !same {
		err = &ConflictError{Base: made, Theirs: now}
	}
	return err
}

// checkUnused refuses to let a record go that others refer to, or a person who
// did anything but come.
func (st state) checkUnused(record Record) error {
	head := record.Head()
	used, err := st.referred(head.ID)
	if err == nil && !used && record.Kind() == KindPerson {
		used, err = st.active(head.ID)
	}
	if err != nil {
		return fmt.Errorf("look for what builds on %s %s: %w", record.Kind(), head.Slug, err)
	}
	if used {
		return fmt.Errorf("%s %s: %w", record.Kind(), head.Slug, ErrInUse)
	}
	return nil
}

// active reports whether a person did more than one thing, the first being to
// introduce themself.
func (st state) active(person ID) (bool, error) {
	deeds := 0
	err := st.Scan(append([]byte{spaceDeeds}, person[:]...), nil, func(_, _ []byte) bool {
		deeds++
		return deeds < 2
	})
	return deeds > 1, err
}
