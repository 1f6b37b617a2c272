package words

import (
	"regexp"
	"slices"
	"strings"
)

// Term is one notion of the field, and the one word for it in each language.
// Who reads two words looks for two things: a coalition has a lead, who is
// neither its coordinator here nor its animator there.
type Term struct {
	Means      string // in a few English words
	EN, FR, ES Wording
}

// Wording is how a language says a term, and how it does not.
type Wording struct {
	Word string
	// Not matches the words that are not used for it: a regular expression for
	// whole words, in capital or small letters.
	Not string
	// But lists the texts in which such a word means something else.
	But []string
}

// In is the wording in one of the [Languages].
func (t Term) In(lang string) Wording {
	switch lang {
	case "fr":
		return t.FR
	case "es":
		return t.ES
	}
	return t.EN
}

// Stray is a word in a text that the glossary has another word for.
type Stray struct {
	Found, Instead string
	But            []string // the texts in which it may be, by their keys
}

// Checker finds the strays in texts of one language.
type Checker struct {
	wordings []Wording
	patterns []*regexp.Regexp
	any      *regexp.Regexp // all the patterns at once: most texts have none
	said     *regexp.Regexp
}

// told is what a text tells people to type, in no language of theirs.
var told = regexp.MustCompile(`\{\{[^}]*\}\}|concorde(?: [a-z-]+)+|--[a-z-]+`)

// NewChecker makes the checker of one of the [Languages].
func NewChecker(lang string) *Checker {
	c := &Checker{}
	var phrases, nots []string
	for _, term := range Glossary() {
		wording := term.In(lang)
		if strings.Contains(wording.Word, " ") {
			phrases = append(phrases, regexp.QuoteMeta(wording.Word))
		}
		if wording.Not != "" {
			c.wordings = append(c.wordings, wording)
			c.patterns = append(c.patterns, wholeWords(wording.Not))
			nots = append(nots, wording.Not)
		}
	}
	c.any = wholeWords(strings.Join(nots, "|"))
	// "open government" says nothing of a government.
	c.said = regexp.MustCompile(`(?i)` + strings.Join(phrases, "|"))
	return c
}

func wholeWords(pattern string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|[^\pL\pN])(` + pattern + `)(?:$|[^\pL\pN])`)
}

// Strays lists the words of a text that are not used for what they mean.
func (c *Checker) Strays(text string) []Stray {
	text = c.said.ReplaceAllString(told.ReplaceAllString(text, "…"), "…")
	if !c.any.MatchString(text) {
		return nil
	}
	var strays []Stray
	for i, pattern := range c.patterns {
		if found := pattern.FindStringSubmatch(text); found != nil {
			strays = append(strays, Stray{found[1], c.wordings[i].Word, c.wordings[i].But})
		}
	}
	return strays
}

// In reports whether the stray may be in the text of a key.
func (s Stray) In(key string) bool { return slices.Contains(s.But, key) }
