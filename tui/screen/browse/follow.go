package browse

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
)

// follow lets the sheet follow the cursor. A step is followed at once; where
// every line that is drawn travels over a network, a run of steps is followed
// when it ends: whoever runs down a list is sent the list, and not each thing
// they pass.
func (m *Screen) follow() tea.Cmd {
	m.steps++
	now := m.Now()
	running := now.Sub(m.stepped) < m.Rest
	m.stepped = now
	if !running || m.focus != onList || !m.place.sheet.shown() {
		m.load()
		return nil
	}
	rested := screen.RestedMsg{Of: m, Step: m.steps}
	return tea.Tick(m.Rest, func(time.Time) tea.Msg { return rested })
}

// rested shows what a run ended at, if it did.
func (m *Screen) rested(msg screen.RestedMsg) {
	if msg.Of == m && msg.Step == m.steps {
		m.load()
	}
}
