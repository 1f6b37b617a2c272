package store

import (
	"maps"
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/store/search"
)

// mark notes of the people who were found what their profiles say, as the
// index knows it: no profile is read that is not shown.
func (a *allySearch) mark() {
	me := a.self.person
	each := func(ids []ID, note func(*shared)) {
		for _, id := range ids {
			if one := a.found[id]; one != nil {
				note(one)
			}
		}
	}
	each(slices.Collect(maps.Keys(a.nearby)), func(one *shared) { one.country = true })
	if side := SideOf(me.Type); side != "" {
		for _, kind := range PersonKinds() {
			people := a.facet(KindPerson, FacetKind, kind)
			switch theirs := SideOf(kind); {
			case theirs == side:
				for _, id := range people {
					a.ours[id] = true
				}
			case theirs != "":
				each(people, func(one *shared) { one.otherSide = true })
			}
			if kind == me.Type {
				each(people, func(one *shared) { one.sameKind = true })
			}
		}
	}
	if spoken := a.spoken(); len(spoken) > 0 {
		each(a.facet(KindPerson, FacetLanguage, spoken...), func(one *shared) { one.language = true })
	}
}

// spoken are the languages of the one who looks, as anybody writes them.
func (a *allySearch) spoken() []string {
	mine := a.self.person.Languages
	out := slices.Clone(mine)
	all, _ := a.of.search(KindPerson, search.Query{Counts: true}) // a store that cannot search says so where one searches
	for _, value := range all.Counts[FacetLanguage] {
		if len(common(mine, []string{value.Value})) > 0 && !slices.Contains(out, value.Value) {
			out = append(out, value.Value)
		}
	}
	return out
}

// weigh adds to the coalitions and commitments what speaks for them.
func (a *allySearch) weigh() error {
	byID := func(x, y ID) int { return slices.Compare(x[:], y[:]) }
	for _, id := range slices.SortedFunc(maps.Keys(a.read), byID) { // what is read here comes in some order
		one := a.found[id]
		if one == nil {
			continue
		}
		switch r := a.read[id].(type) {
		case *Coalition:
			if err := a.weighCoalition(one, r); err != nil {
				return err
			}
		case *Commitment:
			a.weighCommitment(one, r)
		}
	}
	return nil
}

// weighCoalition adds what a coalition, and what it promised, offers and needs;
// whether the side of the one who looks is missing in it, and whether their
// country and language are not.
func (a *allySearch) weighCoalition(one *shared, c *Coalition) error {
	me := a.self.person
	var offered []Need
	needed := slices.Clone(c.Needs)
	for _, id := range c.Commitments {
		record, err := readOnce[*Commitment](a, id)
		if err != nil {
			return err
		}
		if promise, ok := record.(*Commitment); ok && promise.CreatedBy != me.ID {
			offered, needed = append(offered, promise.Offers...), append(needed, promise.Needs...)
		}
	}
	a.exchange(one, offered, needed)
	people := append(slices.Clip(c.Leads), a.of.known().company.of(c.ID)...)
	one.otherSide = SideOf(me.Type) != "" && !slices.ContainsFunc(people, func(id ID) bool { return a.ours[id] })
	one.country = slices.ContainsFunc(people, func(id ID) bool { return a.nearby[id] })
	one.language = len(common(me.Languages, c.Purpose.languages())) > 0
	return nil
}

// weighCommitment adds what a commitment offers and needs, by whom and where it is.
func (a *allySearch) weighCommitment(one *shared, c *Commitment) {
	me := a.self.person
	if c.CreatedBy == me.ID {
		return // it meets nothing, and so is no ally
	}
	a.exchange(one, c.Offers, c.Needs)
	mine, theirs := SideOf(me.Type), SideOf(c.By)
	one.otherSide = mine != "" && theirs != "" && mine != theirs
	one.country = c.Country != "" && c.Country == me.Country
	one.language = len(common(me.Languages, append(c.Name.languages(), c.Description.languages()...))) > 0
}

// exchange adds what is offered that is sought, and needed that is offered.
func (a *allySearch) exchange(one *shared, offered, needed []Need) {
	for _, skill := range needSkills(offered) {
		if slices.Contains(a.self.seeks, skill) {
			one.offers = appendSkill(one.offers, skill)
		}
	}
	for _, skill := range needSkills(needed) {
		if slices.Contains(a.self.offers, skill) {
			one.seeks = appendSkill(one.seeks, skill)
		}
	}
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
