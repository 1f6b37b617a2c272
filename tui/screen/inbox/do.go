package inbox

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Typing is never so: there is nothing to type into.
func (m *Screen) Typing() bool { return false }

// SetSize gives the screen its cells.
func (m *Screen) SetSize(width, height int) {
	m.width, m.height = width, height
	m.rows.SetSize(max(width-2, 0), max(height-3, 0))
}

// View draws the screen.
func (m *Screen) View() string {
	pane := frame.Pane{Title: m.Title(), Focused: true}
	if n := len(m.inbox.News); n > 0 && m.of == m.Actor.Person {
		pane.Note = m.note()
		pane.Footer = m.latest()
	}
	top := ""
	if m.rows.Total() > 0 {
		help := m.Words.F("inbox.help", map[string]any{"Mark": theme.MarkUnread, "All": m.Key(screen.AllRead)})
		top = m.Theme.Muted.Render(frame.Truncate(" "+help, m.width))
	}
	return frame.Fit(top+"\n"+pane.Render(m.Theme, m.rows.View(), m.width, max(m.height-1, 0)), m.width, m.height)
}

// Offers lists what can be done here.
func (m *Screen) Offers() []screen.Offer {
	all := screen.Offer{Action: screen.AllRead, Hint: true}
	if m.count() == 0 {
		all.WhyNot = m.T("inbox.nothing-unread")
	}
	offers := []screen.Offer{{Action: screen.Open, Hint: m.rows.Total() > 0}, all, {Action: screen.Back, Hint: true}}
	for _, action := range []screen.Action{screen.Up, screen.Down, screen.PageUp, screen.PageDown, screen.Top, screen.Bottom} {
		offers = append(offers, screen.Offer{Action: action})
	}
	return offers
}

// Do does an action.
func (m *Screen) Do(action screen.Action) (tea.Cmd, bool) {
	switch action {
	case screen.Open:
		return m.open(), true
	case screen.AllRead:
		return m.readAll(), true
	}
	return nil, action.MoveIn(screen.Moving{
		Move: func(by int) { m.rows.Move(by) }, Page: func(by int) { m.rows.Half(by) },
		Top: func() { m.rows.Top() }, Bottom: func() { m.rows.Bottom() },
	})
}

// open shows what the news under the cursor lead to: they are read then.
func (m *Screen) open() tea.Cmd {
	news, ok := m.rows.Current()
	if !ok {
		return nil
	}
	m.Read.Read(m.Store.LogID(), news.Entry.Sequence)
	m.reload()
	marked := screen.Ask(screen.MarkedMsg{})
	record, err := m.Store.Record(news.Kind, news.Record)
	if err != nil || !store.MaySee(m.Actor, record) {
		return tea.Batch(marked, screen.Complain(m.T("inbox.gone")))
	}
	return tea.Batch(marked, screen.Show(news.Kind, news.Record))
}

// readAll marks all that is listed as read, and what is older, and nothing that
// came since.
func (m *Screen) readAll() tea.Cmd {
	if m.count() == 0 {
		return screen.Complain(m.T("inbox.nothing-unread"))
	}
	m.Read.ReadTo(m.Store.LogID(), m.inbox.At)
	for _, news := range m.inbox.News {
		m.Read.Read(m.Store.LogID(), news.Entry.Sequence)
	}
	m.reload()
	return tea.Batch(screen.Ask(screen.MarkedMsg{}), screen.Toast(m.T("inbox.all-read")))
}

// Selected is what the news under the cursor lead to.
func (m *Screen) Selected() store.Record {
	news, ok := m.rows.Current()
	if !ok {
		return nil
	}
	record, err := m.Store.Record(news.Kind, news.Record)
	if err != nil || !store.MaySee(m.Actor, record) {
		return nil
	}
	return record
}

var (
	_ screen.Refresher = (*Screen)(nil)
	_ screen.Subject   = (*Screen)(nil)
)
