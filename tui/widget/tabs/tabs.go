// Package tabs is the bar at the top: what there is, where one is, and at the
// right who is here. As the screen gets narrower the tabs move together, then
// keep their keys and give up their names, the active one last.
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

// Bar is the tabs in a line of exactly Width cells. What stands at its end would
// like to have Right of them, for which the tabs move together and no more: a
// place without its name helps nobody. Least of them it must have: for those the
// last tabs give up their names.
type Bar struct {
	Tabs          []Tab
	Active, Width int
	Right, Least  int
}

// View draws the bar. Right stands at its end, where there is room for it.
func (bar Bar) View(th *theme.Theme, right string) string {
	var b strings.Builder
	for i, label := range bar.fit() {
		if i == bar.Active {
			b.WriteString(th.TabActive.Render(label))
		} else {
			b.WriteString(th.Tab.Render(label))
		}
	}
	if right == "" || bar.Room() < frame.Width(right) {
		return frame.Line(b.String(), bar.Width)
	}
	return frame.Line(b.String(), bar.Width-frame.Width(right)) + frame.Line(th.Muted.Render(right), frame.Width(right))
}

// Room is how many cells there are for what stands at the end of the bar.
// Tabs that moved together for it keep no more from it than from one another.
func (bar Bar) Room() int {
	labels := bar.fit()
	if last := labels[len(labels)-1]; len(labels) > 1 && !strings.HasSuffix(last, " ") {
		return max(bar.Width-total(labels)-1, 0)
	}
	return max(bar.Width-total(labels)-theme.Gutter, 0)
}

// At is the number of the tab at a column of the bar, or -1: for the mouse.
func (bar Bar) At(x int) int {
	from := 0
	for i, label := range bar.fit() {
		to := from + frame.Width(label)
		if x >= from && x < min(to, bar.Width) {
			return i
		}
		from = to
	}
	return -1
}

// fit writes the tabs as fully as the width allows: with their names, closer
// together where what stands at the end wants the room, with the name of the
// active one alone, or by their keys.
func (bar Bar) fit() []string {
	all := len(bar.Tabs)
	if labels := bar.labels(all, false); total(labels)+theme.Gutter+bar.Right <= bar.Width {
		return labels
	}
	if labels := bar.labels(all, true); total(labels) <= bar.Width {
		for named := all; named > 0 && bar.Least > 0 && total(labels)+1+bar.Least > bar.Width; named-- {
			labels = bar.labels(named-1, true)
		}
		return labels
	}
	if labels := bar.labels(0, false); total(labels) <= bar.Width {
		return labels
	}
	bare := make([]string, all)
	for i, tab := range bar.Tabs {
		bare[i] = label(tab, i == bar.Active, false)
	}
	return bare
}

// labels writes the first tabs with their names, and the active one.
func (bar Bar) labels(named int, close bool) []string {
	labels := make([]string, len(bar.Tabs))
	for i, tab := range bar.Tabs {
		labels[i] = label(tab, i == bar.Active, i < named || i == bar.Active)
		if close && i != bar.Active && i+1 != bar.Active {
			labels[i] = strings.TrimSuffix(labels[i], " ")
		}
	}
	return labels
}

func total(labels []string) (width int) {
	for _, label := range labels {
		width += frame.Width(label)
	}
	return width
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
