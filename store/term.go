package store

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/store/text"
)

// Term is a value that organisers add to a vocabulary, such as a use, or a
// country of the Partnership with its standing there.
type Term struct {
	Meta
	Vocabulary string `json:"vocabulary"` // VocabularyUse or VocabularyPartnership
	Value      string `json:"value"`      // a slug, or a country's ISO 3166-1 code
	Label      Text   `json:"label,omitempty"`
	Status     string `json:"status,omitempty"` // of a country, from [PartnershipStatuses]
	AsOf       string `json:"as_of,omitempty"`  // the year, month or day on which that was looked up

	Standings []Standing `json:"standings,omitempty"` // of a country, the oldest first; the status is that of the last
}

// The vocabularies that have terms.
const (
	VocabularyUse         = "use"
	VocabularyPartnership = "partnership"
)

// TermID is the identity of a term: a vocabulary has a value once.
func TermID(vocabulary, value string) ID {
	return derivedID(KindTerm, []byte(vocabulary), []byte(value))
}

// Kind is KindTerm.
func (*Term) Kind() Kind { return KindTerm }

// Title is the term's label; of a country without one, its name.
func (t *Term) Title(lang string) string {
	label, _ := t.Label.In(lang)
	if label == "" && t.Vocabulary == VocabularyPartnership {
		return countryName(t.Value, lang)
	}
	return label
}

func (t *Term) slugFrom() string { return t.Vocabulary + " " + t.Value }
func (*Term) links() []link      { return nil }

func (t *Term) clean() error {
	err := cleanChoice("vocabulary", &t.Vocabulary, []string{VocabularyUse, VocabularyPartnership}, true)
	if err != nil {
		return err
	}
	if t.Vocabulary == VocabularyPartnership {
		return t.cleanPartner()
	}
	err = firstError(
		requireLine("value", &t.Value, 40),
		cleanTitle("label", &t.Label, maxName),
	)
	if t.Value = text.Slug(t.Value); err == nil && t.Value == "" {
		return &FieldError{Field: "value", Problem: ProblemRequired}
	}
	t.Status, t.AsOf, t.Standings = "", "", nil
	return err
}

// Uses lists the vocabulary of uses, those that organisers added last.
func (s *Store) Uses() ([]Use, error) {
	uses := AllUses()
	err := s.read(func(st state) error {
		return st.each(KindTerm, func(record Record) {
			if term := record.(*Term); term.Vocabulary == VocabularyUse {
				uses = append(uses, Use{term.Value, term.Label})
			}
		})
	})
	if err != nil {
		return nil, fmt.Errorf("read the vocabulary of uses: %w", err)
	}
	added := uses[len(UseSlugs()):]
	slices.SortFunc(added, func(a, b Use) int { return strings.Compare(a.Slug, b.Slug) })
	return uses, nil
}
