// Package allies is the screen "For you": people, coalitions and commitments that
// the reader might work with, best first, each with why. The order is the store's.
package allies

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
	"github.com/ogptoolbox/concorde/tui/widget/list"
)

// most is how many allies are shown: nobody reads further between two sessions.
const most = 50

// Screen is who the reader might work with.
type Screen struct {
	*screen.Common
	allies        []store.Ally
	of            store.ID // for whom they were found
	rows          *list.Model[store.Ally]
	width, height int
}

// foundMsg is what was found away from the event loop.
type foundMsg struct {
	of     store.ID
	allies []store.Ally
	err    error
}

// New returns the screen.
func New(c *screen.Common) *Screen {
	m := &Screen{Common: c}
	m.rows = list.New(c.Theme, list.Feed[store.Ally]{
		Fetch: m.fetch,
		Key:   func(a store.Ally) string { return a.Record.Head().ID.String() },
		Draw:  m.draw,
		Lines: 3,
	})
	return m
}

// Title names the screen.
func (m *Screen) Title() string { return m.T("shell.tab.for-you") }

// Init begins to look.
func (m *Screen) Init() tea.Cmd { return m.Refresh() }

// Refresh looks again, away from the event loop: it takes longer than a key may.
func (m *Screen) Refresh() tea.Cmd {
	m.reload()
	of, from := m.Actor.Person, m.Store
	if of.IsZero() {
		return nil
	}
	return func() tea.Msg {
		allies, err := from.Allies(of, most)
		return screen.ReadMsg{Of: m, What: foundMsg{of, allies, err}}
	}
}

// Glance shows who of them is here now.
func (m *Screen) Glance() { m.reload() }

func (m *Screen) reload() {
	m.rows.SetEmpty(m.empty())
	m.rows.Reload()
}

// empty says what to do so that somebody is found.
func (m *Screen) empty() string {
	key := map[string]any{"Key": m.Key(screen.Profile)}
	switch {
	case m.Actor.Person.IsZero():
		return m.Words.F("allies.empty.guest", key)
	case m.of != m.Actor.Person:
		return m.T("shell.list.loading")
	}
	return m.Words.F("allies.empty", key)
}

// Update takes what was found, if it is for who the reader is now.
func (m *Screen) Update(msg tea.Msg) tea.Cmd {
	read, ok := msg.(screen.ReadMsg)
	found, ours := read.What.(foundMsg)
	if !ok || !ours || found.of != m.Actor.Person {
		return nil
	}
	m.of = found.of
	if found.err != nil {
		return screen.Complain(m.Explain(found.err))
	}
	m.allies = found.allies
	m.reload()
	return nil
}

func (m *Screen) fetch(offset, limit int) ([]store.Ally, int) {
	if m.of != m.Actor.Person || m.of.IsZero() {
		return nil, 0
	}
	from := min(offset, len(m.allies))
	return m.allies[from:min(offset+limit, len(m.allies))], len(m.allies)
}

// draw shows who it is and what they are worth, and under it why.
func (m *Screen) draw(ally store.Ally, width int, _ bool) string {
	if m.Plain {
		return m.line(ally)
	}
	points := m.Theme.Accent.Render(frame.Right(strconv.Itoa(ally.Score), 3))
	name := m.Theme.Strong.Render(m.Dot(ally.Record.Head().ID) + screen.Clean(ally.Record.Title(m.Lang())))
	if about := m.about(ally.Record); about != "" {
		name += "  " + m.Theme.Muted.Render(about)
	}
	why := frame.Wrap(Teller{m.Words, m.Store, m.Actor}.Why(ally), max(width-6, 1))
	lines := []string{frame.Cell(points+"  "+name, width), "", ""}
	for i := range min(len(why), 2) {
		line := why[i]
		if i == 1 && len(why) > 2 {
			line = whole(strings.Join(why[1:], " "), width-5)
		}
		lines[i+1] = m.Theme.Muted.Render(frame.Truncate("     "+line, width))
	}
	return strings.Join(lines, "\n")
}

// whole is as many reasons as there is room for, none of them cut short.
func whole(reasons string, width int) string {
	cut := frame.Truncate(reasons, max(width-2, 0))
	if last := strings.LastIndex(cut, " · "); cut != reasons && last > 0 {
		return cut[:last+len(" · ")] + theme.Ellipsis
	}
	return reasons
}

// about is what somebody is: as what, for whom, where; of a coalition its stage,
// of a commitment who made it and where.
func (m *Screen) about(record store.Record) string {
	var parts []string
	switch r := record.(type) {
	case *store.Person:
		parts = []string{m.Term("person-kind", r.Type), m.Name(store.KindOrganisation, r.Organisation), m.Words.Country(r.Country)}
	case *store.Coalition:
		parts = []string{m.T("vocabulary.kind.coalition"), m.Term("stage", r.Stage)}
	case *store.Commitment:
		parts = []string{m.T("vocabulary.kind.commitment"), m.Term("commitment-by", r.By), m.Words.Country(r.Country)}
	}
	var out []string
	for _, part := range parts {
		if part != "" {
			out = append(out, part)
		}
	}
	return strings.Join(out, " · ")
}
