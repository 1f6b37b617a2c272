package browse

import (
	"fmt"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/share"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/facets"
)

// Alike is a source whose lists and rows are the same for everybody: they
// depend on the record, on what is searched, and on the language, the theme and
// the width in which they are drawn. The sessions of a server read them once.
type Alike interface{ Alike() }

// What a page, the facets beside it and a row depend on, but for the record.
type (
	pageKey  struct{ source, query string }
	facetKey struct{ source, query, lang string }
	rowKey   struct {
		source, lang string
		theme        theme.Name
		width        int
		id           store.ID
		revision     uint64
	}
)

// alike names what the list is a list of; nothing where it is the session's own.
func (m *Screen) alike() string {
	if _, ok := m.source.(Alike); ok && !m.Plain {
		return fmt.Sprintf("%T", m.source)
	}
	return ""
}

// lists is where lists are shared; nil where this is the session's own. What
// somebody searches for, or narrows by, is: few ask for the same, and what all
// ask for is not to make room for it.
func (m *Screen) lists() *share.Reads {
	if m.Shared == nil || m.alike() == "" || m.input.Value() != "" || len(m.filters) > 0 {
		return nil
	}
	return m.Shared.Lists
}

// sharedRows is where rows are shared; nil where they are the session's own.
func (m *Screen) sharedRows() *share.Reads {
	if m.Shared == nil || m.alike() == "" {
		return nil
	}
	return m.Shared.Rows
}

// list reads a window of the list.
func (m *Screen) list(query store.Query) (Page, error) {
	return share.Once(m.lists(), m.Store.Sequence(), pageKey{m.alike(), fmt.Sprint(query)}, func() (Page, bool, error) {
		page, err := m.source.List(query)
		return page, !page.Partial, err
	})
}

// groups are the facets with the counts of the page.
func (m *Screen) groups() []facets.Group {
	key := facetKey{m.alike(), fmt.Sprint(m.query(0, 0)), m.Lang()}
	groups, _ := share.Once(m.lists(), m.Store.Sequence(), key, func() ([]facets.Group, bool, error) {
		return m.counted(), !m.page.Partial && len(m.page.Counts) > 0, nil // a list without room for a row has read no page
	})
	return groups
}

// drawRow draws a row.
func (m *Screen) drawRow(record store.Record, width int) string {
	head := record.Head()
	key := rowKey{m.alike(), m.Lang(), m.Theme.Name, width, head.ID, head.Revision}
	row, _ := share.Once(m.sharedRows(), m.Store.Sequence(), key, func() (string, bool, error) {
		return m.source.Row(record, width), true, nil
	})
	return row
}
