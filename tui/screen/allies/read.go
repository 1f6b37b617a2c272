package allies

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/list"
)

// Rows are the allies, for those who are told them line by line.
func (m *Screen) Rows() list.Rows { return m.rows }

// Before says what their points are for, in full.
func (m *Screen) Before() []string { return []string{m.T("allies.how")} }

// line is an ally by name, with what they are and their points, and why under it.
func (m *Screen) line(ally store.Ally) string {
	name := m.Dot(ally.Record.Head().ID) + screen.Clean(ally.Record.Title(m.Lang()))
	return screen.Told(name, m.about(ally.Record), m.Words.N("plain.points", ally.Score)) + "\n" + Teller{m.Words, m.Store, m.Actor}.Why(ally)
}
