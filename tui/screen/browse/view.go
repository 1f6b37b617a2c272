package browse

import (
	"strings"

	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// View draws the screen, exactly the cells it was given.
func (m *Screen) View() string {
	var panes []string
	if m.place.facets.shown() {
		panes = append(panes, m.viewFacets())
	}
	if m.place.list.shown() {
		panes = append(panes, m.viewList())
	}
	if m.place.sheet.shown() {
		panes = append(panes, m.viewSheet())
	}
	return frame.Below(frame.Line(m.viewSearch(), m.place.width), panes...)
}

// viewSearch is the line above: what is searched, what was relaxed to find it,
// how many filters there are, and the order of the list. Where not all of it
// fits, the last goes first.
func (m *Screen) viewSearch() string {
	label := m.Theme.Key.Render(" " + m.Key(screen.Search) + " ")
	room := m.place.width - 3
	least := min(frame.Width(m.input.Value())+2, 16)
	right := "  "
	for _, part := range m.notes() {
		if part != "" && room-frame.Width(right+part)-2 >= least {
			right += part + "  "
		}
	}
	room = max(room-frame.Width(right), 0)
	text := m.Theme.Faint.Render(m.placeholder())
	if m.input.Focused() || m.input.Value() != "" {
		m.input.SetWidth(max(room-2, 1))
		text = m.input.View()
	}
	return label + frame.Cell(text, room) + right
}

// placeholder says what is searched, until something is.
func (m *Screen) placeholder() string {
	if searched, ok := m.source.(Searched); ok {
		return searched.Search()
	}
	return m.T("shell.search.placeholder")
}

// notes are what stands at the right of the search, most important first.
func (m *Screen) notes() []string {
	filters := ""
	if n := len(m.filters); n > 0 {
		filters = m.Theme.Accent.Render(m.Words.N("shell.facets.active", n))
	}
	return []string{
		m.Theme.Warning.Render(m.relaxed()), filters,
		m.Theme.Muted.Render(m.T("shell.key.sort")+" ") + m.source.Sorts()[m.sort].Label,
	}
}

// relaxed says what was not taken to the letter, so that something is found.
func (m *Screen) relaxed() string {
	relaxed := m.page.Relaxed
	switch {
	case len(relaxed.Dropped) > 0:
		return m.Words.F("shell.search.relaxed", map[string]any{"Dropped": screen.Clean(strings.Join(relaxed.Dropped, " "))})
	case len(relaxed.Typos) > 0:
		return m.T("shell.search.typo")
	}
	return ""
}

func (m *Screen) viewFacets() string {
	pane := frame.Pane{Title: m.T("shell.facets.title"), Focused: m.focus == onFacets}
	return m.panes[onFacets].Render(pane, m.Theme, m.facets.View(), m.place.facets.width, m.place.facets.height)
}

func (m *Screen) viewList() string {
	pane := frame.Pane{Title: m.source.Title(), Note: m.count(), Focused: m.focus == onList}
	return m.panes[onList].Render(pane, m.Theme, m.rows.View(), m.place.list.width, m.place.list.height)
}

func (m *Screen) viewSheet() string {
	width, height := frame.Inner(m.place.sheet.width, m.place.sheet.height)
	if m.sheet.Empty() {
		return frame.Pane{Focused: m.focus == onSheet}.Render(m.Theme, m.unread(width), m.place.sheet.width, m.place.sheet.height)
	}
	drawn := m.sheet.View(m.Theme, max(width-2, 1), height, m.focus == onSheet)
	pane := frame.Pane{Focused: m.focus == onSheet, Footer: m.sheet.Place(height), Inset: 1}
	return m.panes[onSheet].Render(pane, m.Theme, drawn, m.place.sheet.width, m.place.sheet.height)
}

// unread invites to choose what to read, where there is something to choose: a
// list without a row already says what to do.
func (m *Screen) unread(width int) string {
	if m.place.list.shown() && m.page.Total == 0 {
		return ""
	}
	invitation := strings.Join(frame.Wrap(m.T("shell.empty.select"), max(width-2, 1)), "\n")
	return frame.Beside(frame.Fit("", 1, frame.Height(invitation)), m.Theme.Muted.Render(invitation))
}
