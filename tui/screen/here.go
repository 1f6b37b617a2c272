package screen

import (
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/theme"
)

// Here reports whether a person is here now.
func (c *Common) Here(person store.ID) bool {
	return c.Room != nil && !person.IsZero() && c.Room.Here(person)
}

// Dot stands before the name of somebody who is here now.
func (c *Common) Dot(person store.ID) string {
	if c.Here(person) {
		return theme.MarkOnline + " "
	}
	return ""
}

// Among says how many of these people are here now, to stand after a count of
// them; nothing if nobody is.
func (c *Common) Among(people []store.ID) string {
	n := 0
	seen := make(map[store.ID]bool)
	for _, person := range people {
		if !seen[person] && c.Here(person) {
			n++
		}
		seen[person] = true
	}
	if n == 0 {
		return ""
	}
	return " · " + c.online() + c.Words.N("shell.count.online", n)
}

// online is the mark before words that say that somebody is here, which those
// who hear the words do without.
func (c *Common) online() string {
	if c.Plain {
		return ""
	}
	return theme.MarkOnline + " "
}

// named is how many people are named one by one.
const named = 5

// Onlookers says who else looks at a record now; nothing if nobody does.
func (c *Common) Onlookers(id store.ID) string {
	if c.Seat == nil {
		return ""
	}
	people, guests := c.Seat.Others(id)
	var who []string
	for _, person := range people[:min(len(people), named)] {
		who = append(who, c.Person(person))
	}
	if more := len(people) - named; more > 0 {
		who = append(who, c.Words.N("screens.here.more", more))
	}
	if guests > 0 {
		who = append(who, c.Words.N("screens.here.guests", guests))
	}
	if len(who) == 0 {
		return ""
	}
	return c.online() + c.Words.F("screens.here.looking", map[string]any{"Who": strings.Join(who, ", ")})
}

// ShortKey is the beginning of a key's fingerprint: enough to tell two people
// of one name apart.
func ShortKey(fingerprint string) string { return Clean(store.ShortKey(fingerprint)) }
