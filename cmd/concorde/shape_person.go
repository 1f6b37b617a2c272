package main

import "github.com/ogptoolbox/concorde/store"

type personShape struct {
	headShape
	Handle       line           `json:"handle"`
	Name         line           `json:"name"`
	Kind         line           `json:"kind"`
	Organisation *ref           `json:"organisation"`
	Country      line           `json:"country"`
	Partnership  *standingShape `json:"partnership"` // of the country; null where it is not on the list
	Languages    []line         `json:"languages"`
	Offers       []line         `json:"offers"`
	Seeks        []line         `json:"seeks"`
	Keys         []line         `json:"keys"` // short fingerprints
	Steward      bool           `json:"steward"`
}

func (s *shaper) personShape(p *store.Person) personShape {
	return personShape{
		headShape: s.head(p.Meta), Handle: line(p.Handle), Name: line(p.Name), Kind: line(p.Type),
		Organisation: s.organisation(p.Organisation), Country: line(p.Country),
		Partnership: s.standing(p.Country), Languages: lines(p.Languages), Offers: lines(p.Offers), Seeks: lines(p.Seeks), Keys: shortKeys(p.Keys), Steward: p.Steward,
	}
}

// shortKeys tell two people of one name apart, and are of no other use.
func shortKeys(keys []string) []line {
	out := make([]line, len(keys))
	for i, key := range keys {
		out[i] = line(store.ShortKey(key))
	}
	return out
}
