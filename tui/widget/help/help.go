// Package help shows every key that works here and what it does, in as many
// columns as fit. What does not work now says why, and what does not fit is a
// scroll away.
package help

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Key is a key and what it does. Why says why it does nothing now; empty, it works.
type Key struct{ Key, Label, Why string }

// Group is keys of a kind.
type Group struct {
	Title string
	Keys  []Key
}

// Model is the help being read. Make it with New.
type Model struct {
	theme  *theme.Theme
	groups []Group
	top    int
	read   string
}

// New returns the help for these keys.
func New(th *theme.Theme, groups []Group) *Model { return &Model{theme: th, groups: groups} }

// Scroll moves by lines; View keeps it in what there is.
func (m *Model) Scroll(by int) { m.top = max(m.top+by, 0) }

// Update scrolls by the usual keys, and reports whether the message was for it.
func (m *Model) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch msg.String() {
		case "up", "k":
			m.Scroll(-1)
		case "down", "j":
			m.Scroll(1)
		case "pgup", "ctrl+u":
			m.Scroll(-10)
		case "pgdown", "ctrl+d", "space":
			m.Scroll(10)
		case "home", "g":
			m.top = 0
		default:
			return false
		}
		return true
	case tea.MouseWheelMsg:
		m.Scroll(map[tea.MouseButton]int{tea.MouseWheelUp: -3, tea.MouseWheelDown: 3}[msg.Button])
		return true
	}
	return false
}

// View draws the help, in exactly width × height cells.
func (m *Model) View(width, height int) string {
	lines := m.lines(width, height)
	m.top = max(min(m.top, len(lines)-height), 0)
	m.read = ""
	if len(lines) > height {
		m.read = strconv.Itoa(100*(m.top+height)/len(lines)) + " %"
	}
	return frame.Fit(strings.Join(lines[m.top:], "\n"), width, height)
}

// Height is how many lines the help has where there is such room.
func (m *Model) Height(width, height int) int { return len(m.lines(width, height)) }

// Position is how much was shown, as of the last View, up to where it was
// scrolled; empty if all of it is there.
func (m *Model) Position() string { return m.read }

// lines lays the groups out in the fewest columns in which they fit the
// height, or in as many as the width has room for.
func (m *Model) lines(width, height int) []string {
	const narrowest = 30
	most := max(min(width/narrowest, len(m.groups)), 1)
	for columns := 1; ; columns++ {
		parts := frame.Split(width, weights(columns)...)
		lines := strings.Split(frame.Beside(m.columns(parts)...), "\n")
		if len(lines) <= height || columns >= most {
			return lines
		}
	}
}

func weights(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = 1
	}
	return out
}

// columns deals the groups out, in order, to columns of about the same height.
func (m *Model) columns(widths []int) []string {
	total := 0
	for _, group := range m.groups {
		total += len(group.Keys) + 2
	}
	columns := make([][]string, len(widths))
	at, before := 0, 0
	for _, group := range m.groups {
		height := len(group.Keys) + 2
		// A group goes to the column in which its middle lies.
		at = max(at, min((before+height/2)*len(widths)/max(total, 1), len(widths)-1))
		before += height
		if len(columns[at]) > 0 {
			columns[at] = append(columns[at], "")
		}
		columns[at] = append(columns[at], m.drawGroup(group, max(widths[at]-theme.Gutter, 1))...)
	}
	blocks := make([]string, len(widths))
	for i, lines := range columns {
		blocks[i] = frame.Fit(strings.Join(lines, "\n"), widths[i], max(len(lines), 1))
	}
	return blocks
}

func (m *Model) drawGroup(group Group, width int) []string {
	lines := []string{m.theme.Title.Render(frame.Truncate(group.Title, width))}
	keys := 0
	for _, key := range group.Keys {
		keys = max(keys, frame.Width(key.Key))
	}
	keys = min(keys, max(width/2, 1))
	for _, key := range group.Keys {
		lines = append(lines, m.drawKey(key, keys, width)...)
	}
	return lines
}

func (m *Model) drawKey(key Key, keys, width int) []string {
	name, label, text := m.theme.Key, m.theme.Text, key.Label
	if key.Why != "" {
		name, label, text = m.theme.Faint, m.theme.Faint, key.Label+" ("+key.Why+")"
	}
	blank := strings.Repeat(" ", keys+theme.Gutter)
	lines := frame.Wrap(text, max(width-keys-theme.Gutter, 1))
	for i, line := range lines {
		before := blank
		if i == 0 {
			before = name.Render(frame.Cell(key.Key, keys)) + strings.Repeat(" ", theme.Gutter)
		}
		lines[i] = before + label.Render(line)
	}
	return lines
}
