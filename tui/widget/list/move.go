package list

import tea "charm.land/bubbletea/v2"

// Move moves the cursor by a number of rows and reports whether it did.
func (m *Model[R]) Move(by int) bool { return m.MoveTo(m.cursor + by) }

// Leap moves the cursor by a number of rows. Where the window has to follow, it
// goes on by half of what it shows: a window that follows row by row is drawn
// anew for every one of them, which a slow line does not bring.
func (m *Model[R]) Leap(by int) bool {
	before := m.offset
	moved := m.Move(by)
	switch {
	case m.offset > before:
		m.offset += m.visible() / 2
	case m.offset < before:
		m.offset = max(m.offset-m.visible()/2, 0)
	}
	m.follow()
	return moved
}

// Page moves by pages; Half by half pages.
func (m *Model[R]) Page(by int) bool { return m.Move(by * max(m.visible()-1, 1)) }

// Half moves by half pages.
func (m *Model[R]) Half(by int) bool { return m.Move(by * max(m.visible()/2, 1)) }

// Top moves to the first row.
func (m *Model[R]) Top() bool { return m.MoveTo(0) }

// Bottom moves to the last row.
func (m *Model[R]) Bottom() bool { return m.MoveTo(m.total - 1) }

// MoveTo moves the cursor to a row by its number.
func (m *Model[R]) MoveTo(index int) bool {
	before := m.cursor
	m.cursor = index
	m.follow()
	return m.cursor != before
}

// Scroll moves the window, and the cursor only as far as it has to: the wheel.
func (m *Model[R]) Scroll(by int) bool {
	before := m.offset
	last := max(m.total-m.visible(), 0)
	m.offset = min(max(m.offset+by, 0), last)
	m.cursor = min(max(m.cursor, m.offset), m.offset+max(m.visible(), 1)-1)
	m.follow()
	return m.offset != before
}

// Click puts the cursor on the row at a line of the list.
func (m *Model[R]) Click(y int) bool {
	index := m.offset + y/m.feed.Lines
	if y < 0 || y >= m.height || index >= m.total {
		return false
	}
	m.MoveTo(index)
	return true
}

// Press is a click on a line of the list; true where the cursor was there
// already: a second click opens the row.
func (m *Model[R]) Press(y int) bool {
	before := m.cursor
	return m.Click(y) && m.cursor == before
}

// Update moves by the usual keys and the wheel, for those who have no key
// table of their own. It reports whether the message was for the list.
func (m *Model[R]) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.key(msg.String())
	case tea.MouseWheelMsg:
		switch msg.Button {
		case tea.MouseWheelUp:
			m.Scroll(-3)
		case tea.MouseWheelDown:
			m.Scroll(3)
		}
		return true
	}
	return false
}

func (m *Model[R]) key(key string) bool {
	switch key {
	case "up", "k":
		m.Move(-1)
	case "down", "j":
		m.Move(1)
	case "pgup":
		m.Page(-1)
	case "pgdown":
		m.Page(1)
	case "ctrl+u":
		m.Half(-1)
	case "ctrl+d":
		m.Half(1)
	case "home", "g":
		m.Top()
	case "end", "G":
		m.Bottom()
	default:
		return false
	}
	return true
}
