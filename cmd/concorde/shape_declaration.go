package main

import (
	"cmp"
	"slices"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

// adopted is the day on which the steering committee adopted the Declaration.
const adopted = "2016-12-07"

// declarationShape is what --json prints of the Declaration.
type declarationShape struct {
	Title        line         `json:"title"`
	About        block        `json:"about"` // what it is, in the reader's language
	Adopted      line         `json:"adopted"`
	Text         block        `json:"text"`          // that the organisers give; empty: none
	TextLanguage line         `json:"text_language"` // empty where it is not known
	Signatories  int          `json:"signatories"`
	ByKind       []countShape `json:"by_kind"`    // of people and of organisations, most first
	ByCountry    []countShape `json:"by_country"` // most first; "" where it is not said
	Yours        []yoursShape `json:"yours"`      // for whom the reader endorses it
}

type countShape struct {
	Value line `json:"value"`
	N     int  `json:"n"`
}

// yoursShape is an endorsement of one's own.
type yoursShape struct {
	Organisation *ref `json:"organisation"` // null: for oneself
}

// signatoryShape is one that endorses the Declaration.
type signatoryShape struct {
	Name         line      `json:"name"`
	Organisation *ref      `json:"organisation"` // null: a person, for themself
	People       []ref     `json:"people"`       // who endorsed
	Kind         line      `json:"kind"`
	Country      line      `json:"country"`
	Since        time.Time `json:"since"`
}

func (s *shaper) signatory(one store.Signatory) signatoryShape {
	shape := signatoryShape{
		Name: line(one.Title(s.lang)), People: []ref{}, Kind: line(one.Kind()), Country: line(one.Country()), Since: one.Since,
	}
	if one.Organisation != nil {
		shape.Organisation = s.organisation(one.Organisation.ID)
	}
	for _, person := range one.People {
		shape.People = append(shape.People, refTo(person, s.lang))
	}
	return shape
}

// yours are the endorsements of whoever asks.
func (s *shaper) yours(all []store.Signatory) []yoursShape {
	out := []yoursShape{}
	for _, one := range all {
		for _, person := range one.People {
			if person.ID != s.actor.Person {
				continue
			}
			mine := yoursShape{}
			if one.Organisation != nil {
				mine.Organisation = s.organisation(one.Organisation.ID)
			}
			out = append(out, mine)
		}
	}
	return out
}

// counted is how many signatories there are of each, most first.
func counted(all []store.Signatory, of func(store.Signatory) string) []countShape {
	n := make(map[string]int)
	for _, one := range all {
		n[of(one)]++
	}
	out := make([]countShape, 0, len(n))
	for value, many := range n {
		out = append(out, countShape{line(value), many})
	}
	slices.SortFunc(out, func(a, b countShape) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Value, b.Value)) })
	return out
}
