package store

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/ogptoolbox/concorde/store/search"
)

// FacetMissing is in which languages of [TranslationLanguages] a record lacks
// a text that it has in another.
const FacetMissing = "missing"

// TranslationLanguages are those of the summit, in which every text is wanted.
func TranslationLanguages() []string { return []string{"fr", "en", "es"} }

// TranslatedKinds are the kinds of records with texts that people read, in the
// order in which their missing translations are listed.
func TranslatedKinds() []Kind { return []Kind{KindTool, KindAction, KindCoalition, KindCommitment} }

// Translatable is a text of a record, by the name of its field.
type Translatable struct {
	Field string // as in the record's JSON
	Text  Text
}

// Untranslated are the texts of a record that a reader of the language does
// not have in it, and others have in theirs.
func Untranslated(record Record, lang string) []Translatable {
	var out []Translatable
	for _, field := range translatables(record) {
		if field.at.closest(lang) == "" && len(field.at.Languages()) > 0 {
			out = append(out, Translatable{field.name, *field.at})
		}
	}
	return out
}

// WithTranslation is a copy of a record with a text of one of its fields in a
// language, in the place of what it had there; [ErrNotFound] where the record
// has no such field.
func (s *Store) WithTranslation(record Record, field, lang, words string) (Record, error) {
	after, err := s.codec.copyOf(record)
	if err != nil {
		return nil, err
	}
	for _, one := range translatables(after) {
		if one.name == field {
			*one.at = one.at.With(lang, words)
			return after, nil
		}
	}
	return nil, fmt.Errorf("translate %q of a %s: %w", clipped(field), record.Kind(), ErrNotFound)
}

type translatable struct {
	name string
	at   *Text
}

func translatables(record Record) []translatable {
	switch r := record.(type) {
	case *Tool:
		return []translatable{{"summary", &r.Summary}, {"description", &r.Description}}
	case *Action:
		return []translatable{{"title", &r.Name}, {"description", &r.Description}}
	case *Coalition:
		return []translatable{{"purpose", &r.Purpose}}
	case *Commitment:
		return []translatable{{"title", &r.Name}, {"description", &r.Description}}
	}
	return nil
}

// Languages are those in which there is a text, in the order of their tags.
func (t Text) Languages() []string {
	return slices.DeleteFunc(t.languages(), func(tag string) bool { return t[tag] == "" })
}

// missingIn are the languages in which a record lacks a text.
func missingIn(record Record) []string {
	var out []string
	for _, lang := range TranslationLanguages() {
		if len(Untranslated(record, lang)) > 0 {
			out = append(out, lang)
		}
	}
	return out
}

// MissingTranslations is a window of the records of a kind that lack a text in
// a language, by name, and how many there are in all. What is hidden is left
// out. A limit of 0 counts them.
func (s *Store) MissingTranslations(kind Kind, lang string, offset, limit int) (rows []Record, total int, err error) {
	if !contains(TranslatedKinds(), kind) || !contains(TranslationLanguages(), lang) {
		return nil, 0, fmt.Errorf("list what of a %s lacks %q: %w", kind, clipped(lang), ErrNotFound)
	}
	if kind == KindCommitment {
		return s.untranslatedCommitments(lang, offset, limit)
	}
	result, err := s.search(kind, search.Query{
		Filters: map[string][]string{FacetMissing: {lang}}, Sort: ByName, Offset: offset, Limit: limit,
	})
	if err != nil {
		return nil, 0, err
	}
	err = s.read(func(st state) error {
		for _, key := range result.Keys {
			record, err := st.record(kind, ID(key))
			if errors.Is(err, ErrNotFound) {
				continue // it went meanwhile
			}
			if err != nil {
				return err
			}
			rows = append(rows, record)
		}
		return nil
	})
	return rows, result.Total, err
}

// untranslatedCommitments reads them all: a summit has some hundreds.
func (s *Store) untranslatedCommitments(lang string, offset, limit int) (rows []Record, total int, err error) {
	err = s.read(func(st state) error {
		return st.each(KindCommitment, func(record Record) {
			if !record.Head().Hidden && len(Untranslated(record, lang)) > 0 {
				rows = append(rows, record)
			}
		})
	})
	slices.SortFunc(rows, func(a, b Record) int { return cmp.Compare(foldedName(a.Title("en")), foldedName(b.Title("en"))) })
	total = len(rows)
	from := min(max(offset, 0), total)
	return rows[from:min(from+limit, total)], total, err
}
