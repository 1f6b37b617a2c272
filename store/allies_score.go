package store

import (
	"slices"
	"strings"
)

// complete reads somebody who was found, and adds all that speaks for them.
func (a *allySearch) complete(one *shared) (Ally, error) {
	var ally Ally
	record, err := a.st.find(one.kind, one.id)
	if err != nil || record == nil || record.Head().Hidden {
		return ally, err
	}
	ally.Record = record
	ally.add(WhyOffers, nil, one.offers)
	ally.add(WhySeeks, nil, one.seeks)
	ally.add(WhyActions, one.actions, nil)
	ally.add(WhyTools, one.tools, nil)
	switch r := record.(type) {
	case *Person:
		a.person(&ally, r)
	case *Coalition:
		err = a.coalition(&ally, r)
	}
	return ally, err
}

// person adds what two people have in common.
func (a *allySearch) person(ally *Ally, p *Person) {
	me := a.self.person
	switch mine, theirs := SideOf(me.Type), SideOf(p.Type); {
	case mine != "" && theirs != "" && mine != theirs:
		ally.add(WhyKind, nil, []string{p.Type})
	case p.Type == me.Type && mine != "":
		ally.add(WhySameKind, nil, []string{p.Type})
	}
	if p.Country != "" && p.Country == me.Country {
		ally.add(WhyCountry, nil, []string{p.Country})
	}
	ally.add(WhyLanguage, nil, common(me.Languages, p.Languages))
}

// coalition adds what a coalition is to somebody who is not in it: whether
// their side is missing there, and whether their country and language are not.
func (a *allySearch) coalition(ally *Ally, c *Coalition) error {
	me := a.self.person
	sides, countries, whole, err := a.composition(c)
	if err != nil {
		return err
	}
	if side := SideOf(me.Type); side != "" && whole && !sides[side] {
		ally.add(WhyKind, nil, []string{me.Type})
	}
	if me.Country != "" && countries[me.Country] {
		ally.add(WhyCountry, nil, []string{me.Country})
	}
	var told []string
	for tag := range c.Purpose {
		told = append(told, tag)
	}
	slices.Sort(told)
	ally.add(WhyLanguage, nil, common(me.Languages, told))
	return nil
}

// composition tells which sides and countries are in a coalition; whole is
// false if it has more members than are looked at, so that nothing can be said
// to be missing.
func (a *allySearch) composition(c *Coalition) (sides, countries map[string]bool, whole bool, err error) {
	const most = 64
	people := slices.Clone(c.Leads)
	memberships, err := latest[*Membership](a.of, a.st, c.ID, most)
	for _, m := range memberships {
		if isMember(m) {
			people = appendID(people, m.Person)
		}
	}
	sides, countries = make(map[string]bool), make(map[string]bool)
	for _, id := range people {
		if err != nil {
			break
		}
		var record Record
		record, err = a.st.find(KindPerson, id)
		if p, ok := record.(*Person); ok && !p.Hidden {
			sides[SideOf(p.Type)], countries[p.Country] = true, true
		}
	}
	return sides, countries, len(memberships) < most, err
}

// common are the languages of a list that are in another as well, by their
// base: "pt-BR" and "pt" are one.
func common(mine, theirs []string) []string {
	var out []string
	for _, one := range mine {
		if slices.ContainsFunc(theirs, func(other string) bool { return baseOf(one) == baseOf(other) }) {
			out = append(out, one)
		}
	}
	return out
}

func baseOf(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return base
}
