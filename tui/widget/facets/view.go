package facets

import (
	"strings"

	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// View draws the panel, in exactly the cells it was given.
func (m *Model) View() string {
	if m.drawn == "" || m.drawnAs != m.theme.Name {
		m.drawn, m.drawnAs = m.drawAll(), m.theme.Name
	}
	return m.drawn
}

func (m *Model) drawAll() string {
	if len(m.groups) == 0 {
		lines := frame.Wrap(m.labels.Empty, max(m.width-2*theme.Inset, 1))
		for i, line := range lines {
			lines[i] = strings.Repeat(" ", theme.Inset) + m.theme.Muted.Render(line)
		}
		return frame.Fit(strings.Join(lines, "\n"), m.width, m.height)
	}
	lines := m.layout()
	lines = lines[m.top:min(m.top+m.height, len(lines))]
	drawn := make([]string, len(lines))
	for i, l := range lines {
		drawn[i] = m.draw(l)
	}
	return frame.Fit(strings.Join(drawn, "\n"), m.width, m.height)
}

func (m *Model) draw(l line) string {
	group := m.groups[l.group]
	switch l.kind {
	case headingLine:
		return strings.Repeat(" ", theme.Inset) + m.theme.Title.Render(frame.Truncate(group.Label, max(m.width-theme.Inset, 0)))
	case moreLine:
		return m.theme.Faint.Render(frame.Truncate("     "+m.labels.More(l.hidden), m.width))
	}
	return m.drawValue(group.Values[l.value], l.group == m.group && l.value == m.value)
}

func (m *Model) drawValue(v Value, underCursor bool) string {
	box := theme.MarkOff
	if v.Selected {
		box = theme.MarkOn
	}
	count := m.labels.Number(v.Count)
	room := m.width - frame.Width(box) - frame.Width(count) - 3
	text := m.theme.Text
	if v.Selected {
		text = m.theme.Strong
	}
	line := box + " " + text.Render(frame.Cell(v.Label, max(room, 0))) + " " + m.theme.Muted.Render(count)
	if !underCursor || !m.focused { // a mark where no key goes would only draw the eye
		return " " + line
	}
	return frame.Over(m.theme.Selected, m.theme.CursorMark(true)+line, m.width)
}
