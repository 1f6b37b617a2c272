// Package list shows a window on rows that are somewhere else.
//
// A catalogue may have a million rows and a thousand readers, so a list holds
// none but those around what it shows. It asks its Feed for them as its reader
// moves, and after a change it finds the row under the cursor again by its key:
// what others add above slides past, and the row being looked at stays where it
// was on the screen.
package list

import "github.com/ogptoolbox/concorde/tui/theme"

// Feed is where rows come from and how one is drawn.
type Feed[R any] struct {
	// Fetch reads the rows [offset, offset+limit) and tells how many there are
	// in all. It is called from the session's event loop, and has to be quick.
	Fetch func(offset, limit int) (rows []R, total int)
	// Key tells one row from another, through all changes.
	Key func(row R) string
	// Draw draws a row in that many cells; with Lines above 1, on as many lines.
	Draw func(row R, width int, selected bool) string
	// Position finds where a row has gone, or -1. Without it a row that moved
	// by more than a page is lost, and the cursor keeps its number instead.
	Position func(key string) int
	// Lines is the height of a row; 0 is 1.
	Lines int
}

// Model is a list on a screen. Make it with New.
type Model[R any] struct {
	theme *theme.Theme
	feed  Feed[R]
	empty string

	width, height int
	focused       bool

	rows  []R // [start, start+len(rows))
	start int
	total int

	offset int // the first row shown
	cursor int
	rest   int // the first row shown where there was room for what the reader last did

	fitted []fitted // the lines of the last View, by their places
}

// New returns a list without a size; it reads nothing before it has one.
func New[R any](th *theme.Theme, feed Feed[R]) *Model[R] {
	feed.Lines = max(feed.Lines, 1)
	return &Model[R]{theme: th, feed: feed, focused: true}
}

// SetSize gives the list its cells. What it hides for want of room comes back
// with the room.
func (m *Model[R]) SetSize(width, height int) {
	rest := m.rest
	m.width, m.height, m.offset = max(width, 0), max(height, 0), rest
	m.follow()
	m.rest = rest
}

// SetFocused says whether keys go to this list, which its cursor shows.
func (m *Model[R]) SetFocused(focused bool) { m.focused = focused }

// SetEmpty sets what the list says when there are no rows: what to do about it.
func (m *Model[R]) SetEmpty(text string) { m.empty = text }

// Total is how many rows there are in all.
func (m *Model[R]) Total() int { return m.total }

// Cursor is the number of the row under the cursor, from 0.
func (m *Model[R]) Cursor() int { return m.cursor }

// Window is the rows being shown: [offset, offset+limit).
func (m *Model[R]) Window() (offset, limit int) { return m.offset, m.visible() }

// Current is the row under the cursor; false if there is none.
func (m *Model[R]) Current() (R, bool) { return m.at(m.cursor) }

// Reload reads the rows again after a change. The row under the cursor stays
// under it, and where it was on the screen.
func (m *Model[R]) Reload() {
	rest, at := m.rest, m.cursor
	m.reload()
	m.rest = max(rest+m.cursor-at, 0)
}

func (m *Model[R]) reload() {
	current, had := m.Current()
	before, offset, cursor := m.total, m.offset, m.cursor
	m.fetch()
	if had && !m.Select(m.feed.Key(current)) && m.total != before {
		// More came or went above than are at hand: look as far away as that.
		m.offset, m.cursor = max(offset+m.total-before, 0), max(cursor+m.total-before, 0)
		m.fetch()
		if !m.Select(m.feed.Key(current)) {
			m.offset, m.cursor = offset, cursor
		}
	}
	m.clamp()
	m.follow()
}

// Shown lists the rows on the screen.
func (m *Model[R]) Shown() []R {
	from := min(max(m.offset-m.start, 0), len(m.rows))
	return m.rows[from:min(from+m.visible(), len(m.rows))]
}

// Reset reads the rows from the top: they are others now, such as those of
// another search.
func (m *Model[R]) Reset() {
	m.offset, m.cursor, m.rest = 0, 0, 0
	m.fetch()
	m.clamp()
}

// Select puts the cursor on the row with a key, on the same line of the screen
// as before if it can; false if there is no such row near.
func (m *Model[R]) Select(key string) bool {
	at := m.find(key)
	if at < 0 {
		return false
	}
	m.offset += at - m.cursor
	m.cursor = at
	m.clamp()
	m.follow()
	return true
}

func (m *Model[R]) find(key string) int {
	for i, row := range m.rows {
		if m.feed.Key(row) == key {
			return m.start + i
		}
	}
	if m.feed.Position == nil {
		return -1
	}
	return m.feed.Position(key)
}

func (m *Model[R]) at(index int) (row R, ok bool) {
	if index < m.start || index >= m.start+len(m.rows) {
		return row, false
	}
	return m.rows[index-m.start], true
}

// visible is how many rows fit.
func (m *Model[R]) visible() int { return m.height / m.feed.Lines }

// fetch reads what is shown and a page on each side, so that moving by a row
// reads once a page.
func (m *Model[R]) fetch() {
	page := m.visible()
	if page == 0 {
		m.rows = nil
		return
	}
	from := max(m.offset-page, 0)
	m.rows, m.total = m.feed.Fetch(from, m.offset+2*page-from)
	m.start = from
}

// clamp keeps the cursor on a row and the window on the rows.
func (m *Model[R]) clamp() {
	m.cursor = min(max(m.cursor, 0), max(m.total-1, 0))
	m.offset = min(m.offset, m.cursor, max(m.total-m.visible(), 0))
	m.offset = max(m.offset, m.cursor-max(m.visible(), 1)+1, 0)
}

// follow reads on if the window left the rows at hand.
func (m *Model[R]) follow() {
	m.clamp()
	defer func() { m.rest = m.offset }()
	if m.visible() == 0 {
		return
	}
	last := min(m.offset+m.visible(), m.total)
	if m.rows == nil || m.offset < m.start || last > m.start+len(m.rows) {
		m.fetch()
		m.clamp()
	}
}
