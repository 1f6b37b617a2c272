package frame

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Wrap breaks s into lines of at most width cells, between words where it can
// and inside them where it must. Colours go on from line to line, and each line
// is whole by itself. What reads as one is kept on one line: a number and what
// it counts, and a word and the dot behind it.
func Wrap(s string, width int) []string {
	if width <= 0 {
		return nil
	}
	var lines []string
	carried := ""
	for paragraph := range strings.SplitSeq(s, "\n") {
		wrapped := ansi.WrapWc(tie(clean(paragraph), width), width, "")
		for line := range strings.SplitSeq(wrapped, "\n") {
			whole, _ := cut(carried+untie(line), 0, width)
			lines = append(lines, whole)
			carried = openColours(carried + line)
		}
	}
	return lines
}

// WrapHeight is the number of lines that Wrap makes.
func WrapHeight(s string, width int) int { return len(Wrap(s, width)) }

// openColours returns the colour sequences still on at the end of a line.
func openColours(line string) string {
	if !strings.Contains(line, "\x1b[") {
		return ""
	}
	var on strings.Builder
	scan(line, func(piece string, _ int) bool {
		switch {
		case piece == reset || piece == "\x1b[0m":
			on.Reset()
		case strings.HasPrefix(piece, "\x1b["):
			on.WriteString(piece)
		}
		return true
	})
	return on.String()
}
