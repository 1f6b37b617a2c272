// Package frame puts text where it belongs: exactly so many cells wide and so
// many lines high, whatever the text is.
//
// A screen is a grid, and one line that is a cell too long breaks everything at
// its right. So every widget ends by asking this package for a block of an exact
// size, and gets one for any text there is: Chinese, combining accents, emoji,
// half a control sequence.
//
// Terminals disagree about emoji that are made of several code points, and
// about nothing else that Bubble Tea cannot settle with them. Such emoji are
// reduced to the first of their parts, on which all agree; see steady. The rest
// is measured rune by rune, as Bubble Tea does until a terminal says otherwise.
//
// It is also the last gate before the screen: of all control sequences only
// colours and our own web links pass.
package frame

import (
	"strings"

	"github.com/ogptoolbox/concorde/tui/theme"
)

// Width is the number of cells the widest line of s takes.
func Width(s string) int {
	widest := 0
	for line := range strings.SplitSeq(s, "\n") {
		widest = max(widest, lineWidth(line))
	}
	return widest
}

// Height is the number of lines of s; an empty string is one line.
func Height(s string) int { return strings.Count(s, "\n") + 1 }

// Fit returns s as a block of exactly width × height cells: longer lines are
// cut, shorter ones padded, lines dropped or added at the end.
func Fit(s string, width, height int) string {
	if width <= 0 || height <= 0 {
		return ""
	}
	lines := strings.SplitN(s, "\n", height+1)
	if len(lines) > height {
		lines = lines[:height]
	}
	var b strings.Builder
	b.Grow(height * (width + 8))
	for i := range height {
		if i > 0 {
			b.WriteByte('\n')
		}
		if i < len(lines) {
			writeLine(&b, lines[i], width)
		} else {
			pad(&b, width)
		}
	}
	return b.String()
}

// Line returns the first line of s, exactly width cells wide.
func Line(s string, width int) string { return Fit(s, width, 1) }

// Right returns the first line of s at the right end of width cells.
func Right(s string, width int) string {
	s, _, _ = strings.Cut(s, "\n")
	if free := width - lineWidth(s); free > 0 {
		s = strings.Repeat(" ", free) + s
	}
	return Line(s, width)
}

// Center returns the first line of s in the middle of width cells.
func Center(s string, width int) string {
	s, _, _ = strings.Cut(s, "\n")
	if free := width - lineWidth(s); free > 1 {
		s = strings.Repeat(" ", free/2) + s
	}
	return Line(s, width)
}

// Truncate shortens the first line of s to at most width cells, and shows with
// an ellipsis that something is missing. It looks as what it stands for does,
// which also saves a change of colour in every row of a list.
func Truncate(s string, width int) string {
	s, rest, more := strings.Cut(s, "\n")
	more = more && rest != ""
	if width <= 0 {
		return ""
	}
	if !more && lineWidth(s) <= width {
		return clean(s)
	}
	kept, _ := cutWith(s, 0, width-1, theme.Ellipsis)
	return kept
}

// Slice returns the cells [from, to) of the first line of s, as far as it goes.
func Slice(s string, from, to int) string {
	s, _, _ = strings.Cut(s, "\n")
	kept, _ := cut(s, from, max(to, from))
	return kept
}

// Cell is Truncate, padded to exactly width cells: one column of a table.
func Cell(s string, width int) string { return Line(Truncate(s, width), width) }

func pad(b *strings.Builder, n int) {
	const blank = "                                                                "
	for ; n > len(blank); n -= len(blank) {
		b.WriteString(blank)
	}
	if n > 0 {
		b.WriteString(blank[:n])
	}
}

func writeLine(b *strings.Builder, line string, width int) {
	kept, cells := cut(line, 0, width)
	b.WriteString(kept)
	pad(b, width-cells)
}
