// Package partnership is the screen of which countries are in the Open
// Government Partnership, and since when: a list that everybody reads, and that
// organisers correct. What a country was before stays on it.
package partnership

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
	"github.com/ogptoolbox/concorde/tui/widget/list"
)

// Screen is the list.
type Screen struct {
	*screen.Common
	all           []*store.Term // in the order of the countries' names
	rows          *list.Model[*store.Term]
	width, height int
}

// New returns the screen.
func New(c *screen.Common) *Screen {
	m := &Screen{Common: c}
	m.rows = list.New(c.Theme, list.Feed[*store.Term]{
		Fetch: m.fetch,
		Key:   func(t *store.Term) string { return t.Value },
		Draw:  m.draw,
	})
	return m
}

// Init reads the list.
func (m *Screen) Init() tea.Cmd { return m.Refresh() }

// Refresh reads it again, and leaves the cursor where it is.
func (m *Screen) Refresh() tea.Cmd {
	all, err := m.Store.Partners()
	if err != nil {
		return screen.Complain(m.Explain(err))
	}
	key := func(t *store.Term) string { return text.Fold(m.Words.Country(t.Value)) }
	slices.SortFunc(all, func(a, b *store.Term) int { return strings.Compare(key(a), key(b)) })
	m.all = all
	m.rows.SetEmpty(m.T("partnership.empty"))
	m.rows.Reload()
	return nil
}

func (m *Screen) fetch(offset, limit int) ([]*store.Term, int) {
	from := min(offset, len(m.all))
	return m.all[from:min(from+limit, len(m.all))], len(m.all)
}

// draw shows a country, what it is, and what it was before.
func (m *Screen) draw(t *store.Term, width int, _ bool) string {
	name := m.Theme.Strong.Render(m.Words.Country(t.Value))
	parts := frame.Split(max(width-3, 0), 1, 2)
	return " " + frame.Cell(name, parts[0]) + "  " + frame.Cell(m.standings(t), parts[1])
}

// standings are a country's, the last first, and when that was looked up.
func (m *Screen) standings(t *store.Term) string {
	said := m.standing(t.Standing(), m.statusOf(t.Standing()))
	if n := len(t.Standings); n > 1 {
		before := make([]string, 0, n-1)
		for _, one := range slices.Backward(t.Standings[:n-1]) {
			before = append(before, m.standing(one, strings.ToLower(m.statusOf(one))))
		}
		said += m.Theme.Muted.Render(" · " + m.Words.F("partnership.before", map[string]any{"What": strings.Join(before, ", ")}))
	}
	if t.AsOf != "" {
		said += m.Theme.Muted.Render(" (" + m.Words.Day(screen.Clean(t.AsOf)) + ")")
	}
	return said
}

func (m *Screen) statusOf(s store.Standing) string { return m.Term("partnership-status", s.Status) }

// standing is a status and since when.
func (m *Screen) standing(s store.Standing, status string) string {
	if s.Since == "" {
		return status
	}
	return m.Words.F("partnership.since", map[string]any{"Status": status, "Since": m.Words.Since(screen.Clean(s.Since))})
}

// Title names the screen.
func (m *Screen) Title() string { return m.T("partnership.title") }

// Typing is never so: there is nothing to type into.
func (m *Screen) Typing() bool { return false }

// SetSize gives the screen its cells.
func (m *Screen) SetSize(width, height int) {
	m.width, m.height = width, height
	m.rows.SetSize(max(width-2, 0), max(height-3, 0))
}

// View draws what the list is, and the list.
func (m *Screen) View() string {
	about := m.Theme.Muted.Render(frame.Truncate(" "+m.T("partnership.about"), m.width))
	pane := frame.Pane{Title: m.Title(), Note: m.Words.Number(m.rows.Total()), Footer: m.members(), Focused: true}
	body := pane.Render(m.Theme, m.rows.View(), m.width, max(m.height-1, 0))
	return frame.Fit(about+"\n"+body, m.width, m.height)
}

// members is how many of them are in it.
func (m *Screen) members() string {
	n := 0
	for _, t := range m.all {
		if t.Status == store.PartnershipMember {
			n++
		}
	}
	return m.Words.N("partnership.members", n)
}

// Click puts the cursor on the row that was clicked, under a line and a border.
func (m *Screen) Click(_, y int) bool { return m.rows.Press(y - 2) }
