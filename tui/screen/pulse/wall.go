package pulse

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/chart"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// turn is how often the wall shows other actions that wait.
const turn = 15 * time.Second

// Wall is the pulse for the room's projector. It needs nobody at the keyboard.
type Wall struct {
	*screen.Common
	entries       []store.Entry
	figures       figures
	width, height int
	ticks         int
}

// NewWall returns the wall.
func NewWall(c *screen.Common) *Wall { return &Wall{Common: c} }

// Init looks, and goes on looking.
func (m *Wall) Init() tea.Cmd { return tea.Batch(m.Refresh(), m.tick()) }

// Refresh looks again.
func (m *Wall) Refresh() tea.Cmd {
	m.entries, m.figures = latest(m.Common, 30), look(m.Common)
	return nil
}

// Glance shows who is here as it is now.
func (m *Wall) Glance() {}

func (m *Wall) tick() tea.Cmd {
	m.ticks++
	return m.After(turn, screen.RestedMsg{Of: m, Step: m.ticks})
}

// Update looks again as time goes by.
func (m *Wall) Update(msg tea.Msg) tea.Cmd {
	if rested, ok := msg.(screen.RestedMsg); ok && rested.Step == m.ticks {
		return tea.Batch(m.Refresh(), m.tick())
	}
	return nil
}

// Title names the screen.
func (m *Wall) Title() string { return m.T("pulse.wall") }

// Typing is never so: nobody sits here.
func (m *Wall) Typing() bool { return false }

// SetSize gives the screen its cells.
func (m *Wall) SetSize(width, height int) { m.width, m.height = width, height }

// Offers lists what can be done here.
func (m *Wall) Offers() []screen.Offer { return []screen.Offer{{Action: screen.Back, Hint: true}} }

// Do does nothing but be left.
func (m *Wall) Do(screen.Action) (tea.Cmd, bool) { return nil, false }

// View draws the wall: figures, the last hours, what was done and what waits.
func (m *Wall) View() string {
	inner := max(m.width-4, 0)
	lines := []string{""}
	lines = append(lines, m.numbers(inner)...)
	lines = append(lines, "")
	for _, line := range heart(m.Common, m.figures, inner) {
		lines = append(lines, strings.TrimPrefix(line, " ")) // it has the wall's own indent
	}
	lines = append(lines, "")
	room := max(m.height-len(lines)-2, 0)
	body := m.body(inner, room)
	last := m.invitation(inner)
	return frame.Fit(strings.Join(indent(append(lines, strings.Split(body, "\n")...)), "\n")+"\n\n"+last, m.width, m.height)
}

func indent(lines []string) []string {
	for i := range lines {
		lines[i] = "  " + lines[i]
	}
	return lines
}

// count is a number and what it counts.
type count struct {
	n     int
	label string
}

func countsOf(c *screen.Common) []count {
	var counts []count
	if c.Room != nil {
		people, guests := c.Room.Online()
		counts = append(counts, count{people + guests, "pulse.count.online"})
	}
	for _, one := range []struct {
		kind  store.Kind
		label string
	}{
		{store.KindPerson, "pulse.count.people"}, {store.KindTool, "pulse.count.tools"},
		{store.KindCoalition, "pulse.count.coalitions"}, {store.KindCommitment, "pulse.count.commitments"},
	} {
		counts = append(counts, count{c.Store.Count(one.kind), one.label})
	}
	return counts
}

// numbers are the counts, large where there is room.
func (m *Wall) numbers(width int) []string {
	counts := countsOf(m.Common)
	cell := width / len(counts)
	if cell < 14 || m.height < 24 {
		var parts []string
		for _, one := range counts {
			parts = append(parts, m.Theme.Strong.Render(m.Words.Number(one.n))+" "+m.Words.N(one.label, one.n))
		}
		return frame.Wrap(strings.Join(parts, " · "), max(width, 1))
	}
	blocks := make([]string, len(counts))
	for i, one := range counts {
		figure := chart.Figure(m.Words.Number(one.n), m.Theme.Colourless())
		for n := range figure {
			figure[n] = m.Theme.Accent.Render(figure[n])
		}
		label := m.Theme.Strong.Render(frame.Truncate(m.Words.N(one.label, one.n), cell-1))
		blocks[i] = frame.Fit(strings.Join(figure, "\n")+"\n\n"+label, cell, chart.FigureHeight+2)
	}
	return strings.Split(frame.Beside(blocks...), "\n")
}

// body is what was done, and beside it what waits and what grows.
func (m *Wall) body(width, height int) string {
	if width < sideBySide {
		return frame.Fit(strings.Join(m.done(width, height), "\n"), width, height)
	}
	left := width * 3 / 5
	right := width - left - 3
	return frame.Beside(frame.Fit(strings.Join(m.done(left, height), "\n"), left, height),
		frame.Fit("", 3, height), frame.Fit(strings.Join(m.wanted(right, height), "\n"), right, height))
}

func (m *Wall) done(width, height int) []string {
	lines := []string{m.Theme.Title.Render(m.T("pulse.now"))}
	for _, entry := range m.entries[:min(len(m.entries), max(height-1, 0))] {
		when := m.Words.Ago(entry.At, m.Now())
		lines = append(lines, frame.Cell(m.Sentence(entry), max(width-frame.Width(when)-2, 0))+"  "+m.Theme.Muted.Render(when))
	}
	if len(m.entries) == 0 {
		lines = append(lines, frame.Wrap(m.Theme.Muted.Render(m.T("pulse.empty")), max(width, 1))...)
	}
	return lines
}

// invitation says how to come in.
func (m *Wall) invitation(width int) string {
	if m.Reach == "" {
		return ""
	}
	return "  " + frame.Center(m.Theme.Strong.Render(m.Words.F("pulse.join", map[string]any{"Reach": m.Reach})), width)
}

var _ screen.Peopled = (*Wall)(nil)
