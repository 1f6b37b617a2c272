// Package here is the screen of who is here now: everybody who said who they
// are, with what they look at.
package here

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/presence"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
	"github.com/ogptoolbox/concorde/tui/widget/list"
)

// Screen is who is here now.
type Screen struct {
	*screen.Common
	people        []presence.Someone
	guests        int
	rows          *list.Model[presence.Someone]
	width, height int
}

// New returns the screen.
func New(c *screen.Common) *Screen {
	m := &Screen{Common: c}
	m.rows = list.New(c.Theme, list.Feed[presence.Someone]{
		Fetch: m.fetch,
		Key:   func(p presence.Someone) string { return p.Person.String() },
		Draw:  m.draw,
		Lines: 2,
	})
	return m
}

// Init looks around.
func (m *Screen) Init() tea.Cmd { return m.Refresh() }

// Refresh looks around again.
func (m *Screen) Refresh() tea.Cmd {
	m.people = m.Room.People()
	_, m.guests = m.Room.Online()
	m.rows.SetEmpty(m.T("screens.here.empty"))
	m.rows.Reload()
	return nil
}

// Glance looks around again.
func (m *Screen) Glance() { m.Refresh() }

func (m *Screen) fetch(offset, limit int) ([]presence.Someone, int) {
	from := min(offset, len(m.people))
	return m.people[from:min(offset+limit, len(m.people))], len(m.people)
}

// draw shows who somebody is, and under it what they look at.
func (m *Screen) draw(someone presence.Someone, width int, _ bool) string {
	key := m.Theme.Faint.Render(" " + screen.ShortKey(someone.Key))
	name := m.Theme.Accent.Render(theme.MarkOnline) + " " + m.Theme.Strong.Render(m.Person(someone.Person)) + key
	if someone.Person == m.Actor.Person {
		name += " (" + m.T("shell.status.you") + ")"
	}
	if about := m.about(someone.Person); about != "" {
		name += "  " + m.Theme.Muted.Render(about)
	}
	looks := ""
	if at := m.Name(someone.At.Kind, someone.At.ID); at != "" {
		looks = m.Words.F("screens.here.at", map[string]any{"What": at})
	}
	return frame.Truncate(name, width) + "\n" + m.Theme.Muted.Render(frame.Truncate("    "+looks, width))
}

// about is what somebody said of themself: as what, for whom, where.
func (m *Screen) about(id store.ID) string {
	record, err := m.Store.Record(store.KindPerson, id)
	person, ok := record.(*store.Person)
	if err != nil || !ok {
		return ""
	}
	var parts []string
	for _, part := range []string{
		m.Term("person-kind", person.Type), m.Name(store.KindOrganisation, person.Organisation), m.Words.Country(person.Country),
	} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}

// Title names the screen.
func (m *Screen) Title() string { return m.T("screens.here.title") }

// Update has nothing to do with what is not an action.
func (m *Screen) Update(tea.Msg) tea.Cmd { return nil }

// Typing is never so: there is nothing to type into.
func (m *Screen) Typing() bool { return false }

// SetSize gives the screen its cells.
func (m *Screen) SetSize(width, height int) {
	m.width, m.height = width, height
	m.rows.SetSize(max(width-2, 0), max(height-2, 0))
}

// View draws the screen.
func (m *Screen) View() string {
	footer := ""
	if m.guests > 0 {
		footer = "+ " + m.Words.N("screens.here.guests", m.guests)
	}
	pane := frame.Pane{Title: m.Title(), Note: m.Words.Number(len(m.people)), Footer: footer, Focused: true}
	return pane.Render(m.Theme, m.rows.View(), m.width, m.height)
}

// Offers lists what can be done here.
func (m *Screen) Offers() []screen.Offer {
	offers := []screen.Offer{{Action: screen.Open, Hint: true}, {Action: screen.Back, Hint: true}}
	for _, action := range []screen.Action{screen.Up, screen.Down, screen.PageUp, screen.PageDown, screen.Top, screen.Bottom} {
		offers = append(offers, screen.Offer{Action: action})
	}
	return offers
}

// Do does an action.
func (m *Screen) Do(action screen.Action) (tea.Cmd, bool) {
	if action == screen.Open {
		someone, ok := m.rows.Current()
		if !ok {
			return nil, true
		}
		return screen.Show(store.KindPerson, someone.Person), true
	}
	return nil, action.MoveIn(screen.Moving{
		Move: func(by int) { m.rows.Move(by) }, Page: func(by int) { m.rows.Half(by) },
		Top: func() { m.rows.Top() }, Bottom: func() { m.rows.Bottom() },
	})
}

// Selected is the person under the cursor.
func (m *Screen) Selected() store.Record {
	someone, ok := m.rows.Current()
	if !ok {
		return nil
	}
	record, err := m.Store.Record(store.KindPerson, someone.Person)
	if err != nil {
		return nil
	}
	return record
}

var _ screen.Peopled = (*Screen)(nil)

// Click puts the cursor on the row that was clicked, under a border.
func (m *Screen) Click(_, y int) bool { return m.rows.Press(y - 1) }
