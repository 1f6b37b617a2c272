package store

// Role is how much a person may do, each including those before it.
type Role uint8

// The roles.
const (
	Guest       Role = iota // no profile yet: reads everything
	Participant             // contributes
	Steward                 // merges, corrects anything
	Organiser               // announces, edits actions and vocabularies, names stewards, hides, bans
)

// Actor is who does something: a person, by one of their keys, in a role.
type Actor struct {
	Person ID     // zero until they have said who they are
	Key    string // fingerprint of the key they came with
	Role   Role
}

// Authorize decides whether the actor may do this to the record, alone and for
// every door. The record is as it was before; for a new one, as it would be.
func Authorize(actor Actor, verb Verb, record Record) error {
	deny := func(why Denial) error { return &NotAllowedError{Verb: verb, Why: why} }
	if actor.Role == Guest && verb != VerbIntroduce {
		return deny(DeniedGuest)
	}
	switch r := record.(type) {
	case *Tool, *Organisation:
		return nil // the catalogue is a commons
	case *Action, *Term, *Announcement:
		if actor.Role < Organiser {
			return deny(DeniedOrganiser)
		}
	case *Coalition:
		if verb != VerbCreate && actor.Role < Steward && !r.LedBy(actor.Person) && r.CreatedBy != actor.Person {
			return deny(DeniedNotYours)
		}
	case *Person:
		if verb != VerbIntroduce && actor.Role < Steward && r.ID != actor.Person {
			return deny(DeniedNotYours)
		}
	default:
		if actor.Role < Steward && owner(record) != actor.Person {
			return deny(DeniedNotYours)
		}
	}
	return nil
}

// owner is the person that a record belongs to.
func owner(record Record) ID {
	switch r := record.(type) {
	case *Tie:
		return r.Person
	case *Membership:
		return r.Person
	case *Endorsement:
		return r.Person
	case *Vote:
		return r.Person
	case *Post:
		return r.Person
	}
	return record.Head().CreatedBy
}
