package main

import (
	"fmt"
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

// actionRow is an action with the coalitions that work on it.
type actionRow struct {
	actionShape
	Coalitions []ref `json:"coalitions"`
}

func (s *shaper) actionRow(a *store.Action) actionRow {
	return actionRow{s.action(a), s.refs(store.KindCoalition, s.store.Referrers(a.ID, store.KindCoalition))}
}

type needShape struct {
	Kind  line `json:"kind"`
	Words line `json:"words"`
}

type coalitionShape struct {
	headShape
	Name      line             `json:"name"`
	Purpose   map[string]block `json:"purpose"`
	Actions   []ref            `json:"actions"`
	Tools     []ref            `json:"tools"`
	Needs     []needShape      `json:"needs"`
	Stage     line             `json:"stage"`
	Place     line             `json:"place"`
	ByRequest bool             `json:"by_request"`
	Leads     []ref            `json:"leads"`
	Delivers  line             `json:"delivers"`
	Until     line             `json:"until"`
}

func (s *shaper) coalition(c *store.Coalition) coalitionShape {
	out := coalitionShape{
		headShape: s.head(c.Meta), Name: line(c.Name), Purpose: blocks(c.Purpose),
		Actions: s.refs(store.KindAction, c.Actions), Tools: s.refs(store.KindTool, c.Tools),
		Needs: make([]needShape, 0, len(c.Needs)), Stage: line(c.Stage), Place: line(c.Place),
		ByRequest: c.ByRequest, Leads: s.refs(store.KindPerson, c.Leads),
		Delivers: line(c.Delivers), Until: line(c.Until),
	}
	for _, need := range c.Needs {
		out.Needs = append(out.Needs, needShape{line(need.Kind), line(need.Words)})
	}
	return out
}

// coalitionRow is a coalition in a list.
type coalitionRow struct {
	coalitionShape
	MemberCount int `json:"member_count"` // leads are members; who only asked is not
}

// coalitionPage is a coalition with who is in it and what they said.
type coalitionPage struct {
	coalitionRow
	Members []memberShape `json:"members"`
	Posts   []postShape   `json:"posts"` // oldest first
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
}

func (s *shaper) coalitionRow(c *store.Coalition) (coalitionRow, error) {
	members, err := s.members(c)
	row := coalitionRow{coalitionShape: s.coalition(c)}
	for _, member := range members {
		if member.State != store.MembershipAsked {
			row.MemberCount++
		}
	}
	return row, err
}

// members are the leads, then the others in the order in which they came.
func (s *shaper) members(c *store.Coalition) ([]memberShape, error) {
	out := make([]memberShape, 0, len(c.Leads))
	for _, id := range c.Leads {
		out = append(out, memberShape{Person: s.person(id), State: "lead", Since: c.CreatedAt})
	}
	memberships, err := store.Referring[*store.Membership](s.store, c.ID)
	if err != nil {
		return nil, fmt.Errorf("read the members of %s: %w", c.Slug, err)
	}
	for _, m := range memberships {
		if !c.LedBy(m.Person) {
			out = append(out, memberShape{s.person(m.Person), s.organisation(m.Organisation), line(m.State), m.CreatedAt})
		}
	}
	return out, nil
}

func (s *shaper) coalitionPage(c *store.Coalition) (coalitionPage, error) {
	row, err := s.coalitionRow(c)
	if err != nil {
		return coalitionPage{}, err
	}
	page := coalitionPage{coalitionRow: row, Posts: []postShape{}}
	if page.Members, err = s.members(c); err != nil {
		return coalitionPage{}, err
	}
	posts, err := store.Referring[*store.Post](s.store, c.ID)
	for _, p := range posts {
		page.Posts = append(page.Posts, postShape{p.ID.String(), s.person(p.Person), p.CreatedAt, block(p.Words)})
	}
	return page, err
}
