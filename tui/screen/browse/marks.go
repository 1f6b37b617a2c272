package browse

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Comparer is a source whose records can be marked, and shown side by side.
type Comparer interface {
	// Most is how many.
	Most() int
	// Compare shows the records, in the order in which they were marked.
	Compare([]store.ID) tea.Cmd
}

// compare marks the record under the cursor, or compares those that are
// marked; false if the action is neither, or nothing here can be compared.
func (m *Screen) compare(action screen.Action) (tea.Cmd, bool) {
	source, ok := m.source.(Comparer)
	if !ok || m.focus == onFacets {
		return nil, false
	}
	switch action {
	case screen.Mark:
		return m.mark(source.Most()), true
	case screen.Compare:
		return m.compareMarked(source), true
	}
	return nil, false
}

// mark marks the record under the cursor, or takes the mark away.
func (m *Screen) mark(most int) tea.Cmd {
	record := m.current()
	if record == nil {
		return screen.Complain(m.T("shell.why.nothing-selected"))
	}
	id := record.Head().ID
	if at := slices.Index(m.marks, id); at >= 0 {
		m.marks = slices.Delete(m.marks, at, at+1)
	} else if len(m.marks) == most {
		return screen.Complain(m.Words.F("compare.most", map[string]any{"Most": most, "Key": m.Key(screen.Compare)}))
	} else {
		m.marks = append(m.marks, id)
	}
	m.drawn = nil // the first mark moves all rows, so that their columns stay aligned
	return nil
}

// compareMarked compares what is marked; with one mark, it and the record
// under the cursor. The marks are done with then.
func (m *Screen) compareMarked(source Comparer) tea.Cmd {
	ids := slices.Clone(m.marks)
	if record := m.current(); len(ids) == 1 && record != nil && record.Head().ID != ids[0] {
		ids = append(ids, record.Head().ID)
	}
	if len(ids) < 2 {
		return screen.Complain(m.Words.F("compare.least", map[string]any{"Key": m.Key(screen.Mark)}))
	}
	m.unmark()
	return source.Compare(ids)
}

// unmark takes all marks away; false if there are none.
func (m *Screen) unmark() bool {
	if len(m.marks) == 0 {
		return false
	}
	m.marks, m.drawn = nil, nil
	return true
}

// marked draws a row with its mark; while something is marked all rows leave
// room for one.
func (m *Screen) marked(record store.Record, width int) string {
	if line, told := m.line(record); told {
		return line
	}
	if len(m.marks) == 0 {
		return m.drawRow(record, width)
	}
	mark := theme.MarkChosen + " "
	row := m.drawRow(record, max(width-frame.Width(mark), 0))
	if !slices.Contains(m.marks, record.Head().ID) {
		return strings.Repeat(" ", frame.Width(mark)) + row
	}
	return m.Theme.Accent.Render(mark) + row
}
