package frame

import (
	"strings"

	"github.com/ogptoolbox/concorde/tui/theme"
)

// Over draws a line on the ground of an ink, exactly width cells wide, and
// keeps the colours inside: a plain Render would end at the first of them.
func Over(ink theme.Ink, line string, width int) string {
	line = Line(line, width)
	before, after := ink.Around()
	if before == "" {
		return line
	}
	line = strings.ReplaceAll(line, "\x1b[0m", reset)
	return before + strings.ReplaceAll(line, reset, reset+before) + after
}

// Place draws a block on top of a screen, with its top left corner at column x
// and line y. What would fall outside is cut off; the screen keeps its size.
func Place(screen, block string, x, y int) string {
	lines := strings.Split(screen, "\n")
	for i, over := range strings.Split(block, "\n") {
		if at := y + i; at >= 0 && at < len(lines) {
			lines[at] = placeLine(lines[at], over, x)
		}
	}
	return strings.Join(lines, "\n")
}

func placeLine(under, over string, x int) string {
	total, wide := lineWidth(under), lineWidth(over)
	left, right := min(max(x, 0), total), min(max(x+wide, 0), total)
	before, _ := cut(under, 0, left)
	middle, _ := cut(over, max(-x, 0), max(-x, 0)+right-left)
	after, _ := cut(under, right, total)
	return before + middle + after
}

// Middle returns where a block of a size has to be placed to lie in the middle
// of a screen.
func Middle(screenWidth, screenHeight, width, height int) (x, y int) {
	return max((screenWidth-width)/2, 0), max((screenHeight-height)/2, 0)
}
