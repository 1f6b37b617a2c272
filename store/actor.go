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
// Neither person nor key is the house itself, which puts the starter catalogue
// on the record.
type Actor struct {
	Person ID     // zero until they have said who they are
	Key    string // fingerprint of the key they came with
	Role   Role
}

// guest reports whether they have not said who they are. An organiser is
// asked that too: their role comes with their key, their name does not.
func (a Actor) guest() bool { return a.Role == Guest || a.Person.IsZero() && a.Key != "" }

// Authorize decides whether the actor may do this to the record, alone and for
// every door. The record is as it was before; for a new one, as it would be.
func Authorize(actor Actor, verb Verb, record Record) error {
	why := denial(actor, verb, record)
	if why == "" {
		return nil
	}
	return &NotAllowedError{Verb: verb, Why: why}
}

// denial is why the actor may not do this; empty if they may.
func denial(actor Actor, verb Verb, record Record) Denial {
	switch least := verb.least(); {
	case verb.newcomers():
		return deniedProfile(actor, record)
	case actor.guest():
		return DeniedGuest
	case actor.Role < least:
		return least.denied()
	case least > Participant:
		return "" // whatever it is done to, and whoever that belongs to
	case verb == VerbRemoveKey:
		return deniedKeys(actor, record)
	}
	switch r := record.(type) {
	case *Tool, *Organisation:
		return "" // the catalogue is a commons
	case *Action, *Term, *Announcement, *Ban:
		if actor.Role < Organiser {
			return DeniedOrganiser
		}
		return ""
	case *Coalition:
		return deniedCoalition(actor, verb, r)
	}
	return deniedBelongings(actor, record)
}

// newcomers reports whether the verb is for those who are nobody yet.
func (v Verb) newcomers() bool { return v == VerbIntroduce || v == VerbAddKey }

// least is the least role that may do it at all. What this version does not
// know, it does not give away.
func (v Verb) least() Role {
	switch v {
	case VerbMerge:
		return Steward
	case VerbAnnounce, VerbHide, VerbUnhide, VerbBan, VerbUnban, VerbName, VerbDismiss, VerbImport:
		return Organiser
	}
	if !contains(Verbs(), v) {
		return Organiser
	}
	return Participant
}

// denied is the denial of those who are less.
func (r Role) denied() Denial {
	switch r {
	case Organiser:
		return DeniedOrganiser
	case Steward:
		return DeniedSteward
	}
	return DeniedGuest
}

// deniedKeys keeps everybody's keys to themself: organisers have bans.
func deniedKeys(actor Actor, record Record) Denial {
	if person, ok := record.(*Person); ok && person.ID == actor.Person && !actor.Person.IsZero() {
		return ""
	}
	return DeniedNotYours
}

// deniedProfile lets those introduce themselves, or join an account, who are
// nobody yet.
func deniedProfile(actor Actor, record Record) Denial {
	if _, ok := record.(*Person); ok && actor.Person.IsZero() {
		return ""
	}
	return DeniedNotYours
}

func deniedCoalition(actor Actor, verb Verb, c *Coalition) Denial {
	switch {
	case actor.Person.IsZero():
		return DeniedGuest // somebody has to lead it
	case verb == VerbCreate, actor.Role >= Steward, c.LedBy(actor.Person), c.CreatedBy == actor.Person:
		return ""
	}
	return DeniedNotYours
}

// deniedBelongings decides on what belongs to one person.
func deniedBelongings(actor Actor, record Record) Denial {
	owner, isNew := owner(record), record.Head().Revision == 0
	switch {
	case actor.Person.IsZero():
		return DeniedGuest // nobody is there for it to belong to
	case owner == actor.Person, owner.IsZero() && isNew, actor.Role >= Steward && !isNew:
		return ""
	}
	return DeniedNotYours
}

// owner is the person that a record belongs to.
func owner(record Record) ID {
	switch r := record.(type) {
	case *Person:
		return r.ID
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
