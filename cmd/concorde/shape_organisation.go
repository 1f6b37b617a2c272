package main

import (
	"fmt"
	"slices"

	"github.com/ogptoolbox/concorde/store"
)

type organisationShape struct {
	headShape
	Name        line           `json:"name"`
	Kind        line           `json:"kind"`
	Country     line           `json:"country"`
	Website     line           `json:"website"`
	Partnership *standingShape `json:"partnership"` // of the country; null where it is not on the list
}

func (s *shaper) organisationShape(o *store.Organisation) organisationShape {
	return organisationShape{s.head(o.Meta), line(o.Name), line(o.Type), line(o.Country), line(o.Website), s.standing(o.Country)}
}

// organisationPage is an organisation with all that refers to it.
type organisationPage struct {
	organisationShape
	Members     []ref `json:"members"`  // who says that they belong to it
	Develops    []ref `json:"develops"` // tools
	Uses        []ref `json:"uses"`     // tools
	Coalitions  []ref `json:"coalitions"`
	Commitments []ref `json:"commitments"`
	Actions     []ref `json:"actions"`     // that it signed in 2016
	EndorsedBy  []ref `json:"endorsed_by"` // who endorsed the Declaration for it
}

func (s *shaper) organisationPage(o *store.Organisation) (page organisationPage, err error) {
	referring := func(kind store.Kind) []ref { return s.refs(kind, s.store.Referrers(o.ID, kind)) }
	page = organisationPage{
		organisationShape: s.organisationShape(o), Members: referring(store.KindPerson),
		Commitments: referring(store.KindCommitment), Actions: referring(store.KindAction),
	}
	if page.Develops, page.Uses, err = s.toolsOf(o); err != nil {
		return page, err
	}
	page.Coalitions, err = through(s, o, store.KindCoalition, func(m *store.Membership) (store.ID, bool) {
		return m.Coalition, m.State == store.MembershipMember
	})
	if err != nil {
		return page, err
	}
	page.EndorsedBy, err = through(s, o, store.KindPerson, func(e *store.Endorsement) (store.ID, bool) { return e.Person, true })
	return page, err
}

// toolsOf are the tools that name an organisation as their developer, and those
// of which somebody says that they develop or use them for it.
func (s *shaper) toolsOf(o *store.Organisation) (develops, uses []ref, err error) {
	develops = s.refs(store.KindTool, s.store.Referrers(o.ID, store.KindTool))
	developed, err := through(s, o, store.KindTool, func(t *store.Tie) (store.ID, bool) { return t.Tool, t.Relation == store.Develops })
	if err != nil {
		return nil, nil, err
	}
	for _, tool := range developed {
		if !slices.Contains(develops, tool) {
			develops = append(develops, tool)
		}
	}
	uses, err = through(s, o, store.KindTool, func(t *store.Tie) (store.ID, bool) { return t.Tool, t.Relation == store.Uses })
	return develops, uses, err
}

// through are the records that others join to an organisation, each once.
func through[R store.Record](s *shaper, o *store.Organisation, kind store.Kind, to func(R) (store.ID, bool)) ([]ref, error) {
	between, err := store.Referring[R](s.store, o.ID)
	if err != nil {
		return nil, fmt.Errorf("read what refers to %s: %w", o.Slug, err)
	}
	var ids []store.ID
	for _, one := range between {
		if id, ok := to(one); ok && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return s.refs(kind, ids), nil
}
