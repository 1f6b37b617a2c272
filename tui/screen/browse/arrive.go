package browse

import (
	"github.com/ogptoolbox/concorde/store"
)

// arrivals are the rows that others added since the list was read from its
// top, and that the reader has not seen.
type arrivals struct {
	since uint64 // the last entry that was counted
	n     int
}

// feedLimit is how many entries are looked at, to tell one's own additions
// from those of others.
const feedLimit = 500

// arrive counts what others added, after the list was read again and has so
// many rows more. What is on the screen is seen.
func (m *Screen) arrive(more int) {
	since := m.arrived.since
	m.arrived.since = m.Store.Sequence()
	if more < 0 {
		m.arrived.n = max(m.arrived.n+more, 0)
	}
	if more <= 0 {
		return
	}
	added := min(more, m.added(since))
	for _, row := range m.rows.Shown() {
		if head := row.Head(); head.Made > since && !m.mine(head.CreatedBy) {
			added--
		}
	}
	m.arrived.n += max(added, 0)
}

// added is how many records of this kind others put on the record since an entry.
func (m *Screen) added(since uint64) int {
	if len(m.page.Rows) == 0 {
		return 0
	}
	entries, err := m.Store.Feed(since, feedLimit)
	if err != nil {
		return 0
	}
	kind, n := m.page.Rows[0].Kind(), 0
	for _, entry := range entries {
		for _, put := range entry.Puts {
			if put.Kind == kind && put.Base == 0 && !m.mine(entry.Actor) {
				n++
			}
		}
	}
	return n
}

func (m *Screen) mine(by store.ID) bool { return !by.IsZero() && by == m.Actor.Person }

// top goes to the first row, and has seen what came.
func (m *Screen) top() {
	m.rows.Top()
	m.arrived.n = 0
}

// count stands in the title of the list: how many rows, and how many came.
func (m *Screen) count() string {
	count := m.Words.Number(m.rows.Total())
	if m.page.Partial {
		count = "…" // nobody knows yet how many there are
	}
	if m.arrived.n > 0 {
		count = m.Words.N("shell.list.new", m.arrived.n) + " · " + count
	}
	if n := len(m.marks); n > 0 {
		count = m.Words.N("compare.marked", n) + " · " + count
	}
	return count
}
