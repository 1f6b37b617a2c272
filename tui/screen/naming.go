package screen

import (
	"strconv"
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// Clean is the last gate for a stranger's line before it is drawn.
func Clean(s string) string { return text.Line(s) }

// Text is a text for this reader, and the mark of its language where that is not theirs.
func (c *Common) Text(t store.Text) string {
	words, in := t.In(c.Lang())
	words = text.Block(words)
	if words == "" || in == c.Lang() {
		return words
	}
	return words + " (" + in + ")"
}

// Said is what somebody said in a language, with the mark of it where it is
// another than the reader's.
func (c *Common) Said(words, lang string) string {
	words = text.Block(words)
	if words == "" || lang == "" || lang == c.Lang() {
		return words
	}
	return words + " (" + Clean(lang) + ")"
}

// Name is what a record is called; empty if it is not there any more.
func (c *Common) Name(kind store.Kind, id store.ID) string {
	if id.IsZero() {
		return ""
	}
	record, err := c.Store.Record(kind, id)
	if err != nil || !store.MaySee(c.Actor, record) {
		return ""
	}
	return Clean(record.Title(c.Lang()))
}

// Person is what to call who did something: their name, or the starter catalogue.
func (c *Common) Person(id store.ID) string {
	if id.IsZero() {
		return c.T("shell.catalogue")
	}
	if name := c.Name(store.KindPerson, id); name != "" {
		return name
	}
	return c.T("shell.unknown")
}

// Names lists what records are called.
func (c *Common) Names(kind store.Kind, ids []store.ID) string {
	var out []string
	for _, id := range ids {
		if name := c.Name(kind, id); name != "" {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

// UseLabels lists what uses are called.
func (c *Common) UseLabels(uses []string) string {
	out := make([]string, len(uses))
	for i, use := range uses {
		out[i] = c.UseLabel(use)
	}
	return strings.Join(out, ", ")
}

// Countries lists what countries are called.
func (c *Common) Countries(codes []string) string {
	out := make([]string, len(codes))
	for i, code := range codes {
		out[i] = c.Words.Country(code)
	}
	return strings.Join(out, ", ")
}

// Languages lists what languages are called.
func (c *Common) Languages(tags []string) string {
	out := make([]string, len(tags))
	for i, tag := range tags {
		out[i] = c.Words.Language(tag)
	}
	return strings.Join(out, ", ")
}

// Term is a value of a vocabulary, such as "maturity" or "stage", in words.
func (c *Common) Term(vocabulary, value string) string {
	if value == "" {
		return ""
	}
	if key := "vocabulary." + vocabulary + "." + value; c.Words.Has(key) {
		return c.T(key)
	}
	return Clean(value)
}

// PartyCount is how many of a party there are, which stays in one piece at the
// end of a line.
func (c *Common) PartyCount(party store.Party, n int) string {
	label := c.Term("party", string(party))
	if n == 1 {
		label = c.T("hub.kind." + string(party))
	}
	return strings.ReplaceAll(label+" "+c.Words.Number(n), " ", "\u00a0")
}

// Terms lists values of a vocabulary in words.
func (c *Common) Terms(vocabulary string, values []string) string {
	out := make([]string, len(values))
	for i, value := range values {
		out[i] = c.Term(vocabulary, value)
	}
	return strings.Join(out, ", ")
}

// ActionLabel is a collective action's number and title.
func ActionLabel(action *store.Action, lang string) string {
	return strconv.Itoa(action.Number) + ". " + Clean(action.Title(lang))
}

// sortKey is a name without its accents and case, to sort by.
func sortKey(name string) string { return text.Fold(name) }

// Key is how the key of an action is written for this reader.
func (c *Common) Key(action Action) string { return c.keyName(c.Keys.Key(action)) }

// AllKeys writes every key of a binding.
func (c *Common) AllKeys(b Binding) string {
	names := make([]string, len(b.Keys))
	for i, key := range b.Keys {
		names[i] = c.keyName(keyName(key))
	}
	return strings.Join(names, " ")
}

// keyName is the name that a keyboard of the reader's language gives a key.
func (c *Common) keyName(key string) string {
	if word := "shell.name." + key; c.Words.Has(word) {
		return c.T(word)
	}
	return key
}

// UseLabel is what a use is called, those that organisers added included.
func (c *Common) UseLabel(slug string) string {
	label := store.UseLabel(slug, c.Lang())
	if label != slug {
		return label
	}
	uses, err := c.Store.Uses()
	if err != nil {
		return slug
	}
	for _, use := range uses {
		if words := c.Text(use.Label); use.Slug == slug && words != "" {
			return words
		}
	}
	return slug
}
