package browse

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// Reader is the screen of one record, come to from elsewhere.
type Reader struct {
	*screen.Common
	source        Shower
	kind          store.Kind
	id            store.ID
	record        store.Record // nil: it is not there any more
	sheet         sheet.Model
	width, height int
}

// NewReader returns the screen of one record.
func NewReader(c *screen.Common, source Shower, kind store.Kind, id store.ID) *Reader {
	return &Reader{Common: c, source: source, kind: kind, id: id}
}

// Init reads the record.
func (m *Reader) Init() tea.Cmd { return m.Refresh() }

// Refresh reads it again.
func (m *Reader) Refresh() tea.Cmd {
	record, err := m.Store.Record(m.kind, m.id)
	if err != nil {
		m.record = nil
		m.sheet.Set([]sheet.Block{sheet.Note(m.T("shell.error.not-found"))}, false)
		return nil
	}
	if !store.MaySee(m.Actor, record) {
		m.record = nil
		m.sheet.Set([]sheet.Block{sheet.Note(m.T("shell.status.hidden"))}, false)
		return nil
	}
	m.record = record
	m.sheet.Set(append(m.hidden(record), m.source.Sheet(record, max(m.width-4, 1))...), true)
	return nil
}

// hidden says to those who may still see it who hid the record, and why.
func (m *Reader) hidden(record store.Record) []sheet.Block {
	if !record.Head().Hidden {
		return nil
	}
	said := m.T("shell.status.hidden")
	if entry, err := m.Store.HiddenBy(m.id); err == nil {
		said += " · " + m.Person(entry.Actor) + " · " + screen.Clean(entry.Reason)
	}
	return []sheet.Block{sheet.Note(said), sheet.Gap()}
}

// Title names the screen.
func (m *Reader) Title() string { return m.Name(m.kind, m.id) }

// Record is what it shows.
func (m *Reader) Record() (store.Kind, store.ID) { return m.kind, m.id }

// Selected is the record; nil if it is not there any more.
func (m *Reader) Selected() store.Record { return m.record }

// Update has nothing to do with what is not an action.
func (m *Reader) Update(tea.Msg) tea.Cmd { return nil }

// Typing is never so.
func (m *Reader) Typing() bool { return false }

// SetSize gives the screen its cells.
func (m *Reader) SetSize(width, height int) {
	if width != m.width {
		m.width, m.height = width, height
		m.Refresh()
	}
	m.width, m.height = width, height
}

// View draws the record.
func (m *Reader) View() string {
	width, height := frame.Inner(m.width, m.height)
	body := frame.Beside(frame.Fit("", 1, height), m.sheet.View(m.Theme, max(width-2, 1), height, true))
	return frame.Pane{Focused: true, Footer: m.sheet.Place(height)}.Render(m.Theme, body, m.width, m.height)
}

// Offers lists what can be done with the record.
func (m *Reader) Offers() []screen.Offer {
	var offers []screen.Offer
	if m.sheet.Target() != nil {
		offers = append(offers, screen.Offer{Action: screen.Open, Hint: true})
	}
	if m.record != nil {
		for _, offer := range offersAt(m.source, m.record, m.sheet.Target()) {
			if offer.Action != screen.Add || m.pointsAt(screen.Add) {
				offers = append(offers, offer)
			}
		}
	}
	offers = append(offers, screen.Offer{Action: screen.Back, Hint: true})
	for _, action := range []screen.Action{screen.Up, screen.Down, screen.PageUp, screen.PageDown, screen.Top, screen.Bottom} {
		offers = append(offers, screen.Offer{Action: action})
	}
	return offers
}

// Do does an action.
func (m *Reader) Do(action screen.Action) (tea.Cmd, bool) {
	if action.MoveIn(inSheet(&m.sheet, max(m.height-2, 1))) {
		return nil, true
	}
	if cmd, done := vote(m.Common, action, m.sheet.Target()); done {
		return cmd, true
	}
	if action != screen.Open {
		return m.ask(action)
	}
	return opened(m.source, m.record, m.sheet.Target())
}

// pointsAt reports whether an action is about what the cursor is on.
func (m *Reader) pointsAt(action screen.Action) bool {
	pointer, ok := m.source.(Pointer)
	return ok && m.sheet.Target() != nil && holds(pointer.OffersAt(m.record, m.sheet.Target()), action)
}

// ask does what the source offers, or says why not.
func (m *Reader) ask(action screen.Action) (tea.Cmd, bool) {
	if m.record == nil {
		return nil, false
	}
	return offered(m.source, action, m.record, m.sheet.Target())
}

// Click puts the cursor on what was clicked of the sheet.
func (m *Reader) Click(x, y int) bool { return m.sheet.Press(x-2, y-1) }
