package form

import (
	"strconv"

	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// drawOptions draws what is chosen or being looked for, and a window of the
// options below it.
func (m *Model) drawOptions(d *drawing, i int, f *field) {
	d.add(i, m.mark(frame.Over(m.theme.Field, m.filterLine(f), m.inner()))...)
	if len(m.picker.found) == 0 {
		d.add(i, m.mark(m.theme.Warning.Render(frame.Truncate(m.labels.NoMatch, m.inner())))...)
		return
	}
	room := min(m.optionRoom(), len(m.picker.found))
	first := max(min(m.picker.at-room/2, len(m.picker.found)-room), 0)
	for n := first; n < first+room; n++ {
		from := len(d.lines)
		d.add(i, m.mark(m.optionLines(f, n)...)...)
		for at := from; at < len(d.lines); at++ {
			d.option[at] = n
		}
		if n == m.picker.at && m.item < 0 {
			d.cursor = len(d.lines) - 1
		}
	}
}

// filterLine shows the letters typed, else what is chosen, and how many options
// there are.
func (m *Model) filterLine(f *field) string {
	count := strconv.Itoa(min(m.picker.at+1, len(m.picker.found))) + "/" + strconv.Itoa(len(m.picker.found))
	room := max(m.inner()-frame.Width(count)-1, 0)
	text := m.theme.Faint.Render(m.labels.Filter)
	switch {
	case m.picker.filter != "":
		text = m.picker.filter + m.theme.Cursor.Render(" ")
	case !f.empty():
		text = m.chosen(f)
	}
	return frame.Cell(text, room) + " " + m.theme.Faint.Render(count)
}

func (m *Model) optionLines(f *field, n int) []string {
	if f.Kind == Worded {
		return m.wordedLines(f, n)
	}
	return []string{m.optionLine(f, n)}
}

func (m *Model) optionLine(f *field, n int) string {
	option := f.Options[m.picker.found[n]]
	on, off := theme.MarkOn, theme.MarkOff
	if f.Kind == One {
		on, off = theme.MarkOneOn, theme.MarkOneOff
	}
	line := off + " " + option.Label
	if f.has(option.Value) {
		line = on + " " + m.theme.Strong.Render(option.Label)
	}
	line = frame.Cell(line, m.inner())
	if n == m.picker.at && m.item < 0 {
		return frame.Over(m.theme.Selected, line, m.inner())
	}
	return line
}

// noticeLines draws the notice under a field, with the cursor on an item of it.
func (m *Model) noticeLines(f *field, cursor int) []string {
	if f.notice.Text == "" && len(f.notice.Items) == 0 {
		return nil
	}
	lines := frame.Wrap(f.notice.Text, m.inner())
	for i, line := range lines {
		lines[i] = m.theme.Warning.Render(line)
	}
	for i, item := range f.notice.Items {
		line := "  " + m.theme.Strong.Render(item.Label) + "  " + m.theme.Muted.Render(item.Hint)
		line = frame.Cell(line, m.inner())
		if i == cursor {
			line = frame.Over(m.theme.Selected, line, m.inner())
		}
		lines = append(lines, line)
	}
	return lines
}
