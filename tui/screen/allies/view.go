package allies

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Typing is never so: there is nothing to type into.
func (m *Screen) Typing() bool { return false }

// roomy is the height from which the way the points are counted stands in full
// under the list; below, the border has it in short.
const roomy = 20

// SetSize gives the screen its cells.
func (m *Screen) SetSize(width, height int) {
	m.width, m.height = width, height
	m.rows.SetSize(max(width-2, 0), max(height-2-len(m.counted()), 0))
}

// counted says how the points are counted, where there is room.
func (m *Screen) counted() []string {
	if m.height < roomy {
		return nil
	}
	lines := []string{""}
	for _, line := range frame.Wrap(m.T("allies.how"), max(m.width-4, 1)) {
		lines = append(lines, " "+m.Theme.Muted.Render(line))
	}
	return lines
}

// View draws the screen.
func (m *Screen) View() string {
	pane := frame.Pane{Title: m.Title(), Note: m.Words.Number(len(m.allies)), Focused: true}
	m.SetSize(m.width, m.height) // in another language it takes other lines
	counted := m.counted()
	if len(counted) == 0 {
		pane.Footer = m.T("allies.footer")
	}
	inside := strings.Join(append([]string{m.rows.View()}, counted...), "\n")
	return pane.Render(m.Theme, inside, m.width, m.height)
}

// Offers lists what can be done here.
func (m *Screen) Offers() []screen.Offer {
	offers := []screen.Offer{{Action: screen.Open, Hint: m.rows.Total() > 0}, {Action: screen.Back, Hint: true}, {Action: screen.Profile, Hint: true}}
	for _, action := range []screen.Action{screen.Up, screen.Down, screen.PageUp, screen.PageDown, screen.Top, screen.Bottom} {
		offers = append(offers, screen.Offer{Action: action})
	}
	return offers
}

// Do does an action.
func (m *Screen) Do(action screen.Action) (tea.Cmd, bool) {
	if action == screen.Open {
		record := m.Selected()
		if record == nil {
			return nil, true
		}
		return screen.Show(record.Kind(), record.Head().ID), true
	}
	return nil, action.MoveIn(screen.Moving{
		Move: func(by int) { m.rows.Move(by) }, Page: func(by int) { m.rows.Half(by) },
		Top: func() { m.rows.Top() }, Bottom: func() { m.rows.Bottom() },
	})
}

// Selected is who is under the cursor.
func (m *Screen) Selected() store.Record {
	ally, ok := m.rows.Current()
	if !ok {
		return nil
	}
	return ally.Record
}

var (
	_ screen.Peopled   = (*Screen)(nil)
	_ screen.Refresher = (*Screen)(nil)
	_ screen.Subject   = (*Screen)(nil)
)

// Click puts the cursor on the row that was clicked, under a border.
func (m *Screen) Click(_, y int) bool { return m.rows.Press(y - 1) }
