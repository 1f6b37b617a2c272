package pulse

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
	"github.com/ogptoolbox/concorde/tui/widget/list"
)

// minute is how often the quarters move on by themselves.
const minute = time.Minute

// Screen is the pulse: the feed, and beside it what it comes to.
type Screen struct {
	*screen.Common
	entries       []store.Entry
	rows          *list.Model[store.Entry]
	figures       figures
	width, height int
	ticks         int
}

// New returns the screen.
func New(c *screen.Common) *Screen {
	m := &Screen{Common: c}
	m.rows = list.New(c.Theme, list.Feed[store.Entry]{
		Fetch: m.fetch,
		Key:   func(e store.Entry) string { return e.ID.String() },
		Draw:  m.draw,
	})
	return m
}

// Init looks, and goes on looking.
func (m *Screen) Init() tea.Cmd { return tea.Batch(m.Refresh(), m.tick()) }

// Refresh looks again.
func (m *Screen) Refresh() tea.Cmd {
	m.entries, m.figures = latest(m.Common, feedLimit), look(m.Common)
	m.rows.SetEmpty(m.T("pulse.empty"))
	m.rows.Reload()
	return nil
}

// tick comes back in a minute.
func (m *Screen) tick() tea.Cmd {
	m.ticks++
	return m.After(minute, screen.RestedMsg{Of: m, Step: m.ticks})
}

// Update looks again as time goes by.
func (m *Screen) Update(msg tea.Msg) tea.Cmd {
	if rested, ok := msg.(screen.RestedMsg); ok && rested.Step == m.ticks {
		return tea.Batch(m.Refresh(), m.tick())
	}
	return nil
}

func (m *Screen) fetch(offset, limit int) ([]store.Entry, int) {
	from := min(offset, len(m.entries))
	return m.entries[from:min(offset+limit, len(m.entries))], len(m.entries)
}

// draw is one thing that was done, and how long ago.
func (m *Screen) draw(entry store.Entry, width int, _ bool) string {
	when := m.Words.Ago(entry.At, m.Now())
	room := max(width-frame.Width(when)-2, 0)
	return frame.Cell(m.Sentence(entry), room) + "  " + m.Theme.Muted.Render(when)
}

// Title names the screen.
func (m *Screen) Title() string { return m.T("pulse.title") }

// Typing is never so: there is nothing to type into.
func (m *Screen) Typing() bool { return false }

// Selected is what the entry under the cursor is about.
func (m *Screen) Selected() store.Record {
	entry, ok := m.rows.Current()
	if !ok {
		return nil
	}
	return m.Subject(entry)
}

// Offers lists what can be done here.
func (m *Screen) Offers() []screen.Offer {
	offers := []screen.Offer{{Action: screen.Open, Hint: m.rows.Total() > 0}, {Action: screen.Wall, Hint: true}}
	for _, action := range []screen.Action{screen.Up, screen.Down, screen.PageUp, screen.PageDown, screen.Top, screen.Bottom, screen.Back} {
		offers = append(offers, screen.Offer{Action: action})
	}
	return offers
}

// Do does an action.
func (m *Screen) Do(action screen.Action) (tea.Cmd, bool) {
	if action == screen.Open {
		return m.open(), true
	}
	return nil, action.MoveIn(screen.Moving{
		Move: func(by int) { m.rows.Move(by) }, Page: func(by int) { m.rows.Half(by) },
		Top: func() { m.rows.Top() }, Bottom: func() { m.rows.Bottom() },
	})
}

func (m *Screen) open() tea.Cmd {
	entry, ok := m.rows.Current()
	if !ok {
		return nil
	}
	if there := lead(m.Common, entry); there != nil {
		return there
	}
	return screen.Complain(m.T("pulse.gone"))
}
