// Package history is the screen of what was done to one record: by whom, when,
// what changed, and the taking back of any of it.
package history

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
	"github.com/ogptoolbox/concorde/tui/widget/list"
)

// limit is how far back the screen goes.
const limit = 500

// Screen is the history of one record.
type Screen struct {
	*screen.Common
	kind store.Kind
	id   store.ID

	entries       []store.Entry
	rows          *list.Model[store.Entry]
	width, height int
}

// New returns the history of a record.
func New(c *screen.Common, kind store.Kind, id store.ID) *Screen {
	m := &Screen{Common: c, kind: kind, id: id}
	m.rows = list.New(c.Theme, list.Feed[store.Entry]{
		Fetch: m.fetch,
		Key:   func(e store.Entry) string { return e.ID.String() },
		Draw:  m.draw,
		Lines: 2,
	})
	return m
}

// Init reads the history.
func (m *Screen) Init() tea.Cmd { return m.Refresh() }

// Refresh reads it again.
func (m *Screen) Refresh() tea.Cmd {
	m.entries, _ = m.Store.History(m.id, limit)
	m.rows.SetEmpty(m.T("shell.empty.history"))
	m.rows.Reload()
	return nil
}

func (m *Screen) fetch(offset, limit int) ([]store.Entry, int) {
	from := min(offset, len(m.entries))
	return m.entries[from:min(offset+limit, len(m.entries))], len(m.entries)
}

// draw shows who did what when, and under it which fields changed.
func (m *Screen) draw(entry store.Entry, width int, _ bool) string {
	who := m.Theme.Strong.Render(m.Person(entry.Actor))
	if key := screen.ShortKey(entry.Key); key != "" && !entry.Actor.IsZero() {
		who += m.Theme.Faint.Render(" " + key)
	}
	what := m.T("vocabulary.verb." + string(entry.Verb))
	when := m.Theme.Muted.Render(m.Words.Moment(entry.At.Local()))
	return frame.Truncate(who+"  "+what+"  "+when, width) + "\n" + m.Theme.Muted.Render(frame.Truncate("  "+m.detail(entry), width))
}

// detail is what changed, and what became of the change.
func (m *Screen) detail(entry store.Entry) string {
	var parts []string
	if by, err := m.Store.UndoneBy(entry.ID); err == nil && !by.IsZero() {
		parts = append(parts, m.T("screens.history.undone"))
	}
	if fields := m.fields(entry); fields != "" {
		parts = append(parts, fields)
	}
	if entry.Reason != "" {
		parts = append(parts, screen.Clean(entry.Reason))
	}
	return strings.Join(parts, " · ")
}

// fields names what an entry changed in a record that was there.
func (m *Screen) fields(entry store.Entry) string {
	before, err := m.Store.Before(entry)
	if err != nil || before == nil {
		return ""
	}
	after, err := m.Store.Body(entry)
	if err != nil || after == nil {
		return ""
	}
	names, err := m.Store.Differences(before, after)
	if err != nil || len(names) == 0 {
		return ""
	}
	for i, name := range names {
		if key := "vocabulary.field." + m.kind.String() + "." + name; m.Words.Has(key) {
			names[i] = m.T(key)
		}
	}
	return m.Words.F("screens.history.fields", map[string]any{"Fields": strings.Join(names, ", ")})
}

// Title names the screen.
func (m *Screen) Title() string {
	return m.Words.F("screens.history.title", map[string]any{"Name": m.Name(m.kind, m.id)})
}

// Update has nothing to do with what is not an action.
func (m *Screen) Update(tea.Msg) tea.Cmd { return nil }

// Typing is never so: there is nothing to type into.
func (m *Screen) Typing() bool { return false }

// SetSize gives the screen its cells.
func (m *Screen) SetSize(width, height int) {
	m.width, m.height = width, height
	m.rows.SetSize(max(width-2, 0), max(height-3, 0))
}

// View draws the screen.
func (m *Screen) View() string {
	pane := frame.Pane{Title: m.Title(), Note: m.Words.Number(len(m.entries)), Focused: true}
	help := m.Theme.Muted.Render(frame.Truncate(" "+m.T("screens.history.help"), m.width))
	return frame.Fit(help+"\n"+pane.Render(m.Theme, m.rows.View(), m.width, max(m.height-1, 0)), m.width, m.height)
}

// Offers lists what can be done here.
func (m *Screen) Offers() []screen.Offer {
	offers := []screen.Offer{{Action: screen.Open, Hint: true, Label: m.T("screens.history.undo")}, {Action: screen.Back, Hint: true}}
	for _, action := range []screen.Action{screen.Up, screen.Down, screen.PageUp, screen.PageDown, screen.Top, screen.Bottom} {
		offers = append(offers, screen.Offer{Action: action})
	}
	return offers
}

// Do does an action.
func (m *Screen) Do(action screen.Action) (tea.Cmd, bool) {
	if action == screen.Open {
		return m.undo(), true
	}
	return nil, action.MoveIn(screen.Moving{
		Move: func(by int) { m.rows.Move(by) }, Page: func(by int) { m.rows.Half(by) },
		Top: func() { m.rows.Top() }, Bottom: func() { m.rows.Bottom() },
	})
}

// undo asks whether to take back the change under the cursor.
func (m *Screen) undo() tea.Cmd {
	entry, ok := m.rows.Current()
	if !ok {
		return nil
	}
	return screen.Ask(screen.UndoMsg{Entry: entry, What: m.Sentence(entry)})
}

// Click puts the cursor on the row that was clicked, under the help and a border.
func (m *Screen) Click(_, y int) bool { return m.rows.Press(y - 2) }
