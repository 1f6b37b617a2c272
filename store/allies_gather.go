package store

import (
	"cmp"
	"slices"
)

// allySearch is one search for allies.
type allySearch struct {
	of     *Store
	st     state
	self   *self
	found  map[ID]*shared
	read   map[ID]Record // coalitions and commitments, each read once
	left   int           // how many more of them may be
	ours   map[ID]bool   // people on the side of the one who looks
	nearby map[ID]bool   // people of their country
}

func newAllySearch(of *Store, st state, self *self) *allySearch {
	return &allySearch{
		of: of, st: st, self: self, left: allyReads,
		found: make(map[ID]*shared), read: make(map[ID]Record), ours: make(map[ID]bool), nearby: make(map[ID]bool),
	}
}

// shared is what somebody who was found has in common with the one who looks:
// all that the score is made of, so that whoever is not shown is never read.
type shared struct {
	kind           Kind
	id             ID
	actions, tools []ID
	offers, seeks  []string
	otherSide      bool
	sameKind       bool
	country        bool
	language       bool
}

// worth is the score.
func (one *shared) worth() int {
	return score(WhyActions, len(one.actions)) + score(WhyTools, len(one.tools)) +
		score(WhyOffers, len(one.offers)) + score(WhySeeks, len(one.seeks)) +
		score(WhyKind, count(one.otherSide)) + score(WhySameKind, count(one.sameKind)) +
		score(WhyCountry, count(one.country)) + score(WhyLanguage, count(one.language))
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// at is what somebody shares so far; nil for those who are left out.
func (a *allySearch) at(kind Kind, id ID) *shared {
	if one := a.found[id]; one != nil {
		return one
	}
	if id.IsZero() || id == a.self.person.ID || a.self.in[id] || a.of.IsHidden(id) {
		return nil
	}
	one := &shared{kind: kind, id: id}
	a.found[id] = one
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
	if err := a.alongSkills(); err != nil {
		return err
	}
	if country := a.self.person.Country; country != "" {
		for _, id := range a.facet(KindPerson, FacetCountry, country) {
			a.nearby[id] = true
			a.at(KindPerson, id)
		}
	}
	a.mark()
	return a.weigh()
}

// alongAction follows an action to its coalitions and those in them, and to
// commitments and those who made them. Coalitions that the person is in lead
// to nobody: they know each other.
func (a *allySearch) alongAction(action ID) error {
	coalitions, err := referring[*Coalition](a, action)
	for _, c := range coalitions {
		if a.self.in[c.ID] {
			continue
		}
		a.onAction(KindCoalition, c.ID, action)
		for _, people := range [][]ID{c.Leads, a.company(c.ID)} {
			for _, person := range people {
				a.onAction(KindPerson, person, action)
			}
		}
	}
	if err != nil {
		return err
	}
	commitments, err := referring[*Commitment](a, action)
	for _, c := range commitments {
		a.onAction(KindCommitment, c.ID, action)
		a.onAction(KindPerson, c.CreatedBy, action)
	}
	return err
}

// alongTool follows a tool to those who use or develop it, and to what builds on it.
func (a *allySearch) alongTool(tool ID) error {
	for _, person := range a.company(tool) {
		a.withTool(KindPerson, person, tool)
	}
	coalitions, err := referring[*Coalition](a, tool)
	for _, c := range coalitions {
		a.withTool(KindCoalition, c.ID, tool)
	}
	if err != nil {
		return err
	}
	commitments, err := referring[*Commitment](a, tool)
	for _, c := range commitments {
		a.withTool(KindCommitment, c.ID, tool)
		a.withTool(KindPerson, c.CreatedBy, tool)
	}
	return err
}

// alongSkills follows needs to offers, and offers to needs.
func (a *allySearch) alongSkills() error {
	for _, skill := range a.self.seeks {
		for _, id := range a.facet(KindPerson, FacetOffers, skill) {
			if one := a.at(KindPerson, id); one != nil {
				one.offers = appendSkill(one.offers, skill)
			}
		}
		if err := a.promised(a.facet(KindCommitment, FacetOffers, skill)); err != nil {
			return err
		}
	}
	for _, skill := range a.self.offers {
		for _, id := range a.facet(KindPerson, FacetSeeks, skill) {
			if one := a.at(KindPerson, id); one != nil {
				one.seeks = appendSkill(one.seeks, skill)
			}
		}
		if err := a.promised(a.facet(KindCommitment, FacetNeed, skill)); err != nil {
			return err
		}
		if _, err := readAll[*Coalition](a, a.facet(KindCoalition, FacetNeed, skill), a.meet); err != nil {
			return err
		}
	}
	return nil
}

// promised takes in commitments, and the coalitions that keep them.
func (a *allySearch) promised(commitments []ID) error {
	_, err := readAll[*Commitment](a, commitments, a.meet)
	for _, id := range commitments {
		if err != nil {
			return err
		}
		_, err = readAll[*Coalition](a, a.of.Referrers(id, KindCoalition), a.meet)
	}
	return err
}

// meet takes in what was read: what they share is weighed at the end.
func (a *allySearch) meet(record Record) { a.at(record.Kind(), record.Head().ID) }

// company is who is tied to a tool or in a coalition, those who came last.
func (a *allySearch) company(of ID) []ID {
	people := a.of.known().company.of(of)
	return people[max(len(people)-allyReach, 0):]
}

// facet lists the latest who have one of some values.
func (a *allySearch) facet(kind Kind, facet string, values ...string) []ID {
	return a.of.newest(kind, map[string][]string{facet: values}, allyReach)
}

// best are those who share most; where they share as much, those who came last.
func (a *allySearch) best() []*shared {
	out := make([]*shared, 0, len(a.found))
	for _, one := range a.found {
		if one.kind != KindCommitment || len(one.offers)+len(one.seeks) > 0 {
			out = append(out, one)
		}
	}
	worth := make(map[ID]int, len(out))
	for _, one := range out {
		worth[one.id] = one.worth()
	}
	slices.SortFunc(out, func(x, y *shared) int {
		return cmp.Or(cmp.Compare(worth[y.id], worth[x.id]), slices.Compare(y.id[:], x.id[:]))
	})
	return out
}
