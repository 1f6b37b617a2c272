package palette

import (
	"strings"

	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

const (
	widest  = 72
	highest = 20
	above   = 2 // lines inside the border, over the commands
)

// View draws the palette as a block of at most width × height cells, to be
// placed over the screen.
func (m *Model) View(width, height int) string {
	width = min(width, widest)
	height = min(height, highest, len(m.commands)+6)
	inner, lines := frame.Inner(width, height)
	rows := max(lines-4, 1)
	body := []string{m.queryLine(inner), ""}
	body = append(body, m.rows(inner, rows)...)
	for len(body) < lines-1 {
		body = append(body, "")
	}
	body = append(body, m.about(inner))
	return frame.Pane{Title: m.labels.Title, Focused: true}.Render(m.theme, strings.Join(body, "\n"), width, height)
}

func (m *Model) queryLine(width int) string {
	cursor := m.theme.Cursor.Render(" ")
	if m.query == "" {
		return " " + cursor + m.theme.Faint.Render(frame.Truncate(m.labels.Placeholder, width-2))
	}
	return " " + m.query + cursor
}

// rows draws a window of the commands found, with the cursor in it.
func (m *Model) rows(width, height int) []string {
	m.shown = 0
	if len(m.found) == 0 {
		return []string{" " + m.theme.Muted.Render(frame.Truncate(m.labels.None, width-1))}
	}
	m.first = max(min(m.at-height/2, len(m.found)-height), 0)
	m.shown = min(height, len(m.found)-m.first)
	var rows []string
	for i := m.first; i < m.first+m.shown; i++ {
		rows = append(rows, m.row(m.found[i], i == m.at, width))
	}
	return rows
}

func (m *Model) row(c Command, underCursor bool, width int) string {
	key := frame.Truncate(c.Key, width/3)
	name, hint := m.theme.Text, m.theme.Key
	if c.WhyNot != "" {
		name, hint = m.theme.Faint, m.theme.Faint
	}
	room := width - frame.Width(key) - 3
	line := name.Render(frame.Cell(c.Name, room)) + " " + hint.Render(key) + " "
	if underCursor {
		return frame.Over(m.theme.Selected, m.theme.CursorMark(true)+line, width)
	}
	return " " + line
}

// about says what the command under the cursor does, or why it cannot be done.
func (m *Model) about(width int) string {
	c, ok := m.Current()
	text, style := c.Description, m.theme.Muted
	if ok && c.WhyNot != "" {
		text, style = theme.MarkError+" "+c.WhyNot, m.theme.Warning
	}
	return " " + line(style, text, width-2)
}

func line(style theme.Ink, text string, width int) string {
	return style.Render(frame.Truncate(text, width))
}
