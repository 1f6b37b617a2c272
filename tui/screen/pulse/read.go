package pulse

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/chart"
	"github.com/ogptoolbox/concorde/tui/widget/list"
)

// Rows are the feed, for those who are told it line by line.
func (m *Screen) Rows() list.Rows { return m.rows }

// Before are the figures, with their numbers in words.
func (m *Screen) Before() []string {
	f := m.figures
	var counts []string
	for _, one := range countsOf(m.Common) {
		counts = append(counts, m.Words.Number(one.n)+" "+m.Words.N(one.label, one.n))
	}
	lines := []string{screen.Told(counts...), m.Words.N("pulse.hour", f.recent(4)) + " · " + m.Words.N("pulse.half-day", f.recent(quarters))}
	lines = append(lines, m.told("pulse.growing", numbers(f.growing), "pulse.none-growing"))
	lines = append(lines, m.told("pulse.lonely", labels(m.Common, f.lonely), "pulse.none-lonely"))
	lines = append(lines, m.told("pulse.uses", numbers(f.uses), "pulse.none"))
	lines = append(lines, m.told("pulse.themes", numbers(f.themes), "pulse.none"))
	return append(lines, m.told("pulse.countries", numbers(f.countries), "pulse.none"))
}

// told is a section in a line: as much as its place on the screen has room for.
func (m *Screen) told(title string, parts []string, none string) string {
	const most = 5
	label, words := m.T(title), m.T(none)
	if len(parts) > 0 {
		label += " (" + m.Words.Number(len(parts)) + ")" // an action begins with its own number
	}
	for i, part := range parts[:min(len(parts), most)] {
		if i > 0 {
			part = m.and(words, part)
		}
		words = part
	}
	if more := len(parts) - most; more > 0 {
		words = m.and(words, m.Words.N("pulse.more", more))
	}
	return m.Words.F("plain.labelled", map[string]any{"Label": label, "Value": words})
}

// and puts one more behind what was said.
func (m *Screen) and(one, more string) string {
	return m.Words.F("pulse.and", map[string]any{"One": one, "More": more})
}

// numbers are bars without what is drawn of them.
func numbers(bars []chart.Bar) []string {
	out := make([]string, len(bars))
	for i, bar := range bars {
		out[i] = bar.Label + " " + bar.Count
	}
	return out
}

// labels are what actions are called.
func labels(c *screen.Common, actions []*store.Action) []string {
	out := make([]string, len(actions))
	for i, action := range actions {
		out[i] = screen.ActionLabel(action, c.Lang())
	}
	return out
}
