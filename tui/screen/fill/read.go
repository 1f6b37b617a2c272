package fill

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// Form is what is being filled in, for those who are asked line by line.
func (m *Screen) Form() *form.Model { return m.form }

// Intro is said before the first question.
func (m *Screen) Intro() string { return m.paper.Intro() }

// Park leaves the form, and keeps what was typed as a draft.
func (m *Screen) Park() tea.Cmd {
	m.Desk.Close(m.paper.Key())
	return screen.Ask(screen.PopMsg{Screen: m})
}
