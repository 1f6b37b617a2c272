package frame

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/ogptoolbox/concorde/tui/theme"
)

// Pane is a framed part of the screen. The one with the focus has a heavy
// border, so that it is told apart without colour.
type Pane struct {
	// Title stands in the top border, Note at its right end: a count, a sort order.
	Title, Note string
	// Footer stands at the right of the bottom border, such as "12/345".
	Footer string
	// Focused says that keys go to this pane.
	Focused bool
	// Inset is how many cells at its left are left blank.
	Inset int
}

// Inner returns the size that is left for the content of a pane.
func Inner(width, height int) (int, int) { return max(width-2, 0), max(height-2, 0) }

// Render draws content in the pane, exactly width × height cells. A pane too
// small for a border shows its content alone.
func (p Pane) Render(th *theme.Theme, content string, width, height int) string {
	if width < 3 || height < 3 {
		return Fit(content, width, height)
	}
	border, ink := lipgloss.RoundedBorder(), th.Border
	if p.Focused {
		border, ink = lipgloss.ThickBorder(), th.BorderFocused
	}
	innerWidth, innerHeight := Inner(width, height)
	left, right := ink.Render(border.Left), ink.Render(border.Right)
	inset := min(p.Inset, innerWidth)
	var b strings.Builder
	b.Grow(len(content) + height*(width+len(left)+len(right)))
	b.WriteString(p.top(th, border, ink, innerWidth))
	for range innerHeight {
		var line string
		line, content, _ = strings.Cut(content, "\n")
		b.WriteString("\n" + left)
		pad(&b, inset)
		writeLine(&b, line, innerWidth-inset)
		b.WriteString(right)
	}
	b.WriteString("\n" + p.bottom(th, border, ink, innerWidth))
	return b.String()
}

func (p Pane) top(th *theme.Theme, border lipgloss.Border, ink theme.Ink, width int) string {
	title, note := label(p.Title, width-2), ""
	if free := width - 3 - lineWidth(title); free > 3 {
		note = label(p.Note, free)
	}
	rule := width - 1 - lineWidth(title) - lineWidth(note)
	if note != "" {
		rule--
	}
	line := ink.Render(border.TopLeft + strings.Repeat(border.Top, min(1, width)))
	line += th.Title.Render(title) + ink.Render(strings.Repeat(border.Top, max(rule, 0)))
	if note != "" {
		line += th.Muted.Render(note) + ink.Render(border.Top)
	}
	return line + ink.Render(border.TopRight)
}

func (p Pane) bottom(th *theme.Theme, border lipgloss.Border, ink theme.Ink, width int) string {
	footer := label(p.Footer, width-2)
	rule := width - lineWidth(footer)
	if footer == "" {
		return ink.Render(border.BottomLeft + strings.Repeat(border.Bottom, width) + border.BottomRight)
	}
	return ink.Render(border.BottomLeft+strings.Repeat(border.Bottom, rule-1)) +
		th.Muted.Render(footer) + ink.Render(border.Bottom+border.BottomRight)
}

// label sets a text in a border, with a blank on each side; "" if it does not fit.
func label(s string, width int) string {
	if s == "" || width < 3 {
		return ""
	}
	return " " + Truncate(s, width-2) + " "
}
