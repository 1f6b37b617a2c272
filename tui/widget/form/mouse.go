package form

import tea "charm.land/bubbletea/v2"

// Click is a click on a line of the form: it gives the field there the focus,
// and ticks the option there.
func (m *Model) Click(y int) tea.Cmd {
	if m.headed() {
		y--
	}
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
		m.picker.at = d.option[at]
		f.toggle(f.Options[m.picker.found[m.picker.at]].Value)
		m.picker.clear(f)
	case f.Kind == Check:
		f.toggle(ticked)
	default:
		return nil
	}
	return tell(ChangedMsg{f.Name})
}
