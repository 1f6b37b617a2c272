package form

import (
	"strings"

	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// The least cells for a line of words beside its option: with fewer it goes
// below it.
const besideRoom = 24

// wordedLines draw an option of a Worded field with its words.
func (m *Model) wordedLines(f *field, n int) []string {
	option := f.Options[m.picker.found[n]]
	here := n == m.picker.at && m.item < 0
	if !f.has(option.Value) || !here && f.wordsOf(option.Value) == "" {
		return []string{m.optionLine(f, n)}
	}
	label := theme.MarkOn + " " + m.theme.Strong.Render(option.Label)
	column := m.optionColumn(f)
	if room := m.inner() - column - theme.Gutter; room >= besideRoom {
		return []string{m.chosenCell(label, column, here) + strings.Repeat(" ", theme.Gutter) + m.wordsCell(f, option.Value, room, here)}
	}
	return []string{
		m.chosenCell(label, m.inner(), here),
		strings.Repeat(" ", 2*theme.Indent) + m.wordsCell(f, option.Value, max(m.inner()-2*theme.Indent, 1), here),
	}
}

// optionColumn is how wide the longest option is, with its mark.
func (m *Model) optionColumn(f *field) int {
	widest := 0
	for _, option := range f.Options {
		widest = max(widest, frame.Width(option.Label))
	}
	return frame.Width(theme.MarkOn) + 1 + widest
}

func (m *Model) chosenCell(label string, width int, here bool) string {
	label = frame.Cell(label, width)
	if here {
		return frame.Over(m.theme.Selected, label, width)
	}
	return label
}

// wordsCell are the words next to an option, or the line in which they are typed.
func (m *Model) wordsCell(f *field, option string, width int, here bool) string {
	if !here || m.input == nil {
		return frame.Cell(f.wordsOf(option), width)
	}
	if m.input.of != m.theme.Name {
		m.input.dress(m.theme)
	}
	line := m.input.view(width)
	if m.input.value() == "" {
		line = m.theme.Cursor.Render(" ") + m.theme.Faint.Render(frame.Truncate(m.labels.Words, max(width-1, 0)))
	}
	return frame.Over(m.theme.Field, frame.Cell(line, width), width)
}

// said is what a Worded field holds, one choice a line.
func (f *field) said() string {
	lines := make([]string, len(f.values))
	for i, value := range f.values {
		choice, words := part(value)
		lines[i] = f.label(choice)
		if words = strings.TrimSpace(words); words != "" {
			lines[i] += " · " + words
		}
	}
	return strings.Join(lines, "\n")
}
