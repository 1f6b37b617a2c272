package store

import "slices"

// CommitmentKinds are what a commitment promises: something to do, or
// something that others may use.
func CommitmentKinds() []string { return []string{"project", "resource"} }

// CommitmentParties are those who can promise something, in the order in which
// they are shown: States and local authorities, civil society, and all others.
func CommitmentParties() []string {
	return []string{string(PartyState), string(PartyLocal), string(PartyCivil), string(PartyOthers)}
}

// Commitment is a voluntary contribution to collective actions: a concrete
// project or a shared resource.
type Commitment struct {
	Meta
	Name         Text   `json:"title"`
	Type         string `json:"kind"` // from [CommitmentKinds]
	By           string `json:"by"`   // from [CommitmentParties]
	Organisation ID     `json:"organisation,omitzero"`
	Country      string `json:"country,omitempty"`
	Actions      []ID   `json:"actions"`
	Tools        []ID   `json:"tools,omitempty"`
	Offers       []Need `json:"offers,omitempty"`
	Needs        []Need `json:"needs,omitempty"`
	Until        string `json:"until,omitempty"` // a day, a month or a year, as in [CheckDay]
	Plan         string `json:"plan,omitempty"`  // national action plan commitment, as in [ParsePlan]
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
		cleanChoice("kind", &c.Type, CommitmentKinds(), true),
		cleanChoice("by", &c.By, CommitmentParties(), true),
		cleanCountry("country", &c.Country),
		cleanIDs("actions", &c.Actions),
		requireAny("actions", &c.Actions),
		cleanIDs("tools", &c.Tools),
		cleanNeeds("offers", &c.Offers),
		cleanNeeds("needs", &c.Needs),
		cleanDay("until", &c.Until),
		cleanPlan("plan", &c.Plan),
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
