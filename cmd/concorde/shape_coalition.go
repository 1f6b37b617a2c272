package main

import (
	"time"

	"github.com/ogptoolbox/concorde/store"
)

type actionShape struct {
	headShape
	Number          int              `json:"number"`
	Title           map[string]block `json:"title"`
	Theme           line             `json:"theme"`
	ThemeUnverified bool             `json:"theme_unverified"`
	Description     map[string]block `json:"description"`
	WorkingGroup    line             `json:"working_group"`
	Governments     []line           `json:"governments"`
	Organisations   []ref            `json:"organisations"`
}

func (s *shaper) action(a *store.Action) actionShape {
	return actionShape{
		headShape: s.head(a.Meta), Number: a.Number, Title: blocks(a.Name),
		Theme: line(a.Theme), ThemeUnverified: a.ThemeUnverified,
		Description: blocks(a.Description), WorkingGroup: line(a.WorkingGroup),
		Governments:   lines(a.Governments),
		Organisations: s.refs(store.KindOrganisation, a.Organisations),
	}
}

// actionRow is an action with those who work on it, and what it lacks.
type actionRow struct {
	actionShape
	Coalitions  []ref  `json:"coalitions"`
	Commitments []ref  `json:"commitments"`
	Missing     []line `json:"missing"` // of state, civil-society, coalition, commitment
}

func (s *shaper) actionRow(a *store.Action, gaps []store.Gap) actionRow {
	row := actionRow{
		actionShape: s.action(a),
		Coalitions:  s.refs(store.KindCoalition, s.store.Referrers(a.ID, store.KindCoalition)),
		Commitments: s.refs(store.KindCommitment, s.store.Referrers(a.ID, store.KindCommitment)),
		Missing:     []line{},
	}
	for _, gap := range gaps {
		row.Missing = append(row.Missing, line(gap))
	}
	return row
}

type needShape struct {
	Kind  line `json:"kind"`
	Words line `json:"words"`
}

type coalitionShape struct {
	headShape
	Name        line             `json:"name"`
	Purpose     map[string]block `json:"purpose"`
	Actions     []ref            `json:"actions"`
	Tools       []ref            `json:"tools"`
	Commitments []ref            `json:"commitments"`
	Needs       []needShape      `json:"needs"`
	Stage       line             `json:"stage"`
	Place       line             `json:"place"`
	ByRequest   bool             `json:"by_request"`
	Leads       []ref            `json:"leads"`
	Delivers    line             `json:"delivers"`
	Until       line             `json:"until"`
}

func (s *shaper) coalition(c *store.Coalition) coalitionShape {
	return coalitionShape{
		headShape: s.head(c.Meta), Name: line(c.Name), Purpose: blocks(c.Purpose),
		Actions: s.refs(store.KindAction, c.Actions), Tools: s.refs(store.KindTool, c.Tools),
		Commitments: s.refs(store.KindCommitment, c.Commitments),
		Needs:       needShapes(c.Needs), Stage: line(c.Stage), Place: line(c.Place),
		ByRequest: c.ByRequest, Leads: s.refs(store.KindPerson, c.Leads),
		Delivers: line(c.Delivers), Until: line(c.Until),
	}
}

// coalitionRow is a coalition in a list.
type coalitionRow struct {
	coalitionShape
	MemberCount int            `json:"member_count"` // leads are members; who only asked is not
	Parties     map[string]int `json:"parties"`      // how many members: state, local-authority, civil-society, research, other
	Missing     []line         `json:"missing"`      // of state and civil-society, what nobody is of yet
}

// coalitionPage is a coalition with who is in it and what they said.
type coalitionPage struct {
	coalitionRow
	Members []memberShape `json:"members"`
	Posts   []postShape   `json:"posts"` // newest last
}

type memberShape struct {
	Person       *ref      `json:"person"`
	Organisation *ref      `json:"organisation"`
	State        line      `json:"state"` // lead, member, asked
	Since        time.Time `json:"since"`
}

type postShape struct {
	ID     string    `json:"id"`
	Person *ref      `json:"person"`
	At     time.Time `json:"at"`
	Words  block     `json:"words"`
	Lang   line      `json:"lang"` // empty where nobody said
}

func (s *shaper) coalitionRow(c *store.Coalition) (coalitionRow, error) {
	composition, err := s.store.Composition(c)
	return s.composedRow(c, composition), err
}

func (s *shaper) composedRow(c *store.Coalition, composition store.Composition) coalitionRow {
	row := coalitionRow{
		coalitionShape: s.coalition(c), MemberCount: composition.Members,
		Parties: make(map[string]int), Missing: []line{},
	}
	for _, party := range store.Parties() {
		row.Parties[string(party)] = composition.Count(party)
	}
	for _, party := range composition.Missing() {
		row.Missing = append(row.Missing, line(party))
	}
	return row
}

// members are the leads, then the others in the order in which they came, and
// who asks to join.
func (s *shaper) members(roster store.Roster) []memberShape {
	out := make([]memberShape, 0, len(roster.Members)+len(roster.Requests))
	for _, m := range roster.Members {
		state := line(store.MembershipMember)
		if m.Lead {
			state = "lead"
		}
		out = append(out, memberShape{s.person(m.Person), s.organisation(m.Organisation), state, m.Since})
	}
	for _, m := range roster.Requests {
		out = append(out, memberShape{s.person(m.Person), s.organisation(m.Organisation), line(m.State), m.CreatedAt})
	}
	return out
}

func (s *shaper) coalitionPage(c *store.Coalition) (coalitionPage, error) {
	roster, err := s.store.Roster(c)
	if err != nil {
		return coalitionPage{}, err
	}
	page := coalitionPage{coalitionRow: s.composedRow(c, roster.Composition()), Members: s.members(roster)}
	posts, err := store.Referring[*store.Post](s.store, c.ID)
	page.Posts = s.posts(posts)
	return page, err
}

func (s *shaper) posts(posts []*store.Post) []postShape {
	out := make([]postShape, 0, len(posts))
	for _, p := range posts {
		out = append(out, s.post(p))
	}
	return out
}

func (s *shaper) post(p *store.Post) postShape {
	return postShape{p.ID.String(), s.person(p.Person), p.CreatedAt, block(p.Words), line(p.Lang)}
}
