// Package declaration is the screen of the Paris Declaration: what it is, the
// text that the organisers give, who endorses it, and one's own endorsement.
package declaration

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// Screen is the Declaration with its signatories.
type Screen struct {
	*screen.Common
	all           []store.Signatory
	sheet         sheet.Model
	made          bool // there is a sheet, of which the reader's place is kept
	width, height int
}

// New returns the screen.
func New(c *screen.Common) *Screen { return &Screen{Common: c} }

// Init reads who endorses it.
func (m *Screen) Init() tea.Cmd { return m.Refresh() }

// readMsg is who endorses the Declaration, read for one screen.
type readMsg struct {
	of  *Screen
	all []store.Signatory
	err error
}

// Refresh reads away from the event loop: after a change of somebody's profile
// the whole list is read again, by the first who asks.
func (m *Screen) Refresh() tea.Cmd {
	m.draw()
	return func() tea.Msg {
		all, err := m.Store.Signatories()
		return readMsg{m, all, err}
	}
}

// Update takes what was read.
func (m *Screen) Update(msg tea.Msg) tea.Cmd {
	read, ok := msg.(readMsg)
	if !ok || read.of != m {
		return nil
	}
	if read.err != nil {
		return screen.Complain(m.Explain(read.err))
	}
	m.all = read.all
	m.draw()
	return nil
}

func (m *Screen) draw() {
	if m.width <= 0 {
		return
	}
	m.sheet.Set(m.blocks(m.measure()), m.made)
	m.made = true
}

// Title names the screen.
func (m *Screen) Title() string { return m.T("declaration.title") }

// Typing is never so.
func (m *Screen) Typing() bool { return false }

// SetSize gives the screen its cells.
func (m *Screen) SetSize(width, height int) {
	redraw := width != m.width
	m.width, m.height = width, height
	if redraw {
		m.draw()
	}
}

// longest is the line that eyes still follow to its end, in cells.
const longest = 96

// measure is the cells of a line: the border's and a blank at each side off,
// and no more than can be read with ease.
func (m *Screen) measure() int { return min(max(m.width-4, 1), longest) }

// View draws the sheet.
func (m *Screen) View() string {
	_, height := frame.Inner(m.width, m.height)
	body := frame.Beside(frame.Fit("", 1, height), m.sheet.View(m.Theme, m.measure(), height, true))
	return frame.Pane{Focused: true, Footer: m.sheet.Place(height)}.Render(m.Theme, body, m.width, m.height)
}

// Offers lists what can be done here.
func (m *Screen) Offers() []screen.Offer {
	offers := []screen.Offer{{Action: screen.Endorse, Hint: true}}
	if m.sheet.Target() != nil {
		offers = append(offers, screen.Offer{Action: screen.Open, Hint: true})
	}
	offers = append(offers, screen.Offer{Action: screen.Back, Hint: true})
	for _, action := range []screen.Action{screen.Up, screen.Down, screen.PageUp, screen.PageDown, screen.Top, screen.Bottom} {
		offers = append(offers, screen.Offer{Action: action})
	}
	return offers
}

// Do does an action.
func (m *Screen) Do(action screen.Action) (tea.Cmd, bool) {
	height := max(m.height-2, 1)
	if action.MoveIn(screen.Moving{
		Move: func(by int) { m.sheet.Move(by, height) }, Page: func(by int) { m.sheet.Page(by, height) },
		Top: m.sheet.Top, Bottom: m.sheet.Bottom,
	}) {
		return nil, true
	}
	switch action {
	case screen.Endorse:
		return m.endorse(), true
	case screen.Open:
		if show, ok := m.sheet.Target().(screen.ShowMsg); ok {
			return screen.Ask(show), true
		}
	}
	return nil, false
}

// Click puts the cursor on what was clicked of the sheet.
func (m *Screen) Click(x, y int) bool { return m.sheet.Press(x-2, y-1) }
