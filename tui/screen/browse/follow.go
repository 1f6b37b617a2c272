package browse

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
)

// follow lets the sheet follow the cursor: at once, or where every line that is
// drawn travels over a network, once the cursor rests. Whoever runs down a list
// is sent the list, and not each thing they pass.
func (m *Screen) follow() tea.Cmd {
	if m.Rest <= 0 || m.focus != onList || !m.place.sheet.shown() {
		m.load()
		return nil
	}
	m.steps++
	rested := screen.RestedMsg{Of: m, Step: m.steps}
	return tea.Tick(m.Rest, func(time.Time) tea.Msg { return rested })
}

// rested shows what the cursor rests on, if it still does.
func (m *Screen) rested(msg screen.RestedMsg) {
	if msg.Of == m && msg.Step == m.steps {
		m.load()
	}
}
