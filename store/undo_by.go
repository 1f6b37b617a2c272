package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// UndoBy says whose deeds to take back, since when, and why.
type UndoBy struct {
	Key    string // fingerprint of the key that did it
	Person ID     // or whoever did it, with any of their keys
	Since  time.Time
	Reason string
}

// TakenBack is what became of one entry that was to be taken back.
type TakenBack struct {
	Entry  Entry   // what had been done
	Done   Receipt // of the entry that took it back
	Hidden bool    // the record could not go, and was hidden
	Err    error   // why it was left as it is, such as ErrConflict: somebody changed the same since
}

// UndoBy takes back everything that a key or a person did since a moment,
// newest first, each by an entry of its own with the reason. Only organisers
// do. What was taken back already, or is gone, is passed over, so that doing
// it again goes on where it was interrupted.
//
// Nothing that a vandal made stays in sight: what they made and others built
// on since, such as a tool that somebody uses, cannot be unmade without
// unmaking what those did, and is hidden instead; so is their profile, once
// they did more than come. An organiser can show it again. What they changed
// in others' records goes back to what it was, unless somebody changed the
// same since: that is left as it is, and reported. Keys that they added to
// their account are left as well: a key is banned.
func (s *Store) UndoBy(ctx context.Context, actor Actor, by UndoBy) ([]TakenBack, error) {
	if err := s.mayUndoBy(actor, &by); err != nil {
		return nil, err
	}
	entries, err := s.deedsBy(ctx, by)
	if err != nil {
		return nil, fmt.Errorf("find what to take back: %w", err)
	}
	var out []TakenBack
	for chunk := range slices.Chunk(entries, 128) {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		out = append(out, s.takeBackAll(ctx, actor, chunk, by.Reason)...)
	}
	return out, ctx.Err()
}

func (s *Store) mayUndoBy(actor Actor, by *UndoBy) error {
	if by.Key == "" && by.Person.IsZero() {
		return &FieldError{Field: "by", Problem: ProblemRequired}
	}
	if err := requireLine("reason", &by.Reason, maxSummary); err != nil {
		return err
	}
	return s.read(func(st state) error {
		now, err := s.admit(st, VerbUndo, actor)
		if err == nil && (now.guest() || now.Role < Organiser) {
			err = &NotAllowedError{VerbUndo, DeniedOrganiser}
		}
		return err
	})
}

// deedsBy are the entries to take back, newest first: those that still stand.
func (s *Store) deedsBy(ctx context.Context, by UndoBy) ([]Entry, error) {
	deeds, err := s.entriesSince(ctx, by.Since, func(entry Entry) bool {
		return by.Key != "" && entry.Key == by.Key || !by.Person.IsZero() && entry.Actor == by.Person
	})
	if err != nil {
		return nil, err
	}
	theirs := make(map[ID]bool, len(deeds))
	for _, deed := range deeds {
		theirs[deed.ID] = true
	}
	var out []Entry
	for _, deed := range deeds {
		undone, err := s.UndoneBy(deed.ID)
		if err != nil {
			return nil, err
		}
		root, err := s.root(deed)
		if err != nil {
			return nil, err
		}
		// Of what they took back themselves, it is what they had done that stands or not.
		if undone.IsZero() && (root.ID == deed.ID || !theirs[root.ID]) {
			out = append(out, deed)
		}
	}
	return out, nil
}

// entriesSince reads the log backwards, to where all is older.
func (s *Store) entriesSince(ctx context.Context, since time.Time, want func(Entry) bool) (out []Entry, err error) {
	const step = 512
	for last := s.Sequence(); last > 0 && ctx.Err() == nil; {
		after := last - min(last, step)
		entries, err := s.Feed(after, int(last-after))
		if err != nil {
			return nil, err
		}
		young := false // clocks may go backwards a little
		for _, entry := range slices.Backward(entries) {
			if entry.At.Before(since) {
				continue
			}
			young = true
			if want(entry) {
				out = append(out, entry)
			}
		}
		if !young {
			break
		}
		last = after
	}
	return out, ctx.Err()
}

// takeBackAll takes back entries, in their order, and hides what has to stay.
func (s *Store) takeBackAll(ctx context.Context, actor Actor, entries []Entry, reason string) []TakenBack {
	commands := make([]Command, len(entries))
	for i, entry := range entries {
		commands[i] = &Undo{Entry: entry.ID, Reason: reason}
	}
	var out []TakenBack
	for i, done := range s.SubmitAll(ctx, actor, commands) {
		back := TakenBack{Entry: entries[i], Done: done.Receipt, Err: done.Err}
		if back.stays() {
			back = s.hideInstead(ctx, actor, back, reason)
		}
		if !errors.Is(back.Err, ErrNothing) && !errors.Is(back.Err, ErrNotFound) { // there is nothing left of it
			out = append(out, back)
		}
	}
	return out
}

// stays reports whether the entry made a record that cannot go, because others
// built on it or changed it.
func (t TakenBack) stays() bool {
	if !errors.Is(t.Err, ErrInUse) && !errors.Is(t.Err, ErrConflict) {
		return false
	}
	made := len(t.Entry.Puts) == 1 && t.Entry.Puts[0].Base == 0 && t.Entry.Verb != VerbUndo
	return made && contains(Hideable(), t.Entry.Puts[0].Kind)
}

func (s *Store) hideInstead(ctx context.Context, actor Actor, back TakenBack, reason string) TakenBack {
	kind, id := back.Entry.Subject()
	receipt, err := s.Submit(ctx, actor, &Hide{Kind: kind, Record: id, Reason: reason})
	return TakenBack{Entry: back.Entry, Done: receipt, Hidden: err == nil, Err: err}
}
