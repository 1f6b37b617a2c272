package main

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// useNames are uses for whoever reads: labels on a terminal, slugs in a pipe.
func (inv *invocation) useNames(uses []string) []string {
	out := make([]string, len(uses))
	for i, use := range uses {
		out[i] = inv.pick(inv.useLabel(use), use)
	}
	return out
}

// uses is the vocabulary of uses, with what organisers added if that can be
// read. Most commands never ask.
func (inv *invocation) uses() []store.Use {
	if inv.opened == nil || inv.read != nil {
		return orAll(inv.read)
	}
	uses, err := inv.opened.store.Uses()
	if err != nil {
		inv.opened.log.Warn("the uses that were added cannot be read", "error", err)
	}
	inv.read = orAll(uses)
	return inv.read
}

// orAll are uses, those that everybody knows where there are none.
func orAll(uses []store.Use) []store.Use {
	if len(uses) == 0 {
		return store.AllUses()
	}
	return uses
}

func (inv *invocation) useLabel(slug string) string {
	for _, use := range inv.uses() {
		if use.Slug == slug {
			label, _ := use.Label.In(inv.lang)
			return label
		}
	}
	return slug
}

func (inv *invocation) useSlugs() []string {
	uses := inv.uses()
	slugs := make([]string, len(uses))
	for i, use := range uses {
		slugs[i] = use.Slug
	}
	return slugs
}

// countryNames are countries for whoever reads: names on a terminal, codes in a pipe.
func (inv *invocation) countryNames(codes []string) []string {
	out := make([]string, len(codes))
	for i, code := range codes {
		out[i] = inv.pick(inv.say().Country(code), code)
	}
	return out
}

func (inv *invocation) countryName(code string) string {
	if code == "" {
		return ""
	}
	return inv.countryNames([]string{code})[0]
}

// languageNames are languages for whoever reads: names on a terminal, tags in a pipe.
func (inv *invocation) languageNames(tags []string) []string {
	out := make([]string, len(tags))
	for i, tag := range tags {
		out[i] = inv.pick(inv.say().Language(tag), tag)
	}
	return out
}

// term is a value of a vocabulary for whoever reads: its label on a terminal,
// the value itself in a pipe.
func (inv *invocation) term(vocabulary, value string) string {
	key := "vocabulary." + vocabulary + "." + value
	if !inv.terminal || !inv.say().Has(key) {
		return value
	}
	return inv.say().T(key)
}

func (inv *invocation) terms(vocabulary string, values []string) []string {
	out := make([]string, len(values))
	for i, value := range values {
		out[i] = inv.term(vocabulary, value)
	}
	return out
}

// inTheirLanguage is a text in the reader's language, marked on a terminal
// when it is in another.
func (inv *invocation) inTheirLanguage(t store.Text) string {
	words, in := t.In(inv.lang)
	if words != "" && in != inv.lang && inv.terminal {
		return "[" + in + "] " + words
	}
	return words
}

func isCountry(code string) bool {
	region, err := language.ParseRegion(code)
	return err == nil && len(code) == 2 && region.IsCountry()
}

// nearestUse is the use that somebody perhaps meant, by its slug or by its
// label in any language.
func (inv *invocation) nearestUse(given string) string {
	typed := text.Fold(clip(given))
	if near := nearest(text.Slug(typed), inv.useSlugs()); near != "" {
		return near
	}
	for _, use := range inv.uses() {
		for _, label := range use.Label {
			if nearest(typed, []string{text.Fold(label)}) != "" {
				return use.Slug
			}
		}
	}
	return ""
}

// nearest is the choice that somebody perhaps meant: one typo away, or the
// first that has what they typed in it. Empty if there is none.
func nearest(typed string, choices []string) string {
	folded := text.Fold(typed)
	if folded == "" {
		return ""
	}
	for _, choice := range choices {
		if text.OneTypoAway(folded, choice) {
			return choice
		}
	}
	for _, choice := range choices {
		if len(folded) > 2 && (strings.Contains(choice, folded) || strings.HasPrefix(folded, choice)) {
			return choice
		}
	}
	return ""
}
