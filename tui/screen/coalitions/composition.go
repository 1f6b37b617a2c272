package coalitions

import (
	"strings"

	"github.com/ogptoolbox/concorde/store"
)

// composed is how many are in a coalition of each party, in words.
func (s Source) composed(c store.Composition) string {
	var parts []string
	for _, party := range store.Parties() {
		if n := c.Count(party); n > 0 {
			parts = append(parts, s.PartyCount(party, n))
		}
	}
	return strings.Join(parts, " · ")
}

// missing is what a coalition of States and civil society lacks, in words.
func (s Source) missing(c store.Composition) string {
	var parts []string
	for _, party := range c.Missing() {
		parts = append(parts, s.T("coalitions.missing."+string(party)))
	}
	return strings.Join(parts, " · ")
}

// remark is what is to be said first of a coalition in a list: to who leads it
// that somebody waits, else what it lacks; empty: nothing.
func (s Source) remark(c *store.Coalition, composition store.Composition) string {
	if s.waits(c, composition) {
		return s.Words.N("coalitions.ask", composition.Requests)
	}
	if len(composition.Missing()) > 1 {
		return s.T("coalitions.missing.both")
	}
	return s.missing(composition)
}

// waits reports whether somebody waits for an answer of the reader's, who leads.
func (s Source) waits(c *store.Coalition, composition store.Composition) bool {
	return composition.Requests > 0 && c.LedBy(s.Actor.Person)
}
