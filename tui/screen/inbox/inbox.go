// Package inbox is the screen of what others did with what is the reader's:
// the newest first, each with why it is theirs. What was opened is read, and
// stays so on any machine that the reader comes from.
package inbox

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
	"github.com/ogptoolbox/concorde/tui/widget/list"
)

// Screen is the reader's inbox.
type Screen struct {
	*screen.Common
	inbox         store.Inbox
	of            store.ID // whose it is
	asking        bool
	rows          *list.Model[store.News]
	width, height int
}

// readMsg is an inbox that was read away from the event loop.
type readMsg struct {
	of    store.ID
	inbox store.Inbox
	err   error
}

// New returns the screen.
func New(c *screen.Common) *Screen {
	m := &Screen{Common: c}
	m.rows = list.New(c.Theme, list.Feed[store.News]{
		Fetch: m.fetch,
		Key:   func(n store.News) string { return n.Entry.ID.String() },
		Draw:  m.draw,
		Lines: 2,
	})
	return m
}

// Title names the screen.
func (m *Screen) Title() string { return m.T("inbox.title") }

// Init begins to read.
func (m *Screen) Init() tea.Cmd { return m.Refresh() }

// Refresh reads the inbox again if anything may have come, away from the event
// loop: a full one takes longer than a key may.
func (m *Screen) Refresh() tea.Cmd {
	m.reload()
	of, from := m.Actor.Person, m.Store
	if of.IsZero() || m.asking || m.of == of && !from.Moved(m.inbox) {
		return nil
	}
	m.asking = true
	return func() tea.Msg {
		inbox, err := from.Inbox(of, 0, store.InboxMost)
		return screen.ReadMsg{Of: m, What: readMsg{of, inbox, err}}
	}
}

func (m *Screen) reload() {
	m.rows.SetEmpty(m.empty())
	m.rows.Reload()
}

// empty says what to do so that there is something to read.
func (m *Screen) empty() string {
	switch {
	case m.Actor.Person.IsZero():
		return m.Words.F("inbox.empty.guest", map[string]any{"Key": m.Key(screen.Profile)})
	case m.of != m.Actor.Person:
		return m.T("shell.list.loading")
	}
	return m.T("inbox.empty")
}

// Update takes the inbox, if it is that of who the reader is now.
func (m *Screen) Update(msg tea.Msg) tea.Cmd {
	brought, ok := msg.(screen.ReadMsg)
	if !ok {
		return nil
	}
	read, ok := brought.What.(readMsg)
	if !ok {
		return nil
	}
	m.asking = false
	switch {
	case read.of != m.Actor.Person:
		return m.Refresh()
	case read.err != nil:
		return screen.Complain(m.Explain(read.err))
	}
	m.of, m.inbox = read.of, read.inbox
	m.reload()
	return m.Refresh() // something may have come meanwhile
}

func (m *Screen) fetch(offset, limit int) ([]store.News, int) {
	if m.Actor.Person.IsZero() || m.of != m.Actor.Person {
		return nil, 0
	}
	news := m.inbox.News
	from := min(offset, len(news))
	return news[from:min(offset+limit, len(news))], len(news)
}

// draw is what happened and when, and under it why it is the reader's and what
// was said. What is unread has a mark, not only a colour.
func (m *Screen) draw(news store.News, width int, _ bool) string {
	teller := Teller{m.Words, m.Store, m.Actor}
	if m.Plain {
		return m.line(teller, news)
	}
	mark, sentence := " ", m.Theme.Muted.Render(teller.Sentence(news))
	if m.Unread(news) {
		mark, sentence = m.Theme.Accent.Render(theme.MarkUnread), m.Theme.Strong.Render(teller.Sentence(news))
	}
	when := m.Words.Ago(news.Entry.At, m.Now())
	room := max(width-frame.Width(when)-2, 0)
	first := frame.Cell(mark+" "+sentence, room) + "  " + m.Theme.Muted.Render(when)
	return first + "\n" + m.Theme.Muted.Render(frame.Truncate("  "+m.below(teller, news), width))
}

func (m *Screen) below(teller Teller, news store.News) string {
	parts := []string{teller.Why(news)}
	if news.Settled {
		parts = append(parts, m.T("inbox.answered"))
	}
	if quote := teller.Quote(news); quote != "" {
		parts = append(parts, quote)
	}
	return strings.Join(parts, " · ")
}

// count is how many are unread.
func (m *Screen) count() (unread int) {
	for _, news := range m.inbox.News {
		if m.Unread(news) {
			unread++
		}
	}
	return unread
}

// Click puts the cursor on the row that was clicked, under a line and a border.
func (m *Screen) Click(_, y int) bool { return m.rows.Press(y - 2) }
