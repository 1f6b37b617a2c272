package store

import (
	"cmp"
	"slices"

	"github.com/ogptoolbox/concorde/store/search"
)

// allySearch is one search for allies.
type allySearch struct {
	of    *Store
	st    state
	self  *self
	found map[ID]*shared
}

// shared is what somebody who was found has in common with the one who looks.
type shared struct {
	kind           Kind
	id             ID
	actions, tools []ID
	offers, seeks  []string
}

// worth is what is known of the score before the record itself is read.
func (one *shared) worth() int {
	return score(WhyActions, len(one.actions)) + score(WhyTools, len(one.tools)) +
		score(WhyOffers, len(one.offers)) + score(WhySeeks, len(one.seeks))
}

// at is what somebody shares so far; nil for those who are left out.
func (a *allySearch) at(kind Kind, id ID) *shared {
	if id.IsZero() || id == a.self.person.ID || a.self.in[id] || a.of.IsHidden(id) {
		return nil
	}
	one := a.found[id]
	if one == nil {
		one = &shared{kind: kind, id: id}
		a.found[id] = one
	}
	return one
}

func (a *allySearch) onAction(kind Kind, id, action ID) {
	if one := a.at(kind, id); one != nil {
		one.actions = appendID(one.actions, action)
	}
}

func (a *allySearch) withTool(kind Kind, id, tool ID) {
	if one := a.at(kind, id); one != nil {
		one.tools = appendID(one.tools, tool)
	}
}

// gather finds everybody who shares something, and what.
func (a *allySearch) gather() error {
	for _, action := range a.self.actions {
		if err := a.alongAction(action); err != nil {
			return err
		}
	}
	for _, tool := range a.self.tools {
		if err := a.alongTool(tool); err != nil {
			return err
		}
	}
	a.alongSkills()
	if country := a.self.person.Country; country != "" {
		for _, id := range a.facet(KindPerson, FacetCountry, country) {
			a.at(KindPerson, id)
		}
	}
	return nil
}

// alongAction follows an action to its coalitions and those in them, and to
// those who committed themselves. Coalitions that the person is in lead to
// nobody: they know each other.
func (a *allySearch) alongAction(action ID) error {
	coalitions, err := latest[*Coalition](a.of, a.st, action, allyReach)
	left := allyReach // people, of all its coalitions together
	for i := len(coalitions) - 1; i >= 0 && err == nil; i-- {
		c := coalitions[i]
		if !contains(c.Actions, action) || a.self.in[c.ID] {
			continue
		}
		a.onAction(KindCoalition, c.ID, action)
		for _, lead := range c.Leads {
			a.onAction(KindPerson, lead, action)
		}
		var members []*Membership
		members, err = latest[*Membership](a.of, a.st, c.ID, left)
		for _, m := range members {
			if isMember(m) {
				a.onAction(KindPerson, m.Person, action)
			}
		}
		left -= len(members)
	}
	if err != nil {
		return err
	}
	commitments, err := latest[*Commitment](a.of, a.st, action, allyReach)
	for _, c := range commitments {
		a.onAction(KindPerson, c.CreatedBy, action)
	}
	return err
}

// alongTool follows a tool to those who use or develop it, and to what builds on it.
func (a *allySearch) alongTool(tool ID) error {
	ties, err := latest[*Tie](a.of, a.st, tool, allyReach)
	for _, tie := range ties {
		a.withTool(KindPerson, tie.Person, tool)
	}
	if err != nil {
		return err
	}
	coalitions, err := latest[*Coalition](a.of, a.st, tool, allyReach)
	for _, c := range coalitions {
		a.withTool(KindCoalition, c.ID, tool)
	}
	if err != nil {
		return err
	}
	commitments, err := latest[*Commitment](a.of, a.st, tool, allyReach)
	for _, c := range commitments {
		a.withTool(KindPerson, c.CreatedBy, tool)
	}
	return err
}

// alongSkills follows needs to offers, and offers to needs.
func (a *allySearch) alongSkills() {
	for _, skill := range a.self.seeks {
		for _, id := range a.facet(KindPerson, FacetOffers, skill) {
			if one := a.at(KindPerson, id); one != nil {
				one.offers = appendSkill(one.offers, skill)
			}
		}
	}
	for _, skill := range a.self.offers {
		for _, from := range []struct {
			kind  Kind
			facet string
		}{{KindPerson, FacetSeeks}, {KindCoalition, FacetNeed}} {
			for _, id := range a.facet(from.kind, from.facet, skill) {
				if one := a.at(from.kind, id); one != nil {
					one.seeks = appendSkill(one.seeks, skill)
				}
			}
		}
	}
}

// facet lists the latest who have a value.
func (a *allySearch) facet(kind Kind, facet, value string) []ID {
	result := a.of.view.index[kind].Search(search.Query{
		Filters: map[string][]string{facet: {value}}, Sort: search.Newest, Limit: allyReach,
	})
	out := make([]ID, len(result.Keys))
	for i, key := range result.Keys {
		out[i] = ID(key)
	}
	return out
}

// shortlist are those who share most; where they share as much, those who came last.
func (a *allySearch) shortlist() []*shared {
	out := make([]*shared, 0, len(a.found))
	for _, one := range a.found {
		out = append(out, one)
	}
	slices.SortFunc(out, func(x, y *shared) int {
		return cmp.Or(cmp.Compare(y.worth(), x.worth()), slices.Compare(y.id[:], x.id[:]))
	})
	return upTo(out, allyShort)
}
