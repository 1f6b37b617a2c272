// Package compare is the screen of two to four tools in columns, where they
// differ first: what somebody who has to choose would otherwise copy by hand
// from four pages. The column under the cursor is a tool like any other, to
// open, to use, to start a coalition around; the whole is copied as Markdown.
package compare

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/tools"
)

// Least is how many tools it takes to compare.
const Least = 2

// Screen is a comparison.
type Screen struct {
	*screen.Common
	ids    []store.ID
	tools  []*store.Tool // those of them that are there
	table  Table
	source tools.Source

	column        int // under the cursor
	top           int // the first line shown
	width, height int
	head, body    []string // as they were drawn for the width
}

// New returns the comparison of some tools.
func New(c *screen.Common, ids []store.ID) *Screen {
	return &Screen{Common: c, ids: ids, source: tools.Source{Common: c}}
}

// Init reads the tools.
func (m *Screen) Init() tea.Cmd { return m.Refresh() }

// Refresh reads them again. One that is not there any more leaves its column.
func (m *Screen) Refresh() tea.Cmd {
	m.tools = m.tools[:0]
	for _, id := range m.ids {
		record, err := m.Store.Record(store.KindTool, id)
		if tool, ok := record.(*store.Tool); err == nil && ok && store.MaySee(m.Actor, record) {
			m.tools = append(m.tools, tool)
		}
	}
	m.table = Of(m.Common, m.tools)
	m.column = min(m.column, max(len(m.tools)-1, 0))
	m.draw()
	return nil
}

// Title names the screen.
func (m *Screen) Title() string {
	return m.Words.F("compare.title", map[string]any{"Tools": strings.Join(m.table.Names, ", ")})
}

// Selected is the tool of the column under the cursor.
func (m *Screen) Selected() store.Record {
	if m.column >= len(m.tools) {
		return nil
	}
	return m.tools[m.column]
}

// Update has nothing to do with what is not an action.
func (m *Screen) Update(tea.Msg) tea.Cmd { return nil }

// Typing is never so.
func (m *Screen) Typing() bool { return false }

// Offers lists what can be done here: with the tool under the cursor, what can
// be done with a tool anywhere.
func (m *Screen) Offers() []screen.Offer {
	offers := []screen.Offer{
		{Action: screen.Copy, Hint: true}, {Action: screen.Left}, {Action: screen.Right}, {Action: screen.Open, Hint: true},
	}
	if m.Plain {
		return offers[:1] // no column has a cursor that one could see
	}
	for _, offer := range m.source.Offers(m.Selected()) {
		if offer.Action != screen.Add && offer.Action != screen.Copy {
			offers = append(offers, offer)
		}
	}
	offers = append(offers, screen.Offer{Action: screen.Back, Hint: true})
	for _, action := range []screen.Action{screen.Up, screen.Down, screen.PageUp, screen.PageDown, screen.Top, screen.Bottom} {
		offers = append(offers, screen.Offer{Action: action})
	}
	return offers
}

// Do does an action.
func (m *Screen) Do(action screen.Action) (tea.Cmd, bool) {
	page := max(m.height/2, 1)
	moved := action.MoveIn(screen.Moving{
		Move: m.scroll, Page: func(by int) { m.scroll(by * page) },
		Top: func() { m.top = 0 }, Bottom: func() { m.scroll(len(m.body)) },
	})
	if moved {
		return nil, true
	}
	switch action {
	case screen.Left, screen.PrevPane:
		m.choose(m.column - 1)
		return nil, true
	case screen.Right, screen.NextPane:
		m.choose(m.column + 1)
		return nil, true
	case screen.Copy:
		if m.Plain { // a table can be copied as it is
			return screen.Toast(m.table.Markdown()), true
		}
		return tea.Batch(screen.Clipboard(m.table.Markdown()), screen.Toast(m.T("compare.copied"))), true
	case screen.Open:
		if tool := m.Selected(); tool != nil {
			return screen.Show(store.KindTool, tool.Head().ID), true
		}
		return nil, true
	}
	for _, offer := range m.source.Offers(m.Selected()) {
		if offer.Action == action && action != screen.Add {
			if offer.WhyNot != "" {
				return screen.Complain(offer.WhyNot), true
			}
			return m.source.Do(action, m.Selected()), true
		}
	}
	return nil, false
}

// choose puts the cursor on a column; not beyond the ends.
func (m *Screen) choose(column int) {
	m.column = min(max(column, 0), max(len(m.tools)-1, 0))
	m.draw()
}

func (m *Screen) scroll(by int) {
	m.top = min(max(m.top+by, 0), max(len(m.body)-m.room(), 0))
}

var _ screen.Screen = (*Screen)(nil)
