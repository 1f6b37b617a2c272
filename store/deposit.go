package store

import "slices"

// Endorsement is of the Declaration, by a person for an organisation or themself.
type Endorsement struct {
	Meta
	Person       ID `json:"person"`
	Organisation ID `json:"organisation,omitzero"`
}

// EndorsementID is the identity of an endorsement.
func EndorsementID(person, organisation ID) ID {
	return derivedID(KindEndorsement, person[:], organisation[:])
}

// Kind is KindEndorsement.
func (*Endorsement) Kind() Kind { return KindEndorsement }

// Title is empty: an endorsement has no words of its own.
func (*Endorsement) Title(string) string { return "" }

func (*Endorsement) slugFrom() string { return "" }

func (e *Endorsement) links() []link {
	return slices.Concat(
		linksTo("person", KindPerson, e.Person),
		linksTo("organisation", KindOrganisation, e.Organisation),
	)
}

func (e *Endorsement) clean() error { return requireID("person", e.Person) }

// Vote is for one of the competing values of a field, or "still true on" a date.
type Vote struct {
	Meta
	Person ID     `json:"person"`
	About  ID     `json:"about"` // the record
	Field  string `json:"field"`
	Value  string `json:"value"`
}

// VoteID is the identity of a vote: one says one thing of a field at a time.
func VoteID(person, about ID, field string) ID {
	return derivedID(KindVote, person[:], about[:], []byte(field))
}

// Kind is KindVote.
func (*Vote) Kind() Kind { return KindVote }

// Title is the value voted for.
func (v *Vote) Title(string) string { return v.Value }

func (*Vote) slugFrom() string { return "" }

func (v *Vote) links() []link {
	return slices.Concat(linksTo("person", KindPerson, v.Person), linksTo("about", 0, v.About))
}

func (v *Vote) clean() error {
	return firstError(
		requireID("about", v.About),
		requireLine("field", &v.Field, 40),
		cleanLine("value", &v.Value, maxSummary),
	)
}
