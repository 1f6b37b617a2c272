package compare

import (
	"strings"

	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Cells of the labels, and the fewest of a column that is worth reading: where
// there are not as many, the tools stand under each other in every row.
const (
	labelWidth  = 16
	leastColumn = 18
)

// SetSize gives the screen its cells.
func (m *Screen) SetSize(width, height int) {
	m.width, m.height = width, height
	m.draw()
}

// room is how many lines of the table are shown at a time.
func (m *Screen) room() int {
	_, height := frame.Inner(m.width, m.height)
	return max(height-len(m.head), 0)
}

// draw lays the table out for the width.
func (m *Screen) draw() {
	width, _ := frame.Inner(m.width, m.height)
	width = max(width-2*theme.Inset, 1)
	if len(m.tools) < Least {
		m.head, m.body = nil, frame.Wrap(m.T("compare.gone"), width)
		m.scroll(0)
		return
	}
	layout := m.stacked
	if columns := m.columns(width); columns != nil {
		layout = func(row Row, _ int) []string { return m.beside(row, columns) }
		m.head = []string{m.names(columns), ""}
	} else {
		m.head = nil
	}
	m.body = m.group("compare.differ", m.table.Differ, width, layout)
	if len(m.table.Agree) > 0 {
		m.body = append(append(m.body, ""), m.group("compare.agree", m.table.Agree, width, layout)...)
	}
	m.scroll(0)
}

// columns are the widths of the tools' columns; nil: there is no room for them.
func (m *Screen) columns(width int) []int {
	n := len(m.tools)
	rest := width - labelWidth - n*theme.Gutter
	if rest/n < leastColumn {
		return nil
	}
	weights := make([]int, n)
	for i := range weights {
		weights[i] = 1
	}
	return frame.Split(rest, weights...)
}

// names heads the columns; the one under the cursor is marked.
func (m *Screen) names(columns []int) string {
	line := frame.Fit("", labelWidth, 1)
	for i, width := range columns {
		line += frame.Fit("", theme.Gutter, 1) + frame.Line(m.name(i, width), width)
	}
	return line
}

func (m *Screen) name(i, width int) string {
	if i != m.column {
		return m.Theme.Strong.Render(frame.Truncate(m.table.Names[i], width))
	}
	return m.Theme.TabActive.Render(frame.Truncate("["+m.table.Names[i]+"]", width))
}

func (m *Screen) group(title string, rows []Row, width int, layout func(Row, int) []string) []string {
	lines := []string{m.Theme.Title.Render(frame.Truncate(m.T(title), width))}
	if len(rows) == 0 {
		return append(lines, frame.Wrap(m.Theme.Muted.Render(m.T("compare.no-difference")), width)...)
	}
	for _, row := range rows {
		lines = append(lines, layout(row, width)...)
	}
	return lines
}

// beside draws a row with its values in their columns.
func (m *Screen) beside(row Row, columns []int) []string {
	label := frame.Wrap(m.Theme.Muted.Render(row.Label), labelWidth)
	blocks := []string{block(label, labelWidth)}
	for i, width := range columns {
		blocks = append(blocks, block(nil, theme.Gutter), block(frame.Wrap(m.value(row.Values[i]), width), width))
	}
	return append(strings.Split(frame.Beside(blocks...), "\n"), "")
}

// stacked draws a row with its values under each other.
func (m *Screen) stacked(row Row, width int) []string {
	lines := []string{m.Theme.Muted.Render(frame.Truncate(row.Label, width))}
	if !row.Differs() {
		for _, line := range frame.Wrap(m.value(row.Values[0]), max(width-theme.Indent, 1)) {
			lines = append(lines, strings.Repeat(" ", theme.Indent)+line)
		}
		return append(lines, "")
	}
	for i, value := range row.Values {
		lines = append(lines, strings.Repeat(" ", theme.Indent)+m.name(i, max(width-theme.Indent, 1)))
		for _, line := range frame.Wrap(m.value(value), max(width-2*theme.Indent, 1)) {
			lines = append(lines, strings.Repeat(" ", 2*theme.Indent)+line)
		}
	}
	return append(lines, "")
}

// value is a value, or a mark where a tool says nothing.
func (m *Screen) value(value string) string {
	if value == "" {
		return m.Theme.Faint.Render("-")
	}
	return value
}

func block(lines []string, width int) string {
	return frame.Fit(strings.Join(lines, "\n"), width, max(len(lines), 1))
}

// View draws the screen.
func (m *Screen) View() string {
	end := min(m.top+m.room(), len(m.body))
	lines := append(append([]string{}, m.head...), m.body[min(m.top, end):end]...)
	for i, line := range lines {
		lines[i] = strings.Repeat(" ", theme.Inset) + line
	}
	pane := frame.Pane{Title: m.T("compare.heading"), Note: m.Words.Number(len(m.tools)), Footer: m.more(end), Focused: true}
	return pane.Render(m.Theme, strings.Join(lines, "\n"), m.width, m.height)
}

// more says how far down one is, where not all of it is shown.
func (m *Screen) more(end int) string {
	if m.top == 0 && end == len(m.body) {
		return ""
	}
	return m.Words.Number(end) + "/" + m.Words.Number(len(m.body))
}

// Click goes to the tool whose column was clicked, where they stand beside each
// other.
func (m *Screen) Click(x, y int) bool {
	width, _ := frame.Inner(m.width, m.height)
	if len(m.tools) < Least || y < 1 || y > m.height-2 {
		return false
	}
	from := 1 + theme.Inset + labelWidth
	for i, column := range m.columns(max(width-2*theme.Inset, 1)) {
		from += theme.Gutter
		if x >= from && x < from+column {
			again := m.column == i
			m.choose(i)
			return again
		}
		from += column
	}
	return false
}
