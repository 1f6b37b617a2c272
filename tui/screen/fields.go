package screen

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// Field is a field of a form about a record: its label comes from the
// vocabulary, its help from the room.
func (c *Common) Field(kind store.Kind, name string, of form.Kind, help string) form.Field {
	f := form.Field{Name: name, Label: c.T("vocabulary.field." + kind.String() + "." + name), Kind: of}
	if help != "" {
		f.Help = c.T(help)
	}
	return f
}

// UseOptions are the uses to choose from.
func (c *Common) UseOptions() []form.Option {
	uses, err := c.Store.Uses()
	if err != nil {
		uses = store.AllUses()
	}
	var out []form.Option
	for _, use := range uses {
		out = append(out, form.Option{Value: use.Slug, Label: c.UseLabel(use.Slug)})
	}
	return out
}

// Options are values of a vocabulary to choose from.
func (c *Common) Options(vocabulary string, values []string) []form.Option {
	var out []form.Option
	for _, value := range values {
		out = append(out, form.Option{Value: value, Label: c.Term(vocabulary, value)})
	}
	return out
}

// CountryOptions are the countries to choose from, by name. Those that are no
// more, such as Yugoslavia, have a code and no name, and are left out.
func (c *Common) CountryOptions() []form.Option {
	var out []form.Option
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			if region, err := language.ParseRegion(code); err == nil && region.IsCountry() && region.Canonicalize().String() == code {
				if name := c.Words.Country(code); name != code { // a code that is kept for none has no name
					out = append(out, form.Option{Value: code, Label: name})
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b form.Option) int { return strings.Compare(sortKey(a.Label), sortKey(b.Label)) })
	return out
}

// ActionOptions are the collective actions to choose from, by number.
func (c *Common) ActionOptions() []form.Option {
	page, err := store.List[*store.Action](c.Store, store.Query{Sort: store.ByName, Limit: 200})
	if err != nil {
		return nil
	}
	var out []form.Option
	for _, action := range page.Rows {
		out = append(out, form.Option{Value: action.Slug, Label: ActionLabel(action, c.Lang())})
	}
	return out
}

// Wrong makes a form's check of a value from the store's.
func (c *Common) Wrong(err error) string {
	if err == nil {
		return ""
	}
	return c.Explain(err)
}

// Split reads values that were written separated by commas.
func Split(s string) []string {
	var out []string
	for value := range strings.SplitSeq(s, ",") {
		if value = strings.TrimSpace(value); value != "" {
			out = append(out, value)
		}
	}
	return out
}

// Joined writes values separated by commas.
func Joined(values []string) string { return strings.Join(values, ", ") }

// Given is a form's value for a field, where there is something to give.
func Given(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}
