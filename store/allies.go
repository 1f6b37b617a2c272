package store

import (
	"cmp"
	"fmt"
	"slices"
)

// Ally is somebody, or a coalition or a commitment, that a person might work
// with, and why.
type Ally struct {
	Record  Record // a [*Person], a [*Coalition] or a [*Commitment]
	Score   int    // the sum of the points of its reasons
	Reasons []Reason
}

// Reason is one thing that speaks for an ally.
type Reason struct {
	Why    Why
	Points int
	IDs    []ID     // the actions or tools, for [WhyActions] and [WhyTools]
	Values []string // skills (see [Skill]), a kind of person, a country or a language, for the others
}

// Why is what kind of thing speaks for an ally.
type Why string

// What speaks for an ally, and its points.
const (
	WhyOffers   Why = "offers"   // they offer what the person seeks: 5 for each, at most 2 count
	WhySeeks    Why = "seeks"    // they seek what the person offers: 5 for each, at most 2 count
	WhyActions  Why = "actions"  // both work on these collective actions: 4 for each, at most 3 count
	WhyKind     Why = "kind"     // a State and civil society, or a coalition that lacks the person's side: 3
	WhyTools    Why = "tools"    // both use, develop or build on these tools: 2 for each, at most 3 count
	WhyCountry  Why = "country"  // they are from the same country: 2
	WhySameKind Why = "samekind" // both are of one kind, such as two local authorities: 1
	WhyLanguage Why = "language" // both speak a language: 1, however many
)

// score adds the points of an ally. That is all there is to it: how many use a
// tool, join a coalition or know somebody never counts, so that whoever came
// this morning with the right offer stands before the best known.
//
// An example. Ana is with civil society, in France, speaks French, seeks
// translation and leads a coalition for action 7 that uses Decidim. Bo is a
// national point of contact in France, speaks French and English, offers
// translation, uses Decidim, and leads another coalition for action 7. It keeps
// a commitment to action 7 that Cy deposited for a city in Chile, told in
// English, which offers translation too. To Ana, Bo is worth
//
//	offers    1 × 5   translation, which Ana seeks
//	actions   1 × 4   action 7
//	kind          3   a State and civil society
//	tools     1 × 2   Decidim
//	country       2   France
//	language      1   French
//	             17
//
// and Bo's coalition, if nobody from civil society or from France but Bo is in
// it and its purpose is told in English: 5 for what its commitment offers, 4
// for action 7, 3 for the side that it lacks, 2 for Bo's country: 14. The
// commitment itself: 5 for what it offers, 4 for action 7 and 3 for a city's: 12.
func score(why Why, n int) int {
	switch why {
	case WhyOffers, WhySeeks:
		return 5 * min(n, 2)
	case WhyActions:
		return 4 * min(n, 3)
	case WhyKind:
		return 3 * min(n, 1)
	case WhyTools:
		return 2 * min(n, 3)
	case WhyCountry:
		return 2 * min(n, 1)
	case WhySameKind, WhyLanguage:
		return min(n, 1)
	}
	return 0
}

// The bounds of the work, whatever the size of the record.
const (
	allyReach = 1 << 14 // of those who share one thing, the latest that are looked at, in memory
	allyReads = 1 << 12 // how many coalitions and commitments are read
	allySeats = 128     // of the coalitions that a person is in, the latest that are followed
	allyMost  = 32      // how many of a person's actions, tools or skills are followed
)

// Allies lists who and what a person might work with, best first, and who came
// last first where they are worth the same; at most limit. It starts from what
// the person works on, uses, offers and seeks, and from their country. Everybody
// who shares any of it is scored, in memory; only those who are listed are read,
// and coalitions and commitments. Left out are the person, the coalitions that they are in or asked to
// join, commitments of theirs and those that neither offer what they seek nor
// need what they offer, and what is hidden; what two share only because both
// are in one coalition does not count. A coalition offers and needs what its
// commitments do. ErrNotFound if there is no such person.
func (s *Store) Allies(person ID, limit int) (out []Ally, err error) {
	err = s.read(func(st state) error {
		self, err := s.selfOf(st, person)
		if err != nil {
			return fmt.Errorf("find the allies of %s: %w", person, err)
		}
		search := newAllySearch(s, st, self)
		if err := search.gather(); err != nil {
			return fmt.Errorf("find the allies of %s: %w", self.person.Handle, err)
		}
		out, err = search.complete(limit)
		return err
	})
	return out, err
}

// add adds a reason, if there is any of it.
func (a *Ally) add(why Why, ids []ID, values []string) {
	n := len(ids) + len(values)
	if n == 0 {
		return
	}
	points := score(why, n)
	a.Score += points
	a.Reasons = append(a.Reasons, Reason{Why: why, Points: points, IDs: ids, Values: values})
	slices.SortStableFunc(a.Reasons, func(x, y Reason) int { return cmp.Compare(y.Points, x.Points) })
}
