package store

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/ogptoolbox/concorde/store/text"
)

// Text is what people read, by language (BCP 47 tag).
type Text map[string]string

// In returns the text for a reader of the language: in that language, else in
// English, else in any; and the language it is in, so that a screen can mark a
// text that is not the reader's. Both are empty when there is no text.
func (t Text) In(lang string) (words, in string) {
	for _, tag := range []string{lang, "en"} {
		if s := t[tag]; s != "" {
			return s, tag
		}
	}
	for _, tag := range t.languages() {
		if t[tag] != "" {
			return t[tag], tag
		}
	}
	return "", ""
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

// maxTranslations keeps one text from filling an entry by repetition.
const maxTranslations = 40

// cleanText cleans each language's text, at most limit characters each.
func (t Text) cleaned(field string, limit int, multiline bool) (Text, error) {
	if len(t) > maxTranslations {
		return nil, &FieldError{Field: field, Problem: ProblemTooMany, Limit: maxTranslations, Got: len(t)}
	}
	out := make(Text, len(t))
	for _, tag := range t.languages() {
		parsed, err := language.Parse(tag)
		if err != nil {
			return nil, &FieldError{Field: field, Problem: ProblemLanguage, Value: text.Line(clipped(tag))}
		}
		words, err := cleanString(field, t[tag], limit, multiline)
		if err != nil {
			return nil, err
		}
		if words != "" {
			out[parsed.String()] = words
		}
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
	if n := len([]rune(out)); n > limit {
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
