package main

import "github.com/ogptoolbox/concorde/store"

// partnerShape is a country with its standing in the Partnership.
type partnerShape struct {
	headShape
	Country line `json:"country"`
	Name    line `json:"name"`
	standingShape
	AsOf    line            `json:"as_of"`
	History []standingShape `json:"history"` // what it was, the oldest first
}

type standingShape struct {
	Status line `json:"status"`
	Since  line `json:"since"` // "" where it is not known
}

// partner is a country as it was on a date; as it is, without one. False where
// nothing is known of that time.
func (s *shaper) partner(t *store.Term, date string) (partnerShape, bool) {
	is, known := t.Standing(), true
	if date != "" {
		is, known = t.StandingOn(date)
	}
	shape := partnerShape{
		headShape: s.head(t.Meta), Country: line(t.Value), Name: line(t.Title(s.lang)),
		standingShape: standingOf(is), AsOf: line(t.AsOf), History: []standingShape{},
	}
	for _, one := range t.Standings {
		shape.History = append(shape.History, standingOf(one))
	}
	return shape, known
}

func standingOf(s store.Standing) standingShape { return standingShape{line(s.Status), line(s.Since)} }

// standing is a country's on the record; null where nobody said anything.
func (s *shaper) standing(country string) *standingShape {
	partner, err := s.store.Partner(country)
	if err != nil || partner == nil {
		return nil
	}
	shape := standingOf(partner.Standing())
	return &shape
}
