package facets

import tea "charm.land/bubbletea/v2"

// ToggledMsg says that a value was ticked or unticked.
type ToggledMsg struct{ Group, Value string }

// Move moves the cursor by a number of values, from group to group.
func (m *Model) Move(by int) {
	m.drawn = ""
	for ; by > 0; by-- {
		m.next()
	}
	for ; by < 0; by++ {
		m.previous()
	}
}

func (m *Model) next() {
	switch {
	case m.group >= len(m.groups):
	case m.value+1 < len(m.groups[m.group].Values):
		m.value++
	case m.group+1 < len(m.groups):
		m.group, m.value = m.group+1, 0
	}
}

func (m *Model) previous() {
	switch {
	case m.value > 0:
		m.value--
	case m.group > 0:
		m.group--
		m.value = len(m.groups[m.group].Values) - 1
	}
}

// MoveGroup moves the cursor to the first value of a group before or after.
func (m *Model) MoveGroup(by int) {
	m.group = min(max(m.group+by, 0), max(len(m.groups)-1, 0))
	m.value, m.drawn = 0, ""
}

// Top moves to the first value, Bottom to the last.
func (m *Model) Top() { m.group, m.value, m.drawn = 0, 0, "" }

// Bottom moves to the last value.
func (m *Model) Bottom() {
	m.drawn = ""
	if len(m.groups) > 0 {
		m.group = len(m.groups) - 1
		m.value = len(m.groups[m.group].Values) - 1
	}
}

// Click puts the cursor on the value at a line of the panel and ticks it; false
// if there is none.
func (m *Model) Click(y int) bool {
	lines := m.layout()
	at := m.top + y
	if y < 0 || y >= m.height || at >= len(lines) || lines[at].kind != valueLine {
		return false
	}
	m.group, m.value, m.drawn = lines[at].group, lines[at].value, ""
	return m.Toggle()
}

// Update moves and ticks by the usual keys, for those who have no key table of
// their own. It reports whether the message was for the panel.
func (m *Model) Update(msg tea.Msg) (tea.Cmd, bool) {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, false
	}
	switch key.String() {
	case "up", "k":
		m.Move(-1)
	case "down", "j":
		m.Move(1)
	case "left", "h", "pgup":
		m.MoveGroup(-1)
	case "right", "l", "pgdown":
		m.MoveGroup(1)
	case "home", "g":
		m.Top()
	case "end", "G":
		m.Bottom()
	case "space", "enter":
		return m.toggled(), true
	default:
		return nil, false
	}
	return nil, true
}

func (m *Model) toggled() tea.Cmd {
	if !m.Toggle() {
		return nil
	}
	group, value, _ := m.Current()
	return func() tea.Msg { return ToggledMsg{group.Name, value.Value} }
}
