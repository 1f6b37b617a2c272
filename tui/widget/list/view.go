package list

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// View draws the list, in exactly the cells it was given.
func (m *Model[R]) View() string {
	if m.total == 0 {
		return m.viewEmpty()
	}
	width, bar := m.width, m.scrollbar()
	if m.width >= barred {
		width-- // with or without a bar: a row does not touch the border, nor move when the bar comes
	}
	lines := make([]string, 0, m.height)
	for i := range m.visible() {
		row, ok := m.at(m.offset + i)
		if !ok {
			break
		}
		lines = append(lines, m.drawRow(row, i, m.offset+i == m.cursor, width)...)
	}
	return m.join(lines, bar, width)
}

// join puts lines of a width one below the other, with the bar at their end.
func (m *Model[R]) join(lines, bar []string, width int) string {
	var b strings.Builder
	b.Grow(m.height * (m.width + 24))
	for i := range max(len(lines), m.height) {
		if i > 0 {
			b.WriteByte('\n')
		}
		switch {
		case i >= len(lines):
			b.WriteString(frame.Line("", m.width))
			continue
		case bar != nil:
			b.WriteString(lines[i])
			b.WriteString(bar[i])
		default:
			b.WriteString(lines[i])
			if width < m.width {
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}

// drawRow draws the lines of a row behind the mark of the cursor, which says
// without colour which row it is.
func (m *Model[R]) drawRow(row R, at int, selected bool, width int) []string {
	drawn := strings.SplitN(m.feed.Draw(row, max(width-1, 0), selected), "\n", m.feed.Lines+1)
	lines := make([]string, m.feed.Lines)
	full := len(drawn) // lines that say something: the mark of the cursor is of what is there
	for selected && full > 1 && strings.TrimSpace(ansi.Strip(drawn[full-1])) == "" {
		full--
	}
	for i := range lines {
		line := ""
		if i < len(drawn) {
			line = drawn[i]
		}
		if selected && i < full {
			lines[i] = frame.Over(m.cursorStyle(), m.theme.CursorMark(m.focused)+line, width)
		} else {
			lines[i] = m.fit(at*m.feed.Lines+i, line, width)
		}
	}
	return lines
}

// fitted is a line as it was drawn last in its place: most stay as they are.
type fitted struct {
	line, drawn string
	width       int
}

// fit is a line of a row that is not under the cursor, in its place.
func (m *Model[R]) fit(place int, line string, width int) string {
	for place >= len(m.fitted) {
		m.fitted = append(m.fitted, fitted{})
	}
	f := &m.fitted[place]
	if f.drawn == "" || f.line != line || f.width != width {
		*f = fitted{line, frame.Line(" "+line, width), width}
	}
	return f.drawn
}

func (m *Model[R]) cursorStyle() theme.Ink {
	if m.focused {
		return m.theme.Selected
	}
	return m.theme.SelectedBlurred
}

func (m *Model[R]) viewEmpty() string {
	var lines []string
	for _, line := range frame.Wrap(m.empty, max(m.width-2*theme.Inset, 1)) {
		lines = append(lines, strings.Repeat(" ", theme.Inset)+m.theme.Muted.Render(line))
	}
	return frame.Fit(strings.Join(lines, "\n"), m.width, m.height)
}

// barred is the width from which a column is kept for the scrollbar.
const barred = 4

// scrollbar draws a column that shows where in the list one is; nil if all of
// it is on the screen, or no cell can be spared.
func (m *Model[R]) scrollbar() []string {
	height := m.visible() * m.feed.Lines
	if m.total <= m.visible() || m.width < barred || height < 2 {
		return nil
	}
	size := max(height*m.visible()/m.total, 1)
	from := m.offset * (height - size) / max(m.total-m.visible(), 1)
	thumb := m.theme.Border.Render("▐")
	bar := make([]string, height)
	for i := range bar {
		bar[i] = " "
		if i >= from && i < from+size {
			bar[i] = thumb
		}
	}
	return bar
}
