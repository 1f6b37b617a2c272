package store

import "slices"

// Commitment is a voluntary contribution to collective actions: a concrete
// project or a shared resource.
type Commitment struct {
	Meta
	Name         Text   `json:"title"`
	Type         string `json:"kind"` // project or resource
	By           string `json:"by"`   // state, local-authority, civil-society, other
	Organisation ID     `json:"organisation,omitzero"`
	Country      string `json:"country,omitempty"`
	Actions      []ID   `json:"actions"`
	Tools        []ID   `json:"tools,omitempty"`
	Offers       []Need `json:"offers,omitempty"`
	Needs        []Need `json:"needs,omitempty"`
	Until        string `json:"until,omitempty"`
	Plan         string `json:"plan,omitempty"` // national action plan commitment, such as "FR 2015-2017 #4"
	Description  Text   `json:"description,omitempty"`
}

// Kind is KindCommitment.
func (*Commitment) Kind() Kind { return KindCommitment }

// Title is the commitment's title.
func (c *Commitment) Title(lang string) string {
	title, _ := c.Name.In(lang)
	return title
}

func (c *Commitment) slugFrom() string { return c.Title("en") }

func (c *Commitment) links() []link {
	return slices.Concat(
		linksTo("created_by", KindPerson, c.CreatedBy), // so that a person's are found
		linksTo("organisation", KindOrganisation, c.Organisation),
		linksTo("actions", KindAction, c.Actions...),
		linksTo("tools", KindTool, c.Tools...),
	)
}

func (c *Commitment) clean() error {
	return firstError(
		cleanTitle("title", &c.Name, maxSummary),
		cleanChoice("kind", &c.Type, []string{"project", "resource"}, true),
		cleanChoice("by", &c.By, []string{"state", "local-authority", "civil-society", "other"}, true),
		cleanCountry("country", &c.Country),
		cleanIDs("actions", &c.Actions),
		requireAny("actions", &c.Actions),
		cleanIDs("tools", &c.Tools),
		cleanNeeds("offers", &c.Offers),
		cleanNeeds("needs", &c.Needs),
		cleanLine("until", &c.Until, 40),
		cleanLine("plan", &c.Plan, maxName),
		cleanTexts("description", &c.Description, maxDescription, true),
	)
}

// requireAny wants at least one record: a commitment is to some collective action.
func requireAny(field string, ids *[]ID) error {
	if len(*ids) == 0 {
		return &FieldError{Field: field, Problem: ProblemRequired}
	}
	return nil
}

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
