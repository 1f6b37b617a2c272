package browse

import (
	"github.com/ogptoolbox/concorde/tui/presence"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// Looking is the record in full; nothing while only the list is shown.
func (m *Screen) Looking() presence.Thing {
	record := m.current()
	if record == nil || !m.place.sheet.shown() {
		return presence.Thing{}
	}
	return presence.Thing{Kind: record.Kind(), ID: m.shown.id} // the cursor may be ahead of the sheet
}

// Glance shows the people on the sheet as they are now.
func (m *Screen) Glance() {
	if !m.behind {
		m.load()
	}
}

// Looking is the record.
func (m *Reader) Looking() presence.Thing { return presence.Thing{Kind: m.kind, ID: m.id} }

// Glance shows the people on it as they are now.
func (m *Reader) Glance() { m.Refresh() }

var (
	_ screen.Looker  = (*Screen)(nil)
	_ screen.Looker  = (*Reader)(nil)
	_ screen.Peopled = (*Screen)(nil)
	_ screen.Peopled = (*Reader)(nil)
)
