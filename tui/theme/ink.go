package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Ink is a style of the theme. It writes what its lipgloss style would, for
// text in lines, without working out each time what that is: a screen is drawn
// of a thousand such texts, for a thousand people.
type Ink struct {
	lipgloss.Style
	before, after string // of every line
}

// mark stands where the text will be.
const mark = "\x00"

// newInk works out once what a style writes around a text.
func newInk(style lipgloss.Style) Ink {
	before, after, found := strings.Cut(style.Render(mark), mark)
	if !found {
		before, after = "", ""
	}
	return Ink{Style: style, before: before, after: after}
}

// Render writes a text in this ink, each of its lines apart. Several texts have
// a blank between them.
func (i Ink) Render(texts ...string) string {
	text := strings.Join(texts, " ")
	if text == "" || i.before == "" {
		return text
	}
	if !strings.Contains(text, "\n") {
		return i.before + text + i.after
	}
	lines := strings.Split(text, "\n")
	for n, line := range lines {
		if line != "" {
			lines[n] = i.before + line + i.after
		}
	}
	return strings.Join(lines, "\n")
}

// Around is what it writes before a text and behind it.
func (i Ink) Around() (before, after string) { return i.before, i.after }
