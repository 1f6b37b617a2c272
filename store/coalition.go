package store

import "slices"

// Coalition is a group of people, from States and from civil society, who put
// tools to work on collective actions.
type Coalition struct {
	Meta
	Name        string `json:"name"`
	Purpose     Text   `json:"purpose"` // Markdown
	Actions     []ID   `json:"actions,omitempty"`
	Tools       []ID   `json:"tools,omitempty"`
	Commitments []ID   `json:"commitments,omitempty"`
	Needs       []Need `json:"needs,omitempty"`
	Stage       string `json:"stage"`
	Place       string `json:"place,omitempty"` // in the room, such as "table 12"
	ByRequest   bool   `json:"by_request,omitempty"`
	Leads       []ID   `json:"leads"` // people; whoever leads is a member
	Delivers    string `json:"delivers,omitempty"`
	Until       string `json:"until,omitempty"` // a day, a month or a year, as in [CheckDay]
}

// Need is a skill or a resource that is wanted.
type Need struct {
	Kind  string `json:"kind"` // from [NeedKinds]
	Words string `json:"words,omitempty"`
}

// Kind is KindCoalition.
func (*Coalition) Kind() Kind { return KindCoalition }

// Title is the coalition's name.
func (c *Coalition) Title(string) string { return c.Name }

func (c *Coalition) slugFrom() string { return c.Name }

func (c *Coalition) links() []link {
	return slices.Concat(
		linksTo("actions", KindAction, c.Actions...),
		linksTo("tools", KindTool, c.Tools...),
		linksTo("commitments", KindCommitment, c.Commitments...),
		linksTo("leads", KindPerson, c.Leads...),
	)
}

// LedBy reports whether the person leads the coalition.
func (c *Coalition) LedBy(person ID) bool { return contains(c.Leads, person) }

func (c *Coalition) clean() error {
	if c.Stage == "" {
		c.Stage = Stages()[0]
	}
	err := firstError(
		cleanName("name", &c.Name),
		cleanTexts("purpose", &c.Purpose, maxDescription, true),
		cleanIDs("actions", &c.Actions),
		cleanIDs("tools", &c.Tools),
		cleanIDs("commitments", &c.Commitments),
		cleanIDs("leads", &c.Leads),
		cleanNeeds("needs", &c.Needs),
		cleanChoice("stage", &c.Stage, Stages(), true),
		cleanLine("place", &c.Place, maxName),
		cleanLine("delivers", &c.Delivers, maxSummary),
		cleanDay("until", &c.Until),
	)
	if err == nil && len(c.Purpose) == 0 {
		return &FieldError{Field: "purpose", Problem: ProblemRequired}
	}
	return err
}

func cleanNeeds(field string, needs *[]Need) error {
	if len(*needs) > maxValues {
		return &FieldError{Field: field, Problem: ProblemTooMany, Limit: maxValues, Got: len(*needs)}
	}
	out := make([]Need, 0, len(*needs))
	for _, need := range *needs {
		if err := firstError(
			cleanChoice(field, &need.Kind, NeedKinds(), true),
			cleanLine(field, &need.Words, maxSummary),
		); err != nil {
			return err
		}
		out = append(out, need)
	}
	*needs = out
	return nil
}
