package main

import (
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/ogptoolbox/concorde/store/text"
)

// card prints one record, a field a line. On a terminal the fields have names
// in the reader's language, and long texts are wrapped under them; in a pipe
// they have the names of the JSON, and a tab.
type card struct {
	inv    *invocation
	fields []field
}

type field struct{ name, value string }

func (inv *invocation) card() *card { return &card{inv: inv} }

// add adds a field, unless it has no value.
func (c *card) add(name, value string) {
	if value = text.Block(value); value != "" {
		c.fields = append(c.fields, field{name, value})
	}
}

// list adds a field with several values.
func (c *card) list(name string, values []string) { c.add(name, strings.Join(values, ", ")) }

// print prints the card.
func (c *card) print() error {
	var b strings.Builder
	labels, widest := make([]string, len(c.fields)), 0
	for i, f := range c.fields {
		labels[i] = c.inv.label(f.name)
		widest = max(widest, ansi.StringWidth(labels[i]))
	}
	for i, f := range c.fields {
		if !c.inv.terminal {
			b.WriteString(tabSeparated([]string{f.name, f.value}))
			continue
		}
		b.WriteString(fit(labels[i], widest+columnGap))
		b.WriteString(c.wrapped(f.value, widest+columnGap) + "\n")
	}
	_, err := io.WriteString(c.inv.out, b.String())
	return err
}

// wrapped breaks a value into lines that begin under its first.
func (c *card) wrapped(value string, indent int) string {
	width := c.inv.width
	if width <= 0 {
		width = defaultWidth
	}
	lines := wrap(value, max(20, width-indent))
	return strings.ReplaceAll(lines, "\n", "\n"+strings.Repeat(" ", indent))
}

// section prints the name of what follows, on a terminal.
func (inv *invocation) section(key string) error {
	if !inv.terminal {
		return nil
	}
	_, err := io.WriteString(inv.out, "\n"+inv.label(key)+"\n")
	return err
}
