package store

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ogptoolbox/concorde/store/text"
)

// Text is what people read, by language (BCP 47 tag).
type Text map[string]string

// In returns the text for a reader of the language: in that language, else in
// English, else in any; and the language it is in, so that a screen can mark a
// text that is not the reader's. Both are empty when there is no text.
func (t Text) In(lang string) (words, in string) {
	for _, wanted := range []string{lang, "en"} {
		if tag := t.closest(wanted); tag != "" {
			return t[tag], tag
		}
	}
	for _, tag := range t.languages() {
		if t[tag] != "" {
			return t[tag], tag
		}
	}
	return "", ""
}

// closest is the tag of the text for readers of a language: of that very
// language, else of the same one as it is written elsewhere; a reader of fr-CA
// reads fr. Empty if there is none.
func (t Text) closest(lang string) string {
	base, _, _ := strings.Cut(lang, "-")
	for _, tag := range []string{lang, base} {
		if t[tag] != "" {
			return tag
		}
	}
	for _, tag := range t.languages() {
		if other, _, _ := strings.Cut(tag, "-"); other == base && t[tag] != "" {
			return tag
		}
	}
	return ""
}

// With returns a copy in which the text of one language is replaced; an empty text removes it.
func (t Text) With(lang, words string) Text {
	out := make(Text, len(t)+1)
	for tag, s := range t {
		out[tag] = s
	}
	if words == "" {
		delete(out, lang)
	} else {
		out[lang] = words
	}
	return out
}

func (t Text) languages() []string {
	tags := make([]string, 0, len(t))
	for tag := range t {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	return tags
}

// all lists the texts of every language, in the order of their tags.
func (t Text) all() []string {
	var out []string
	for _, tag := range t.languages() {
		out = append(out, t[tag])
	}
	return out
}

// What one text may hold in all languages together: two of them and what else a
// record has fit into an entry.
const (
	maxTranslations = 40
	maxText         = 120 << 10 // bytes
)

// cleaned cleans each language's text, at most limit characters each.
func (t Text) cleaned(field string, limit int, multiline bool) (Text, error) {
	if len(t) > maxTranslations {
		return nil, &FieldError{Field: field, Problem: ProblemTooMany, Limit: maxTranslations, Got: len(t)}
	}
	out, total := make(Text, len(t)), 0
	for _, tag := range t.languages() {
		lang := tag
		if err := cleanLanguage(field, &lang); err != nil {
			return nil, err
		}
		words, err := cleanString(field, t[tag], limit, multiline)
		if err != nil {
			return nil, err
		}
		if words != "" {
			out[lang] = words
		}
		total += len(words)
	}
	if total > maxText {
		return nil, &FieldError{Field: field, Problem: ProblemTooLong, Limit: maxText, Got: total}
	}
	if len(out) == 0 {
		return nil, nil
	}
	return out, nil
}

// cleanString cleans one text. A text far over its limit is refused before it
// is read through, so that ten megabytes cost nothing.
func cleanString(field, s string, limit int, multiline bool) (string, error) {
	if len(s) > 8*limit+64 {
		return "", &FieldError{Field: field, Problem: ProblemTooLong, Limit: limit, Got: len(s)}
	}
	clean := text.Line
	if multiline {
		clean = text.Block
	}
	out := clean(s)
	if n := utf8.RuneCountInString(out); n > limit {
		return "", &FieldError{Field: field, Problem: ProblemTooLong, Limit: limit, Got: n}
	}
	return out, nil
}

// clipped bounds a stranger's text before it is quoted in an error.
func clipped(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
