package store

import "fmt"

// complete says why of the best, at most limit; people are read here.
func (a *allySearch) complete(limit int) (out []Ally, err error) {
	for _, one := range a.best() {
		if len(out) >= limit {
			break
		}
		record := a.read[one.id]
		if one.kind == KindPerson {
			if record, err = a.st.find(KindPerson, one.id); err != nil {
				return nil, fmt.Errorf("find why %s: %w", one.id, err)
			}
		}
		if record == nil || record.Head().Hidden {
			continue
		}
		if ally := a.why(one, record); ally.Score > 0 {
			out = append(out, ally)
		}
	}
	return out, nil
}

// why adds up what speaks for one.
func (a *allySearch) why(one *shared, record Record) Ally {
	ally := Ally{Record: record}
	ally.add(WhyOffers, nil, one.offers)
	ally.add(WhySeeks, nil, one.seeks)
	ally.add(WhyActions, one.actions, nil)
	ally.add(WhyTools, one.tools, nil)
	me, kind, told := a.self.person, a.self.person.Type, []string(nil)
	switch r := record.(type) {
	case *Person:
		kind, told = r.Type, r.Languages
	case *Coalition: // it is the reader's side that it lacks
		told = r.Purpose.languages()
	case *Commitment:
		kind, told = r.By, append(r.Name.languages(), r.Description.languages()...)
	}
	ally.addIf(one.otherSide, WhyKind, kind)
	ally.addIf(one.country, WhyCountry, me.Country)
	ally.addIf(one.sameKind, WhySameKind, kind)
	ally.addIf(one.language, WhyLanguage, common(me.Languages, told)...)
	return ally
}

// addIf adds a reason where it is one.
func (a *Ally) addIf(so bool, why Why, values ...string) {
	if so {
		a.add(why, nil, values)
	}
}
