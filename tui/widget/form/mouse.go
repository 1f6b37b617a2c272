package form

import tea "charm.land/bubbletea/v2"

// Click is a click on a line of the form: it gives the field there the focus,
// and ticks the option there.
func (m *Model) Click(y int) tea.Cmd {
	y -= len(m.head())
	d := m.draw()
	at := m.top + y
	if y < 0 || at >= len(d.lines) {
		return nil
	}
	f := m.fields[d.owner[at]]
	if d.owner[at] != m.at {
		cmd := m.leave()
		m.enter(d.owner[at])
		return cmd
	}
	switch {
	case d.option[at] >= 0:
		m.pick(f, d.option[at])
	case f.Kind == Check:
		f.toggle(ticked)
	default:
		return nil
	}
	return tell(ChangedMsg{f.Name})
}

// pick ticks an option, or unticks it: not where that would lose words.
func (m *Model) pick(f *field, at int) {
	m.picker.at = at
	if option, ok := m.picker.current(f); ok && f.wordsOf(option.Value) == "" {
		f.toggle(option.Value)
	}
	m.picker.clear(f)
	m.aim(f)
}
