// Package chart draws numbers as people would rather look at them: bars,
// sparklines, and figures large enough for the back of a room. Every picture
// has its numbers beside it, so that nobody has to guess them, and a plain
// theme draws it with characters that every terminal has.
package chart

import (
	"strings"

	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Bar is one line of a chart of bars.
type Bar struct {
	Label string
	N     int
	Count string // the number as people write it
}

// Bars draws a line for each bar, the longest as long as there is room, and no
// line wider than width.
func Bars(th *theme.Theme, bars []Bar, width int) []string {
	most, labels, counts := 0, 0, 0
	for _, bar := range bars {
		most = max(most, bar.N)
		labels = max(labels, frame.Width(bar.Label))
		counts = max(counts, frame.Width(bar.Count))
	}
	labels = min(labels, width/2)
	room := max(width-labels-counts-2, 0)
	lines := make([]string, len(bars))
	for i, bar := range bars {
		length := 0
		if most > 0 {
			length = bar.N * room / most
			if bar.N > 0 {
				length = max(length, min(1, room))
			}
		}
		drawn := th.Bar.Render(strings.Repeat(block(th), length)) + strings.Repeat(" ", room-length)
		lines[i] = frame.Line(frame.Cell(bar.Label, labels)+" "+drawn+" "+frame.Right(bar.Count, counts), width)
	}
	return lines
}

func block(th *theme.Theme) string {
	if th.Colourless() {
		return "#"
	}
	return "█"
}

// Spark draws numbers as a line of bars of one cell each, the last ones if not
// all fit. Nothing is told from little: 0 has no bar but a mark where it would
// stand, so that one bar alone is seen to be the last of many.
func Spark(th *theme.Theme, numbers []int, width int) string {
	if len(numbers) > width {
		numbers = numbers[len(numbers)-max(width, 0):]
	}
	most := 0
	for _, n := range numbers {
		most = max(most, n)
	}
	levels := []rune(levels(th))
	var out, bars, marks strings.Builder
	flush := func() {
		out.WriteString(th.Faint.Render(marks.String()) + th.Bar.Render(bars.String()))
		marks.Reset()
		bars.Reset()
	}
	for _, n := range numbers {
		if n <= 0 {
			if bars.Len() > 0 {
				flush()
			}
			marks.WriteRune(levels[0])
			continue
		}
		level := 1 + (n-1)*(len(levels)-1)/max(most, 1)
		bars.WriteRune(levels[min(level, len(levels)-1)])
	}
	flush()
	return out.String()
}

// levels are the bars from none to the highest.
func levels(th *theme.Theme) string {
	if th.Colourless() {
		return "_.:-=+*#"
	}
	return "·▁▂▃▄▅▆▇█"
}
