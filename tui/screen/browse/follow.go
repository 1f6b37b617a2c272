package browse

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
)

// What is beside the list follows it: the sheet the cursor, and the facets what
// is searched. Where every line that is drawn travels over a network, it does so
// when the reader rests: whoever runs down a list, or types a word, is sent the
// list, and not each thing they pass.

// follow lets the sheet follow the cursor: a single step at once, and a run of
// them when it ends.
func (m *Screen) follow() tea.Cmd {
	running := m.Now().Sub(m.stepped) < m.Rest
	if running && m.focus == onList && m.place.sheet.shown() {
		return m.await()
	}
	m.pace()
	if m.behind {
		m.catchUp()
	} else {
		m.load()
	}
	return nil
}

// typed reads the list of what is being typed, with every letter. Whoever types
// one goes on, so that what is beside the list waits for the first as well.
func (m *Screen) typed() tea.Cmd {
	if m.Rest == 0 {
		m.anew()
		return nil
	}
	m.begin()
	return m.await()
}

// await lets what is beside the list follow when nothing is done for a while.
func (m *Screen) await() tea.Cmd {
	m.pace()
	m.behind = true
	rested := screen.RestedMsg{Of: m, Step: m.steps}
	return tea.Tick(m.Rest, func(time.Time) tea.Msg { return rested })
}

// pace notes that a step was made now, after which an earlier one is not the last.
func (m *Screen) pace() {
	m.steps++
	m.stepped = m.Now()
}

// rested shows what a run ended at, if it did.
func (m *Screen) rested(msg screen.RestedMsg) {
	if msg.Of == m && msg.Step == m.steps {
		m.catchUp()
	}
}

// catchUp brings what is beside the list up to it.
func (m *Screen) catchUp() {
	m.behind = false
	m.loadFacets()
	m.load()
}
