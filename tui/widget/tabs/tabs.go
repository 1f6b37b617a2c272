// Package tabs is the bar at the top: what there is, where one is, and at the
// right who is here. As the screen gets narrower the tabs keep their keys and
// give up their names, the active one last.
package tabs

import (
	"strings"

	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Tab is one of the places to be.
type Tab struct {
	// Key goes there from anywhere, such as "1".
	Key, Label string
	// Badge is a short note behind the name, such as a count of what is new.
	Badge string
}

// View draws the bar in one line of exactly width cells. Right stands at its
// end, where there is room for it.
func View(th *theme.Theme, tabs []Tab, active int, right string, width int) string {
	var b strings.Builder
	for i, label := range fit(tabs, active, width) {
		if i == active {
			b.WriteString(th.TabActive.Render(label))
		} else {
			b.WriteString(th.Tab.Render(label))
		}
	}
	if right == "" || Room(tabs, active, width) < frame.Width(right) {
		return frame.Line(b.String(), width)
	}
	return frame.Line(b.String(), width-frame.Width(right)) + frame.Line(th.Muted.Render(right), frame.Width(right))
}

// Room is how many cells there are for what stands at the end of the bar.
func Room(tabs []Tab, active, width int) int {
	used := 0
	for _, label := range fit(tabs, active, width) {
		used += frame.Width(label)
	}
	return max(width-used-theme.Gutter, 0)
}

// At is the number of the tab at a column of the bar, or -1: for the mouse.
func At(tabs []Tab, active, width, x int) int {
	from := 0
	for i, label := range fit(tabs, active, width) {
		to := from + frame.Width(label)
		if x >= from && x < min(to, width) {
			return i
		}
		from = to
	}
	return -1
}

// fit writes the tabs as fully as the width allows: with their names, with the
// name of the active one alone, or by their keys.
func fit(tabs []Tab, active, width int) []string {
	var labels []string
	for _, named := range []func(int) bool{
		func(int) bool { return true },
		func(i int) bool { return i == active },
		func(int) bool { return false },
	} {
		labels = labels[:0]
		total := 0
		for i, tab := range tabs {
			labels = append(labels, label(tab, i == active, named(i)))
			total += frame.Width(labels[i])
		}
		if total <= width {
			break
		}
	}
	return labels
}

// label writes a tab. The active one is bracketed, not only coloured.
func label(tab Tab, active, named bool) string {
	text := tab.Key
	if named {
		text = strings.TrimSpace(text + " " + tab.Label)
		if tab.Badge != "" {
			text += " " + tab.Badge
		}
	}
	if active {
		return "[" + text + "]"
	}
	return " " + text + " "
}
