package form

import (
	"strings"
	"unicode/utf8"

	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// View draws the form, in exactly the cells it was given.
func (m *Model) View() string {
	head := m.head()
	height := m.height - len(head)
	d := m.draw()
	m.top = d.scroll(m.top, height)
	shown := d.lines[m.top:min(m.top+height, len(d.lines))]
	return frame.Fit(strings.Join(append(head, shown...), "\n"), m.width, m.height)
}

// headMost is how many lines the message about the form may take.
const headMost = 2

// head is that message, if there is one and room for it: a second line where
// one would cut it, and the form is not low.
func (m *Model) head() []string {
	if m.message == "" || m.height <= 2 {
		return nil
	}
	ink, mark := m.theme.Danger, theme.MarkError
	switch m.tone {
	case news:
		ink, mark = m.theme.Success, theme.MarkDone
	case hint:
		ink = m.theme.Warning
	}
	text := mark + " " + m.message
	lines := frame.Wrap(text, max(m.width, 1))
	if len(lines) > headMost || m.height <= 4*headMost {
		lines = []string{frame.Truncate(text, m.width)}
	}
	for i, line := range lines {
		lines[i] = ink.Render(line)
	}
	return lines
}

// draw draws all fields; a form is short, and few of them are long.
func (m *Model) draw() *drawing {
	d := &drawing{}
	for i, f := range m.fields {
		if i > 0 && m.spaced() {
			d.add(i, "")
		}
		if i != m.at {
			m.drawField(d, i, f)
			continue
		}
		d.from = len(d.lines)
		m.drawFocused(d, i, f)
		d.to = len(d.lines)
	}
	return d
}

// inner is the width behind the mark of the field with the focus.
func (m *Model) inner() int { return max(m.width-2, 1) }

// mark puts the mark of the field with the focus before lines.
func (m *Model) mark(lines ...string) []string {
	for i, line := range lines {
		lines[i] = m.theme.BorderFocused.Render(theme.MarkCursor) + " " + line
	}
	return lines
}

func indent(lines ...string) []string {
	for i, line := range lines {
		lines[i] = "  " + line
	}
	return lines
}

// drawField draws a field without the focus: its label and what it holds.
func (m *Model) drawField(d *drawing, i int, f *field) {
	d.add(i, indent(m.labelLine(f, m.theme.Muted))...)
	d.add(i, indent(m.valueLines(f)...)...)
	d.add(i, indent(m.faultLines(f)...)...)
	d.add(i, indent(m.noticeLines(f, -1)...)...)
}

func (m *Model) drawFocused(d *drawing, i int, f *field) {
	d.add(i, m.mark(m.labelLine(f, m.theme.Strong)+m.leftNote())...)
	d.cursor = len(d.lines)
	switch {
	case f.picks():
		m.drawOptions(d, i, f)
	case f.Kind == Check:
		d.add(i, m.mark(frame.Over(m.theme.Field, m.valueLines(f)[0], m.inner()))...)
	default:
		m.drawInput(d, i)
	}
	d.add(i, m.mark(m.helpLines(f)...)...)
	d.add(i, m.mark(m.faultLines(f)...)...)
	if m.item >= 0 {
		d.cursor = len(d.lines) + len(frame.Wrap(f.notice.Text, m.inner())) + m.item
	}
	d.add(i, m.mark(m.noticeLines(f, m.item)...)...)
}

func (m *Model) drawInput(d *drawing, i int) {
	if m.input.of != m.theme.Name {
		m.input.dress(m.theme)
	}
	lines := strings.Split(m.input.view(m.inner()), "\n")
	for n, line := range lines {
		if strings.Contains(line, "\x1b[7m") { // the cursor, which is reversed
			d.cursor = len(d.lines) + n
		}
		lines[n] = frame.Over(m.theme.Field, line, m.inner())
	}
	d.add(i, m.mark(lines...)...)
}

func (m *Model) labelLine(f *field, style theme.Ink) string {
	label := frame.Truncate(f.Label, m.inner()-2)
	line := style.Render(label)
	if f.Required {
		line += " " + m.theme.Accent.Render(theme.MarkRequired)
	}
	return line
}

// leftNote says how many characters may still be typed, near the end.
func (m *Model) leftNote() string {
	if m.input == nil || m.labels.Left == nil {
		return ""
	}
	left := m.input.limit - utf8.RuneCountInString(m.input.value())
	if left > 20 {
		return ""
	}
	return "  " + m.theme.Muted.Render(m.labels.Left(left))
}

// valueLines are what a field without the focus holds, on three lines at most.
func (m *Model) valueLines(f *field) []string {
	if f.Kind == Check {
		return []string{m.checkLine(f)}
	}
	if f.empty() {
		return []string{m.theme.Faint.Render(frame.Truncate(m.placeholder(f), m.inner()))}
	}
	text := f.text()
	switch {
	case f.Kind == Worded:
		text = f.said()
	case f.picks():
		text = m.chosen(f)
	}
	lines := frame.Wrap(text, m.inner())
	if most := 3; len(lines) > most {
		lines = append(lines[:most-1], frame.Truncate(lines[most-1]+theme.Ellipsis, m.inner()))
	}
	return lines
}

func (m *Model) checkLine(f *field) string {
	if f.text() == ticked {
		return theme.MarkOn + " " + m.labels.Yes
	}
	return theme.MarkOff + " " + m.labels.No
}

func (m *Model) placeholder(f *field) string {
	if f.Placeholder != "" {
		return f.Placeholder
	}
	if f.picks() {
		return m.labels.Nothing
	}
	return theme.Ellipsis
}

func (m *Model) chosen(f *field) string {
	labels := make([]string, len(f.values))
	for i, value := range f.values {
		if f.Kind == Worded {
			value, _ = part(value)
		}
		labels[i] = f.label(value)
	}
	return strings.Join(labels, ", ")
}

func (m *Model) helpLines(f *field) []string {
	if f.Help == "" {
		return nil
	}
	lines := frame.Wrap(f.Help, m.inner())
	for i, line := range lines {
		lines[i] = m.theme.Muted.Render(line)
	}
	return lines
}

func (m *Model) faultLines(f *field) []string {
	if f.fault() == "" {
		return nil
	}
	lines := frame.Wrap(theme.MarkError+" "+f.fault(), m.inner())
	for i, line := range lines {
		lines[i] = m.theme.Danger.Render(line)
	}
	return lines
}
