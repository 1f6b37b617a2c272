package store

import (
	"fmt"
	"slices"
	"strings"
)

// The standings of a country in the Open Government Partnership. A country
// that is not on the list is an "other" of which nobody said anything.
const (
	PartnershipMember   = "member"
	PartnershipObserver = "observer"
	PartnershipOther    = "other"
)

// PartnershipStatuses lists the standings.
func PartnershipStatuses() []string {
	return []string{PartnershipMember, PartnershipObserver, PartnershipOther}
}

func (t *Term) cleanPartner() error {
	err := firstError(
		cleanCountry("value", &t.Value),
		cleanTexts("label", &t.Label, maxName, false),
		cleanChoice("status", &t.Status, PartnershipStatuses(), true),
		cleanLine("as_of", &t.AsOf, 20),
	)
	if err == nil && t.Value == "" {
		return &FieldError{Field: "value", Problem: ProblemRequired}
	}
	return err
}

// Partner is what the record says of a country's standing in the Partnership,
// and as of when; nil if it says nothing. Organisers edit it like any term.
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
