package browse

import (
	"maps"
	"slices"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/keep"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// names are what the panes are called where they are kept.
func (p pane) name() string { return [...]string{"list", "sheet", "facets"}[p] }

// Where is how the list is looked at now.
func (m *Screen) Where() keep.View {
	view := keep.View{Query: m.input.Value(), Filters: maps.Clone(m.filters), Sort: m.sort, Focus: m.focus.name()}
	if record := m.current(); record != nil {
		view.Row = record.Head().ID.String()
	}
	return view
}

// GoBack looks at the list like that again. A row that is not near the top any
// more is not looked for.
func (m *Screen) GoBack(view keep.View) {
	m.input.SetValue(view.Query)
	m.filters = map[string][]string{}
	for _, facet := range m.source.Facets() {
		if values := view.Filters[facet.Name]; len(values) > 0 {
			m.filters[facet.Name] = slices.Clone(values)
		}
	}
	if view.Sort >= 0 && view.Sort < len(m.source.Sorts()) {
		m.sort = view.Sort
	}
	m.anew()
	if id, ok := store.ParseID(view.Row); ok {
		m.Focus(id)
	}
	if view.Focus == onSheet.name() && m.current() != nil {
		m.setFocus(onSheet)
	}
	m.load()
}

var _ screen.Placer = (*Screen)(nil)
