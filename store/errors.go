package store

import (
	"errors"
	"fmt"

	"github.com/ogptoolbox/concorde/store/kv"
)

// Errors that callers tell apart. What is wrapped around them says what was being done.
var (
	// ErrNotFound means that no record or entry has that slug or id.
	ErrNotFound = errors.New("not found")
	// ErrConflict means that the record changed since its author read it; see [ConflictError].
	ErrConflict = errors.New("changed by someone else meanwhile")
	// ErrDuplicate means that a tool like it is there already; see [DuplicateError].
	ErrDuplicate = errors.New("looks like a tool that is there already")
	// ErrNotAllowed means that the actor may not do this; see [NotAllowedError].
	ErrNotAllowed = errors.New("not allowed")
	// ErrInvalid means that a field cannot be taken as it is; see [FieldError].
	ErrInvalid = errors.New("invalid")
	// ErrInUse means that other records build on this one, which therefore stays.
	ErrInUse = errors.New("others build on it")
	// ErrBudget means that somebody contributes too fast; see [BudgetError].
	ErrBudget = errors.New("too much at once")
	// ErrOpening means that the index of a store that was just opened is being
	// made; see [Start].
	ErrOpening = errors.New("search is being made ready")
	// ErrNothing means that there is nothing to do: it is as asked already.
	ErrNothing = errors.New("nothing to do")
)

// Errors of the layer below that callers tell apart.
var (
	ErrHeld     = kv.ErrHeld
	ErrUnknown  = kv.ErrUnknown
	ErrTooLarge = kv.ErrTooLarge
	ErrClosed   = kv.ErrClosed
	ErrReadOnly = kv.ErrReadOnly
	ErrFailed   = kv.ErrFailed

	// ErrUnwritable is an ErrReadOnly for which no room has to be made: the disk takes nothing at all.
	ErrUnwritable = kv.ErrUnwritable
)

// Problem says what is wrong with a field, for a door to put in words.
type Problem string

// The problems that a field can have.
const (
	ProblemRequired  Problem = "required"
	ProblemTooLong   Problem = "too-long"
	ProblemTooMany   Problem = "too-many"
	ProblemLicence   Problem = "licence"
	ProblemUse       Problem = "use"
	ProblemAddress   Problem = "address"
	ProblemScheme    Problem = "scheme"
	ProblemCountry   Problem = "country"
	ProblemLanguage  Problem = "language"
	ProblemChoice    Problem = "choice"
	ProblemHandle    Problem = "handle"
	ProblemTaken     Problem = "taken"
	ProblemReference Problem = "reference"
	ProblemKey       Problem = "key"
	ProblemGone      Problem = "gone"   // a value that nobody holds any more
	ProblemDay       Problem = "day"    // see [CheckDay]
	ProblemMember    Problem = "member" // not in the coalition, or only asked to be
)

// FieldError says which field of a command cannot be taken, and why.
type FieldError struct {
	Field   string // as in the record's JSON
	Problem Problem
	Value   string // what was given, cleaned and cut
	Suggest string // what was perhaps meant
	Limit   int    // for too-long and too-many
	Got     int
}

func (e *FieldError) Error() string {
	s := e.problem()
	if e.Suggest != "" {
		s += fmt.Sprintf(" (perhaps %s)", e.Suggest)
	}
	return s
}

func (e *FieldError) problem() string {
	switch e.Problem {
	case ProblemRequired:
		return e.Field + " is required"
	case ProblemTooLong:
		return fmt.Sprintf("%s is too long: %d characters, at most %d", e.Field, e.Got, e.Limit)
	case ProblemTooMany:
		return fmt.Sprintf("%s has too many values: %d, at most %d", e.Field, e.Got, e.Limit)
	case ProblemTaken:
		return fmt.Sprintf("%s %q is taken", e.Field, e.Value)
	case ProblemScheme:
		return fmt.Sprintf("%s %q does not begin with https:// or http://", e.Field, e.Value)
	case ProblemMember:
		return fmt.Sprintf("%s: %s is not a member", e.Field, e.Value)
	case ProblemReference:
		return fmt.Sprintf("%s: there is no %s", e.Field, e.Value)
	}
	return fmt.Sprintf("%s: %q is not a valid %s", e.Field, e.Value, e.Problem)
}

// Unwrap makes every FieldError an ErrInvalid.
func (e *FieldError) Unwrap() error { return ErrInvalid }

// ConflictError carries both versions of a record that two people changed.
// Base is what the author saw, where it is still known.
type ConflictError struct {
	Base, Mine, Theirs Record
	Fields             []string // the fields that both changed, to different values
}

func (e *ConflictError) Error() string {
	head := e.Theirs.Head()
	return fmt.Sprintf("%s %s was changed by someone else meanwhile: reload it and make the change again", e.Theirs.Kind(), head.Slug)
}

// Unwrap makes every ConflictError an ErrConflict.
func (e *ConflictError) Unwrap() error { return ErrConflict }

// DuplicateError carries the tools that look like the one being referenced, best first.
type DuplicateError struct{ Candidates []Candidate }

func (e *DuplicateError) Error() string {
	s := "a tool like it is there already:"
	for i, c := range e.Candidates {
		if i > 0 {
			s += ","
		}
		s += fmt.Sprintf(" %s (%s)", c.Tool.Slug, c.Why)
	}
	return s
}

// Unwrap makes every DuplicateError an ErrDuplicate.
func (e *DuplicateError) Unwrap() error { return ErrDuplicate }

// Denial says why an actor may not do something, for a door to put in words.
type Denial string

// Why something is not allowed.
const (
	DeniedGuest     Denial = "guest"     // say who you are first
	DeniedNotYours  Denial = "not-yours" // only who made or leads it, or a steward
	DeniedOrganiser Denial = "organiser" // only an organiser
	DeniedSteward   Denial = "steward"   // only a steward
	DeniedLastLead  Denial = "last-lead" // hand over the lead first
	DeniedBanned    Denial = "banned"    // an organiser banned the key

	DeniedOrganiserKey Denial = "organiser-key" // take it out of the organisers' file first
	DeniedCode         Denial = "code"          // not a code that is valid, or not any more
	DeniedLastKey      Denial = "last-key"      // nobody could come in again
	DeniedKnownKey     Denial = "known-key"     // the key has an account already
	DeniedUndoKey      Denial = "undo-key"      // add or remove the key instead

	DeniedLeads     Denial = "leads"      // they lead it: they step down first
	DeniedByRequest Denial = "by-request" // one asks to come back
)

// NotAllowedError says why an actor may not do something.
type NotAllowedError struct {
	Verb Verb // empty for what is not written on the record
	Why  Denial
}

func (e *NotAllowedError) Error() string {
	if e.Verb == "" {
		return fmt.Sprintf("not allowed: %s", e.Why)
	}
	return fmt.Sprintf("not allowed to %s: %s", e.Verb, e.Why)
}

// Unwrap makes every NotAllowedError an ErrNotAllowed.
func (e *NotAllowedError) Unwrap() error { return ErrNotAllowed }
