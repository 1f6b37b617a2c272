package browse

import (
	tea "charm.land/bubbletea/v2"
)

// box is the cells of a pane with its border; none: it is not shown.
type box struct{ width, height int }

func (b box) shown() bool      { return b.width > 0 && b.height > 0 }
func (b box) innerHeight() int { return max(b.height-2, 1) }

// layout is where everything goes. It is a function of the size and the focus.
type layout struct {
	width, height       int
	facets, list, sheet box
}

// Widths at which one more pane fits.
const (
	twoPanes   = 76
	threePanes = 116
	panel      = 28 // cells of the facets

	roomy     = 160 // from here on, the list has cells to spare for whole words
	fullSheet = 78  // of a sheet in which two lists stand beside each other
)

// arrange lays the panes out: three beside each other where there is room,
// else two, else the one that has the focus. There is a line above them for
// the search.
func arrange(width, height int, focus pane) layout {
	l := layout{width: width, height: height}
	rows := max(height-1, 0)
	switch {
	case width >= roomy:
		rest := width - panel
		l.threePanes(panel, max(rest/2, min(rest*3/5, rest-fullSheet)), rows)
	case width >= threePanes:
		l.threePanes(panel, (width-panel)*11/20, rows)
	case width >= twoPanes && focus == onFacets:
		l.facets = box{panel, rows}
		l.list = box{width - panel, rows}
	case width >= twoPanes:
		l.list = box{width / 2, rows}
		l.sheet = box{width - l.list.width, rows}
	case focus == onFacets:
		l.facets = box{width, rows}
	case focus == onSheet:
		l.sheet = box{width, rows}
	default:
		l.list = box{width, rows}
	}
	return l
}

// threePanes gives the facets and the list their cells, and the sheet the rest.
func (l *layout) threePanes(facets, list, rows int) {
	l.facets, l.list = box{facets, rows}, box{list, rows}
	l.sheet = box{l.width - facets - list, rows}
}

// SetSize gives the screen its cells.
func (m *Screen) SetSize(width, height int) {
	m.place.width, m.place.height = width, height
	m.setFocus(m.focus)
}

// setFocus says where keys go, and lays the panes out for it.
func (m *Screen) setFocus(to pane) {
	m.focus = to
	l := arrange(m.place.width, m.place.height, to)
	m.place = l
	if l.sheet.shown() {
		m.place.sheet = l.sheet
	}
	inner := func(b box) (int, int) { return max(b.width-2, 0), max(b.height-2, 0) }
	if l.list.shown() {
		m.rows.SetSize(inner(l.list))
	}
	m.facets.SetSize(inner(l.facets))
	m.rows.SetFocused(to == onList)
	m.facets.SetFocused(to == onFacets)
	m.load()
}

// switchTo goes to a pane, or back to the list if one is there.
func (m *Screen) switchTo(to pane) {
	if m.focus == to {
		to = onList
	}
	m.setFocus(to)
}

// step goes to the next pane from left to right, by one; not beyond the ends.
func (m *Screen) step(by int) {
	order := []pane{onFacets, onList, onSheet}
	at := 0
	for i, p := range order {
		if p == m.focus {
			at = i
		}
	}
	m.setFocus(order[(at+by+len(order))%len(order)])
}

// click goes to the pane under the mouse, and to what it is on there. A second
// click on a row opens it. The line of the search and a border lie above.
func (m *Screen) click(x, y int) tea.Cmd {
	if y == 0 {
		m.setFocus(onList)
		return m.input.Focus()
	}
	m.input.Blur()
	line := y - 2
	switch l := m.place; {
	case x < l.facets.width:
		m.setFocus(onFacets)
		if m.facets.Click(line) {
			return m.open()
		}
	case x < l.facets.width+l.list.width:
		before := m.rows.Cursor()
		again := m.focus == onList
		m.setFocus(onList)
		if m.rows.Click(line) && again && m.rows.Cursor() == before {
			return m.open()
		}
		m.load()
	case l.sheet.shown():
		again := m.focus == onSheet
		m.setFocus(onSheet)
		if m.sheet.Press(x-l.facets.width-l.list.width-2, line) && again {
			return m.open()
		}
	}
	return nil
}
