package store

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/store/text"
)

// Term is a value that organisers add to a vocabulary, such as a use.
type Term struct {
	Meta
	Vocabulary string `json:"vocabulary"` // VocabularyUse
	Value      string `json:"value"`
	Label      Text   `json:"label"`
}

// VocabularyUse is the vocabulary of uses, the one that has terms so far.
const VocabularyUse = "use"

// TermID is the identity of a term: a vocabulary has a value once.
func TermID(vocabulary, value string) ID {
	return derivedID(KindTerm, []byte(vocabulary), []byte(value))
}

// Kind is KindTerm.
func (*Term) Kind() Kind { return KindTerm }

// Title is the term's label.
func (t *Term) Title(lang string) string {
	label, _ := t.Label.In(lang)
	return label
}

func (t *Term) slugFrom() string { return t.Vocabulary + " " + t.Value }
func (*Term) links() []link      { return nil }

func (t *Term) clean() error {
	err := firstError(
		cleanChoice("vocabulary", &t.Vocabulary, []string{VocabularyUse}, true),
		requireLine("value", &t.Value, 40),
		cleanTitle("label", &t.Label, maxName),
	)
	if t.Value = text.Slug(t.Value); err == nil && t.Value == "" {
		return &FieldError{Field: "value", Problem: ProblemRequired}
	}
	return err
}

// Uses lists the vocabulary of uses, those that organisers added last.
func (s *Store) Uses() ([]Use, error) {
	uses := AllUses()
	err := s.read(func(st state) error {
		return st.each(KindTerm, func(record Record) {
			term := record.(*Term)
			uses = append(uses, Use{term.Value, term.Label})
		})
	})
	if err != nil {
		return nil, fmt.Errorf("read the vocabulary of uses: %w", err)
	}
	added := uses[len(UseSlugs()):]
	slices.SortFunc(added, func(a, b Use) int { return strings.Compare(a.Slug, b.Slug) })
	return uses, nil
}
