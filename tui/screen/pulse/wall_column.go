package pulse

import (
	"slices"

	"github.com/ogptoolbox/concorde/tui/widget/chart"
)

// wanted are the coalitions that grow, and some of the actions that wait, others
// each time; and where there is room, what tools are for, the themes and the
// countries.
func (m *Wall) wanted(width, height int) []string {
	f := m.figures
	lines := []string{m.Theme.Title.Render(m.T("pulse.growing"))}
	lines = append(lines, bars5(m.Common, f.growing, width, "pulse.none-growing")...)
	lines = append(lines, "", m.Theme.Title.Render(m.T("pulse.lonely")))
	if n := len(f.lonely); n > 0 {
		from := m.ticks * 5 % n
		f.lonely = slices.Concat(f.lonely[from:], f.lonely[:from])
	}
	lines = append(lines, waiting(m.Common, f, width, 5)...)
	for _, part := range []struct {
		title string
		bars  []chart.Bar
	}{{"pulse.uses", f.uses}, {"pulse.themes", f.themes}, {"pulse.countries", f.countries}} {
		bars := bars5(m.Common, part.bars, width, "pulse.none")
		if len(lines)+2+len(bars) > height {
			break // all of a picture or none of it
		}
		lines = append(append(lines, "", m.Theme.Title.Render(m.T(part.title))), bars...)
	}
	return lines
}
