package browse

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/facets"
	"github.com/ogptoolbox/concorde/tui/widget/list"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// What follows is for those who are told the screen line by line.

// Rows are the list.
func (m *Screen) Rows() list.Rows { return m.rows }

// Searched is what the list is searched for.
func (m *Screen) Searched() string { return m.input.Value() }

// SearchFor reads the list of a search; an empty one is the whole list.
func (m *Screen) SearchFor(query string) {
	m.input.SetValue(query)
	m.anew()
}

// Noted is what there is to know about the list besides its rows: what was not
// taken to the letter to find them, and their order.
func (m *Screen) Noted() (relaxed, order string) {
	return m.relaxed(), m.source.Sorts()[m.sort].Label
}

// Filters are what the list can be narrowed by, with what it is narrowed by now.
func (m *Screen) Filters() []facets.Group { return m.facets.Groups() }

// Toggle adds a filter or takes it away.
func (m *Screen) Toggle(facet, value string) { m.toggle(facet, value) }

// Added is how many such things others put on the record since an entry.
func (m *Screen) Added(since uint64) int { return m.added(since) }

// Sheet is the record.
func (m *Reader) Sheet() sheet.Reading { return &m.sheet }

// AtRow is the record of a row of the list, or the one with that key, if it has
// one; nil if there is no such row.
func (m *Screen) AtRow(row int, key string) store.Record {
	if !m.rows.Pick(row, key) {
		return nil
	}
	m.load()
	return m.current()
}

// Needs reports whether an action is for one of the records, and not for the list.
func (m *Screen) Needs(action screen.Action) bool {
	if action == screen.Mark || action == screen.Compare {
		return true
	}
	for _, offer := range m.source.Offers(nil) {
		if offer.Action == action {
			return offer.WhyNot != ""
		}
	}
	return false
}

// Liner is a source that tells a record in one line, without columns. What no
// source tells is told as its row is drawn.
type Liner interface{ Line(store.Record) string }

// line is a record in one line, for those who are told it; false if the source
// does not tell it.
func (m *Screen) line(record store.Record) (string, bool) {
	source, ok := m.source.(Liner)
	if !ok || !m.Plain {
		return "", false
	}
	return source.Line(record), true
}
