package store

import "slices"

// Relation is what a tie says of a person and a tool.
type Relation string

// The relations.
const (
	Uses     Relation = "uses"
	Develops Relation = "develops"
)

// Tie says that a person, for an organisation or for themself, uses or develops
// a tool. It is the evidence on which a tool's uses are shown.
type Tie struct {
	Meta
	Person       ID       `json:"person"`
	Organisation ID       `json:"organisation,omitzero"`
	Tool         ID       `json:"tool"`
	Relation     Relation `json:"relation"`
	Uses         []string `json:"uses,omitempty"`     // for what
	Where        string   `json:"where,omitempty"`    // a place, in words
	Since        string   `json:"since,omitempty"`    // a year, or year and month
	Evidence     string   `json:"evidence,omitempty"` // a link
}

// TieID is the identity of a tie: saying the same twice puts the same record.
func TieID(person, tool ID, relation Relation, organisation ID) ID {
	return derivedID(KindTie, person[:], tool[:], []byte(relation), organisation[:])
}

// Kind is KindTie.
func (*Tie) Kind() Kind { return KindTie }

// Title is the relation.
func (t *Tie) Title(string) string { return string(t.Relation) }

func (t *Tie) slugFrom() string { return "" }

func (t *Tie) links() []link {
	return slices.Concat(
		linksTo("person", KindPerson, t.Person),
		linksTo("organisation", KindOrganisation, t.Organisation),
		linksTo("tool", KindTool, t.Tool),
		linksToUses("uses", t.Uses),
	)
}

func (t *Tie) clean() error {
	relation := string(t.Relation)
	err := firstError(
		cleanChoice("relation", &relation, []string{string(Uses), string(Develops)}, true),
		requireID("tool", t.Tool),
		cleanUses("uses", &t.Uses, false),
		cleanLine("where", &t.Where, maxName),
		cleanLine("since", &t.Since, 20),
		cleanAddress("evidence", &t.Evidence),
	)
	t.Relation = Relation(relation)
	return err
}

// Membership says that a person is in a coalition.
type Membership struct {
	Meta
	Coalition    ID     `json:"coalition"`
	Person       ID     `json:"person"`
	Organisation ID     `json:"organisation,omitzero"`
	State        string `json:"state"` // member, or asked where one joins by request
}

// The states of a membership.
const (
	MembershipMember = "member"
	MembershipAsked  = "asked"
)

// MembershipID is the identity of a membership.
func MembershipID(coalition, person ID) ID {
	return derivedID(KindMembership, coalition[:], person[:])
}

// Kind is KindMembership.
func (*Membership) Kind() Kind { return KindMembership }

// Title is the membership's state.
func (m *Membership) Title(string) string { return m.State }

func (m *Membership) slugFrom() string { return "" }

func (m *Membership) links() []link {
	return slices.Concat(
		linksTo("coalition", KindCoalition, m.Coalition),
		linksTo("person", KindPerson, m.Person),
		linksTo("organisation", KindOrganisation, m.Organisation),
	)
}

func (m *Membership) clean() error {
	return firstError(
		requireID("coalition", m.Coalition),
		cleanChoice("state", &m.State, []string{MembershipMember, MembershipAsked}, true),
	)
}
