package store

// Command is something that an actor asks for. The concrete types of this
// package are its only implementations. A command belongs to one caller at a
// time: submitting it cleans what it says and gives it its identity.
type Command interface {
	// once is the command's identity: the same command twice is done once.
	once() *Once
	// verb is what is asked, so that a guest is refused before anything is read.
	verb() Verb
	// prepare cleans and checks what needs no other record. It runs with the
	// caller, so that ten megabytes never reach the one writer.
	prepare() error
	// plan says what the command changes at this moment of the record.
	plan(st state, actor Actor) (plan, error)
}

// forerunner is a command that reads something before the writer's turn.
type forerunner interface {
	ahead(s *Store, actor Actor) error
}

// Once gives a command an identity, by which an answer lost on the way is
// settled: sent again, it is not done twice. Zero means a new one.
type Once struct{ ID ID }

func (o *Once) once() *Once { return o }

// plan is what a command changes: one record as it is, and as it will be.
type plan struct {
	verb          Verb
	before, after Record // nil: not there
	reason        string
	undoes        ID
	under         Record // who may do this to it decides, instead of whose the record is; nil: the record does

	more  []applied // of a merge and its undoing: what else changes, each record once
	leads map[ID]ID // of what goes: where its id and slug lead from then on
}

// keepSight leaves a hidden record hidden, whatever else is said of it.
func (p plan) keepSight() {
	if p.before != nil && p.after != nil && !contains([]Verb{VerbHide, VerbUnhide, VerbUndo}, p.verb) {
		p.after.meta().Hidden = p.before.Head().Hidden
	}
}

// changes are all that the plan changes, what it is about first.
func (p plan) changes() []applied {
	return append([]applied{{p.before, p.after}}, p.more...)
}

// subject is the record to authorise: as it is, or as it would be.
func (p plan) subject() Record {
	if p.under != nil {
		return p.under
	}
	if p.before != nil {
		return p.before
	}
	return p.after
}
