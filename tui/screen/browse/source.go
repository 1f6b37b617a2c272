// Package browse is the screen on which people look for something: facets to
// narrow by, a list, and the thing under the cursor in full. Wide terminals
// show the three side by side, narrow ones one at a time. It knows lists and
// sheets, and asks a Source for what is in them: tools, actions, coalitions.
package browse

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/search"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// Source is what a list is a list of.
type Source interface {
	// Title names the list; Empty says what to do when there is nothing in it.
	Title() string
	Empty() string
	// List reads a window of it.
	List(store.Query) (Page, error)
	// Row draws a record in a list line of that many cells.
	Row(record store.Record, width int) string
	// Facets to narrow by, in the order in which they are shown.
	Facets() []Facet
	// Sorts are the orders of the list, first the one it has at the start.
	Sorts() []Sort
	Shower
}

// Searched is a source that says by what its list is searched, where that is
// not what a tool is searched by.
type Searched interface{ Search() string }

// Shower shows one record at a time.
type Shower interface {
	// Sheet shows a record in full, for that many cells of width.
	Sheet(record store.Record, width int) []sheet.Block
	// Offers lists what can be done with a record (nil: there is none), and Do does it.
	Offers(store.Record) []screen.Offer
	Do(screen.Action, store.Record) tea.Cmd
}

// Page is a window of a list.
type Page struct {
	Total   int
	Rows    []store.Record
	Counts  map[string][]search.Count
	Relaxed search.Relaxed
	Partial bool // see [store.Page]
}

// Facet is something to narrow a list by.
type Facet struct {
	Name  string
	Title string
	Label func(value string) string
}

// Sort is an order of a list.
type Sort struct {
	Order search.Sort
	Label string
}

// PageOf is the page of a typed list.
func PageOf[R store.Record](page store.Page[R], err error) (Page, error) {
	rows := make([]store.Record, len(page.Rows))
	for i, row := range page.Rows {
		rows[i] = row
	}
	return Page{Total: page.Total, Rows: rows, Counts: page.Counts, Relaxed: page.Relaxed, Partial: page.Partial}, err
}
