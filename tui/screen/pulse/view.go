package pulse

import (
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/chart"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Where the figures stand beside the feed, and how wide they are.
const (
	sideBySide = 90
	side       = 44
	above      = 4  // lines of the summary where they do not
	tall       = 20 // from which height on it has two more: what grows, and what waits
)

// above are the lines of the summary.
func (m *Screen) above() int {
	if m.height >= tall {
		return above + 2
	}
	return above
}

// summary is what stands above the feed where nothing stands beside it.
func (m *Screen) summary() []string {
	lines := m.heart(m.width - 2)
	if m.height < tall {
		return lines
	}
	growing := m.told("pulse.growing", numbers(m.figures.growing), "pulse.none-growing")
	waiting := m.told("pulse.lonely", labels(m.Common, m.figures.lonely), "pulse.none-lonely")
	for _, line := range []string{growing, waiting} {
		lines = append(lines, " "+frame.Truncate(line, m.width-2))
	}
	return lines
}

// SetSize gives the screen its cells.
func (m *Screen) SetSize(width, height int) {
	m.width, m.height = width, height
	feed, rows := width, height-m.above()
	if width >= sideBySide {
		feed, rows = width-side, height
	}
	m.rows.SetSize(max(feed-2, 0), max(rows-2, 0))
}

// View draws the screen.
func (m *Screen) View() string {
	pane := frame.Pane{Title: m.Title(), Focused: true}
	if m.width < sideBySide {
		summary := frame.Fit(strings.Join(m.summary(), "\n"), m.width, m.above())
		return frame.Fit(summary+"\n"+pane.Render(m.Theme, m.rows.View(), m.width, max(m.height-m.above(), 0)), m.width, m.height)
	}
	feed := pane.Render(m.Theme, m.rows.View(), m.width-side, m.height)
	beside := frame.Pane{Title: m.T("pulse.figures")}.Render(m.Theme, m.column(side-4, m.height-2), side, m.height)
	return frame.Beside(feed, beside)
}

// heart is the sparkline and its numbers.
func (m *Screen) heart(width int) []string { return heart(m.Common, m.figures, width) }

func heart(c *screen.Common, f figures, width int) []string {
	return []string{
		" " + c.Theme.Title.Render(c.T("pulse.quarters")),
		" " + chart.Spark(c.Theme, stretched(f.pulse.Quarters, width), width),
		" " + c.Theme.Muted.Render(c.Words.N("pulse.hour", f.recent(4))+" · "+c.Words.N("pulse.half-day", f.recent(quarters))),
	}
}

// stretched draws each number over as many cells as all of them have room for.
func stretched(numbers []int, width int) []int {
	each := max(width/max(len(numbers), 1), 1)
	out := make([]int, 0, len(numbers)*each)
	for _, n := range numbers {
		out = append(out, slices.Repeat([]int{n}, each)...)
	}
	return out
}

// column are the figures, as many as there is room for, the most telling first.
func (m *Screen) column(width, height int) string {
	lines := m.heart(width)
	f := m.figures
	lines = append(lines, m.section("pulse.growing", bars5(m.Common, f.growing, width, "pulse.none-growing"))...)
	lines = append(lines, m.section("pulse.lonely", m.waiting(width, 5))...)
	for _, part := range []struct {
		title string
		bars  []chart.Bar
	}{{"pulse.uses", f.uses}, {"pulse.themes", f.themes}, {"pulse.countries", f.countries}} {
		lines = append(lines, m.section(part.title, bars5(m.Common, part.bars, width, "pulse.none"))...)
	}
	return frame.Fit(strings.Join(lines, "\n"), width+2, height)
}

func (m *Screen) section(title string, lines []string) []string {
	out := []string{"", " " + m.Theme.Title.Render(m.T(title))}
	for _, line := range lines {
		out = append(out, " "+line)
	}
	return out
}

// bars5 are the five longest bars.
func bars5(c *screen.Common, all []chart.Bar, width int, none string) []string {
	if len(all) == 0 {
		return []string{c.Theme.Muted.Render(frame.Truncate(c.T(none), width))}
	}
	return chart.Bars(c.Theme, all[:min(len(all), 5)], width)
}

// waiting are the actions that have no coalition yet.
func (m *Screen) waiting(width, most int) []string {
	return waiting(m.Common, m.figures, width, most)
}

func waiting(c *screen.Common, f figures, width, most int) []string {
	if len(f.lonely) == 0 {
		return []string{c.Theme.Success.Render(frame.Truncate(c.T("pulse.none-lonely"), width))}
	}
	var lines []string
	for _, action := range f.lonely[:min(len(f.lonely), most)] {
		lines = append(lines, frame.Truncate(screen.ActionLabel(action, c.Lang()), width))
	}
	if more := len(f.lonely) - most; more > 0 {
		lines = append(lines, c.Theme.Faint.Render(c.Words.N("pulse.more", more)))
	}
	return lines
}

// Click puts the cursor on the row of the feed that was clicked; the figures
// beside it or above lead nowhere.
func (m *Screen) Click(x, y int) bool {
	if m.width >= sideBySide {
		return x < m.width-side && m.rows.Press(y-1)
	}
	return m.rows.Press(y - 1 - m.above())
}
