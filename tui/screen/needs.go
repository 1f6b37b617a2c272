package screen

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// NeedField is a field of a form for needs or offers: kinds to tick, each with
// a line of words next to it.
func (c *Common) NeedField(kind store.Kind, name, help string) form.Field {
	f := c.Field(kind, name, form.Worded, help)
	f.Options, f.Limit = c.Options("need", store.NeedKinds()), 400
	return f
}

// NeedValues are needs as the values of such a field.
func NeedValues(needs []store.Need) []string {
	said := make([]form.Said, len(needs))
	for i, need := range needs {
		said[i] = form.Said{Value: need.Kind, Words: Clean(need.Words)}
	}
	return form.Say(said...)
}

// Needs are what such a field holds.
func Needs(v form.Values, name string) []store.Need {
	var out []store.Need
	for _, said := range v.Said(name) {
		out = append(out, store.Need{Kind: said.Value, Words: said.Words})
	}
	return out
}

// SkillLabel is what somebody offers or seeks in words: as they said it, or with
// the kind it was ticked as.
func (c *Common) SkillLabel(said string) string {
	need := store.NeedOf(said)
	if need.Said() == need.Words {
		return Clean(said)
	}
	return c.NeedLabel(need)
}

// NeedLabel is a need in words: its kind, and what was said of it.
func (c *Common) NeedLabel(need store.Need) string {
	label := c.Term("need", need.Kind)
	if words := Clean(need.Words); words != "" {
		label += " · " + words
	}
	return label
}
