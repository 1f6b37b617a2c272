package form

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// down goes into the notice under the field, or to the next field.
func (m *Model) down(f *field) tea.Cmd {
	if len(f.notice.Items) > 0 {
		m.item = 0
		return nil
	}
	return m.step(1)
}

// next goes to the next field; from the last one it saves.
func (m *Model) next() tea.Cmd {
	if m.at == len(m.fields)-1 {
		return m.submit()
	}
	return m.step(1)
}

// step leaves the field for another and goes round at the ends.
func (m *Model) step(by int) tea.Cmd {
	cmd := m.leave()
	m.enter((m.at + by + len(m.fields)) % len(m.fields))
	return cmd
}

// leave takes what was being looked for in a field with options, and checks.
func (m *Model) leave() tea.Cmd {
	f := m.current()
	if f == nil {
		return nil
	}
	var cmd tea.Cmd
	if option, ok := m.picker.current(f); ok && f.picks() && m.picker.filter != "" && !f.has(option.Value) {
		f.toggle(option.Value)
		cmd = tell(ChangedMsg{f.Name})
	}
	m.check(f)
	return cmd
}

// enter gives the focus to a field.
func (m *Model) enter(at int) {
	m.at, m.item, m.input, m.picker = at, -1, nil, picker{}
	f := m.current()
	switch {
	case f == nil:
	case f.picks():
		m.picker.find(f)
		m.aim(f)
	case f.Kind != Check:
		m.input = newInput(f, f.text(), m.theme)
	}
}

// submit saves if all fields are fine, else shows the first that is not.
func (m *Model) submit() tea.Cmd {
	if m.busy {
		return nil
	}
	m.leave()
	m.picker.filter = ""
	wrong := slices.DeleteFunc(slices.Clone(m.fields), m.check)
	if len(wrong) == 0 {
		m.SetMessage("")
		return tell(SubmitMsg{m.Values()})
	}
	m.SetMessage(m.labels.Problems(len(wrong)))
	m.enter(slices.Index(m.fields, wrong[0]))
	return nil
}
