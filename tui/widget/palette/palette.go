// Package palette is the list of everything that can be done here, found by
// typing a few letters of it. What cannot be done now stays in the list and
// says why.
package palette

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/match"
)

// Command is something that can be done. WhyNot says why it cannot be done now.
type Command struct{ ID, Name, Key, Description, WhyNot string }

// Labels are the palette's own words.
type Labels struct{ Title, Placeholder, None string }

// The messages by which a palette tells the shell what happened.
type (
	// ChosenMsg says which command was chosen.
	ChosenMsg struct{ ID string }
	// ClosedMsg says that none was.
	ClosedMsg struct{}
)

// Model is a palette on the screen. Make it with New.
type Model struct {
	theme    *theme.Theme
	labels   Labels
	commands []Command
	texts    []string // by which a command is found
	more     func(query string) []Command
	query    string
	found    []Command
	at       int
	first    int // the command on the first row shown, and how many are
	shown    int
}

// New returns a palette of commands, in the order in which they are shown. What
// more finds for what is typed comes after them; it may be nil, and has to be
// quick.
func New(th *theme.Theme, labels Labels, commands []Command, more func(query string) []Command) *Model {
	m := &Model{theme: th, labels: labels, commands: commands, more: more}
	for _, c := range commands {
		m.texts = append(m.texts, c.Name+" "+c.Description)
	}
	m.search("")
	return m
}

func (m *Model) search(query string) {
	m.query, m.at = query, 0
	m.found = nil
	for _, i := range match.Best(query, m.texts) {
		m.found = append(m.found, m.commands[i])
	}
	if m.more != nil && len(strings.TrimSpace(query)) >= fewest {
		m.found = append(m.found, m.more(query)...)
	}
}

// fewest letters are typed by somebody who looks for more than a command.
const fewest = 2

// Current is the command under the cursor; false if there is none.
func (m *Model) Current() (Command, bool) {
	if m.at >= len(m.found) {
		return Command{}, false
	}
	return m.found[m.at], true
}

// Update takes a message; all keys are for the palette while it is there.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		m.search(match.Type(m.query, msg.Content))
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.MouseWheelMsg:
		m.wheel(msg.Button)
	case tea.MouseClickMsg:
		return m.click(msg.Y - above)
	}
	return nil
}

func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "esc", "ctrl+p":
		return tell(ClosedMsg{})
	case "enter":
		return m.choose()
	case "up", "shift+tab":
		m.move(-1)
	case "down", "tab":
		m.move(1)
	case "pgup":
		m.at = 0
	case "pgdown":
		m.at = max(len(m.found)-1, 0)
	case "backspace":
		m.erase()
	case "ctrl+u":
		m.search("")
	default:
		if msg.Text != "" {
			m.search(match.Type(m.query, msg.Text))
		}
	}
	return nil
}

func (m *Model) wheel(button tea.MouseButton) {
	last := max(len(m.found)-1, 0)
	switch button {
	case tea.MouseWheelDown:
		m.at = min(m.at+1, last)
	case tea.MouseWheelUp:
		m.at = max(m.at-1, 0)
	}
}

// click takes the command on a row.
func (m *Model) click(row int) tea.Cmd {
	if row < 0 || row >= m.shown {
		return nil
	}
	m.at = m.first + row
	return m.choose()
}

// choose takes the command under the cursor. One that cannot be done now stays
// where it is, with its reason on the screen.
func (m *Model) choose() tea.Cmd {
	command, ok := m.Current()
	if !ok || command.WhyNot != "" {
		return nil
	}
	return tell(ChosenMsg{command.ID})
}

// move goes round at the ends.
func (m *Model) move(by int) {
	if n := len(m.found); n > 0 {
		m.at = (m.at + by + n) % n
	}
}

func (m *Model) erase() {
	if runes := []rune(m.query); len(runes) > 0 {
		m.search(string(runes[:len(runes)-1]))
	}
}

func tell(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }
