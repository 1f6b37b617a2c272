package browse

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// Offers lists what can be done here now.
func (m *Screen) Offers() []screen.Offer {
	offers := append(make([]screen.Offer, 0, 32), screen.Offer{Action: screen.Search, Hint: true}) // asked for each frame
	if _, votes := m.sheet.Target().(screen.VoteMsg); votes && m.focus == onSheet {
		offers = append(offers, screen.Offer{Action: screen.Vote, Hint: true})
	} else if m.canOpen() {
		offers = append(offers, screen.Offer{Action: screen.Open, Hint: true})
	}
	offers = append(offers, offersAt(m.source, m.current(), m.pointed())...)
	if _, ok := m.source.(Comparer); ok {
		offers = append(offers, screen.Offer{Action: screen.Mark}, screen.Offer{Action: screen.Compare, Hint: len(m.marks) > 0})
	}
	for _, action := range []screen.Action{
		screen.Facets, screen.Sort, screen.NextPane, screen.PrevPane, screen.Up, screen.Down, screen.Left, screen.Right,
		screen.Top, screen.Bottom, screen.PageUp, screen.PageDown, screen.Back,
	} {
		offers = append(offers, screen.Offer{Action: action, Hint: action == screen.Facets})
	}
	return offers
}

// canOpen reports whether there is something under the cursor.
func (m *Screen) canOpen() bool {
	switch m.focus {
	case onSheet:
		return m.sheet.Target() != nil
	case onList:
		return m.current() != nil
	}
	return true
}

// Do does an action.
func (m *Screen) Do(action screen.Action) (tea.Cmd, bool) {
	if m.move(action) {
		return m.follow(), true
	}
	if m.focus == onSheet {
		if cmd, done := vote(m.Common, action, m.sheet.Target()); done {
			return cmd, true
		}
	}
	if cmd, done := m.compare(action); done {
		return cmd, true
	}
	switch action {
	case screen.Search:
		m.setFocus(onList)
		return m.input.Focus(), true
	case screen.Sort:
		m.sort = (m.sort + 1) % len(m.source.Sorts())
		m.anew()
		return nil, true
	case screen.Facets:
		m.switchTo(onFacets)
		return nil, true
	case screen.NextPane, screen.Right:
		m.step(1)
		return nil, true
	case screen.PrevPane, screen.Left:
		m.step(-1)
		return nil, true
	case screen.Open:
		return m.open(), true
	case screen.Back:
		return nil, m.back()
	}
	return m.ask(action)
}

// ask does what the source offers, or says why not.
func (m *Screen) ask(action screen.Action) (tea.Cmd, bool) {
	return offered(m.source, action, m.current(), m.pointed())
}

// open ticks a filter, opens what is under the cursor, or goes to the sheet.
func (m *Screen) open() tea.Cmd {
	switch m.focus {
	case onFacets:
		if group, value, ok := m.facets.Current(); ok {
			m.toggle(group.Name, value.Value)
		}
	case onList:
		if m.current() != nil {
			m.setFocus(onSheet)
		}
	case onSheet:
		cmd, _ := opened(m.source, m.current(), m.pointed())
		return cmd
	}
	return nil
}

// back takes back the last step: the pane, then the search, the marks, and
// then the filters.
func (m *Screen) back() bool {
	switch {
	case m.focus != onList:
		m.setFocus(onList)
	case m.input.Value() != "":
		m.input.SetValue("")
		m.anew()
	case m.unmark():
	case len(m.filters) > 0:
		m.filters = map[string][]string{}
		m.anew()
	default:
		return false
	}
	return true
}

// move moves in the pane that has the focus.
func (m *Screen) move(action screen.Action) bool {
	switch m.focus {
	case onList:
		return m.moveList(action)
	case onSheet:
		return m.moveSheet(action)
	}
	return m.moveFacets(action)
}

func (m *Screen) moveList(action screen.Action) bool {
	return action.MoveIn(screen.Moving{
		Move: m.walk, Page: func(by int) { m.rows.Half(by) },
		Top: m.top, Bottom: func() { m.rows.Bottom() },
	})
}

// walk moves the cursor by rows.
func (m *Screen) walk(by int) {
	if m.Rest > 0 {
		m.rows.Leap(by)
		return
	}
	m.rows.Move(by)
}

func (m *Screen) moveSheet(action screen.Action) bool {
	return action.MoveIn(inSheet(&m.sheet, m.place.sheet.innerHeight()))
}

// inSheet moves in a sheet of which so many lines are shown.
func inSheet(s *sheet.Model, height int) screen.Moving {
	return screen.Moving{
		Move: func(by int) { s.Move(by, height) }, Page: func(by int) { s.Page(by, height) },
		Top: s.Top, Bottom: s.Bottom,
	}
}

func (m *Screen) moveFacets(action screen.Action) bool {
	return action.MoveIn(screen.Moving{Move: m.facets.Move, Page: m.facets.MoveGroup, Top: m.facets.Top, Bottom: m.facets.Bottom})
}

// Typing reports whether letters go into the search.
func (m *Screen) Typing() bool { return m.input.Focused() }

// Update takes what is typed into the search: the list follows every letter.
func (m *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case screen.ClickMsg:
		return m.click(msg.X, msg.Y)
	case screen.RestedMsg:
		m.rested(msg)
		return nil
	}
	if !m.Typing() {
		return nil
	}
	key, typing := msg.(tea.KeyPressMsg)
	if typing {
		if cmd, done := m.leaveSearch(key.String()); done {
			return cmd
		}
	}
	before := m.input.Value()
	var cmd tea.Cmd
	m.input, cmd = m.input.Update(msg)
	switch {
	case m.input.Value() == before:
		return cmd
	case typing:
		return tea.Batch(cmd, m.typed())
	}
	m.anew()
	return cmd
}

// leaveSearch does the keys that are not letters of the search.
func (m *Screen) leaveSearch(key string) (tea.Cmd, bool) {
	switch key {
	case "enter", "tab":
		m.input.Blur()
		if m.behind {
			m.catchUp()
		}
	case "esc":
		m.input.Blur()
		m.input.SetValue("")
		m.anew()
	case "down":
		m.walk(1)
		return m.follow(), true
	case "up":
		m.walk(-1)
		return m.follow(), true
	default:
		return nil, false
	}
	return nil, true
}

// Found reports whether something is searched for, and there.
func (m *Screen) Found() bool { return m.input.Value() != "" && m.rows.Total() > 0 }

// Narrow puts a search into the list, as if it had been typed.
func (m *Screen) Narrow(query string, filters map[string][]string) {
	m.input.SetValue(query)
	m.filters = filters
	m.anew()
}

var _ screen.Screen = (*Screen)(nil)

// Selected is the record under the cursor; nil if there is none.
func (m *Screen) Selected() store.Record { return m.current() }
