package store

import (
	"fmt"
	"slices"
	"strings"
)

// The standings of a country in the Open Government Partnership. A country
// that is not on the list is one of which nobody said anything.
const (
	PartnershipMember    = "member"
	PartnershipObserver  = "observer"
	PartnershipOther     = "other" // known not to be a member
	PartnershipInactive  = "inactive"
	PartnershipWithdrawn = "withdrawn"
)

// PartnershipStatuses lists the standings.
func PartnershipStatuses() []string {
	return []string{PartnershipMember, PartnershipObserver, PartnershipOther, PartnershipInactive, PartnershipWithdrawn}
}

// Standing is what a country is in the Partnership from a day on, until its next.
type Standing struct {
	Status string `json:"status"`          // from [PartnershipStatuses]
	Since  string `json:"since,omitempty"` // the year, month or day; empty: it is not known
}

// Standing is what a country is by the last that is known of it; zero of a
// term that is no country.
func (t *Term) Standing() Standing {
	standings := t.standings()
	if len(standings) == 0 {
		return Standing{}
	}
	return standings[len(standings)-1]
}

// StandingOn is what a country was on a day, in a month or in a year, as far as
// both dates are known: "2016" is before nothing that happened in 2016. False
// where nothing is known of that time.
func (t *Term) StandingOn(date string) (at Standing, known bool) {
	for _, one := range t.standings() {
		if n := min(len(one.Since), len(date)); one.Since[:n] > date[:n] {
			break
		}
		at, known = one, true
	}
	return at, known
}

// standings are a country's, the oldest first. Terms of before there were
// dates say but one.
func (t *Term) standings() []Standing {
	if len(t.Standings) == 0 && t.Status != "" {
		return []Standing{{Status: t.Status}}
	}
	return t.Standings
}

// stand says what a country is from a date on. What was said of the same date,
// or of the same status right before or after, was a mistake and goes.
func (t *Term) stand(next Standing) {
	list := slices.DeleteFunc(slices.Clone(t.standings()), func(s Standing) bool { return s.Since == next.Since })
	at, _ := slices.BinarySearchFunc(list, next, func(a, b Standing) int { return strings.Compare(a.Since, b.Since) })
	before, after := list[:at], list[at:]
	if len(before) > 0 && before[len(before)-1].Status == next.Status {
		before = before[:len(before)-1]
	}
	if len(after) > 0 && after[0].Status == next.Status {
		after = after[1:]
	}
	t.Standings = slices.Concat(before, []Standing{next}, after)
	t.Status = t.Standing().Status
}

func (t *Term) cleanPartner() error {
	err := firstError(
		cleanCountry("value", &t.Value),
		cleanTexts("label", &t.Label, maxName, false),
		t.cleanStandings(),
		cleanChoice("status", &t.Status, PartnershipStatuses(), true),
		cleanDay("as_of", &t.AsOf),
	)
	if err == nil && t.Value == "" {
		return &FieldError{Field: "value", Problem: ProblemRequired}
	}
	return err
}

// cleanStandings puts them in order. The last is the status.
func (t *Term) cleanStandings() error {
	if len(t.Standings) > maxValues {
		return &FieldError{Field: "standings", Problem: ProblemTooMany, Limit: maxValues, Got: len(t.Standings)}
	}
	for i := range t.Standings {
		one := &t.Standings[i]
		err := firstError(cleanChoice("status", &one.Status, PartnershipStatuses(), true), cleanDay("since", &one.Since))
		if err != nil {
			return err
		}
	}
	slices.SortStableFunc(t.Standings, func(a, b Standing) int { return strings.Compare(a.Since, b.Since) })
	if len(t.Standings) > 0 {
		t.Status = t.Standing().Status
	}
	return nil
}

// Partner is what the record says of a country's standing in the Partnership;
// nil if it says nothing. Organisers change it, by [SetPartner].
func (s *Store) Partner(country string) (*Term, error) {
	if country == "" {
		return nil, nil
	}
	var found Record
	err := s.read(func(st state) (err error) {
		found, err = st.find(KindTerm, TermID(VocabularyPartnership, strings.ToUpper(country)))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the standing of %s in the Partnership: %w", clipped(country), err)
	}
	term, _ := found.(*Term)
	return term, nil
}

// Partners lists the countries whose standing in the Partnership is on the
// record, by their codes.
func (s *Store) Partners() (out []*Term, err error) {
	err = s.read(func(st state) error {
		return st.each(KindTerm, func(record Record) {
			if term := record.(*Term); term.Vocabulary == VocabularyPartnership {
				out = append(out, term)
			}
		})
	})
	if err != nil {
		return nil, fmt.Errorf("read who is in the Partnership: %w", err)
	}
	slices.SortFunc(out, func(a, b *Term) int { return strings.Compare(a.Value, b.Value) })
	return out, nil
}
