package people

import (
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// values are what somebody offers or seeks, as the form asks for it.
func values(words []string) []string {
	needs := make([]store.Need, len(words))
	for i, one := range words {
		needs[i] = store.NeedOf(one)
	}
	return screen.NeedValues(needs)
}

// said are the words of a field that a profile keeps. What nobody touched in
// the form stays as it was, two lines of one kind as well.
func said(v form.Values, field string, before []string) (out []string) {
	if slices.Equal(v[field], values(before)) {
		return before
	}
	for _, need := range screen.Needs(v, field) {
		out = append(out, need.Said())
	}
	return out
}

// skills are what somebody offers or seeks, for a reader.
func (s Card) skills(words []string) string {
	out := make([]string, len(words))
	for i, one := range words {
		out[i] = s.SkillLabel(one)
	}
	return strings.Join(out, ", ")
}
