// Package footer is the last line of the screen: what one can press here, as
// much of it as fits, the most useful first, and a short note at the right.
package footer

import (
	"strings"

	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Hint is a key and what it does.
type Hint struct{ Key, Label string }

// View draws the hints in one line of exactly width cells, and a note at its
// right end. Hints that do not fit are left out whole, from the last; a note
// gives way to the first hint.
func View(th *theme.Theme, hints []Hint, note string, width int) string {
	if note != "" {
		note = frame.Truncate(note, max(width-firstWidth(hints)-2*theme.Gutter, 0))
	}
	room := width - theme.Inset
	if note != "" {
		room -= frame.Width(note) + theme.Gutter + theme.Inset
	}
	line := strings.Repeat(" ", theme.Inset) + fitting(th, hints, room)
	if note == "" {
		return frame.Line(line, width)
	}
	noteWidth := frame.Width(note) + theme.Inset
	return frame.Line(line, width-noteWidth) + frame.Line(th.Muted.Render(note), noteWidth)
}

func firstWidth(hints []Hint) int {
	if len(hints) == 0 {
		return 0
	}
	return hints[0].width()
}

func (h Hint) width() int { return frame.Width(h.Key) + 1 + frame.Width(h.Label) }

func fitting(th *theme.Theme, hints []Hint, room int) string {
	var b strings.Builder
	used := 0
	for i, hint := range hints {
		gap := ""
		if i > 0 {
			gap = strings.Repeat(" ", theme.Gutter)
		}
		used += len(gap) + hint.width()
		if used > room {
			break
		}
		b.WriteString(gap + Render(th, hint))
	}
	return b.String()
}

// Render draws one hint, as wide as it is.
func Render(th *theme.Theme, hint Hint) string {
	return th.Key.Render(hint.Key) + " " + th.Muted.Render(hint.Label)
}
