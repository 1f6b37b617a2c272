package form

import tea "charm.land/bubbletea/v2"

// Update takes a message; all keys are for the form.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	f := m.current()
	if f == nil {
		return nil
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.key(f, msg)
	case tea.PasteMsg:
		m.item = -1
		if f.picks() && m.input == nil {
			m.picker.typed(f, msg.Content)
			return nil
		}
		return m.write(f, msg)
	}
	return nil
}

func (f *field) picks() bool { return f.Kind == One || f.several() }

// several reports whether more than one option may be chosen.
func (f *field) several() bool { return f.Kind == Many || f.Kind == Worded }

// key does what a key means in every field, and leaves the rest to the field.
func (m *Model) key(f *field, msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "ctrl+s":
		return m.submit()
	case "esc":
		if m.Escape() {
			return tell(CancelMsg{Dirty: m.Dirty()})
		}
		return nil
	case "tab":
		return m.step(1)
	case "shift+tab":
		return m.step(-1)
	}
	if m.item >= 0 {
		return m.keyInNotice(f, msg)
	}
	switch {
	case f.Kind == Worded:
		return m.keyInWorded(f, msg)
	case f.picks():
		return m.keyInOptions(f, msg)
	case f.Kind == Check:
		return m.keyInCheck(f, msg)
	}
	return m.keyInText(f, msg)
}

// Escape goes one level back: out of the notice, out of the filter, or out of
// the form, which it leaves to the screen.
func (m *Model) Escape() (leave bool) {
	f := m.current()
	switch {
	case m.item >= 0:
		m.item = -1
	case f != nil && f.picks() && m.picker.filter != "":
		m.picker.clear(f)
		m.aim(f)
	default:
		return true
	}
	return false
}

func (m *Model) keyInNotice(f *field, msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "up":
		m.item--
	case "down":
		if m.item+1 >= len(f.notice.Items) {
			return m.step(1)
		}
		m.item++
	case "enter":
		return tell(NoticeMsg{f.Name, f.notice.Items[m.item].Value})
	default:
		m.item = -1
		return m.key(f, msg)
	}
	return nil
}

func (m *Model) keyInText(f *field, msg tea.KeyPressMsg) tea.Cmd {
	switch key := msg.String(); {
	case key == "up" && m.input.atFirst():
		return m.step(-1)
	case key == "down" && m.input.atLast():
		return m.down(f)
	case key == "enter" && f.Kind == Line:
		return m.next()
	}
	return m.write(f, msg)
}

func (m *Model) keyInCheck(f *field, msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "up":
		return m.step(-1)
	case "down":
		return m.down(f)
	case "enter":
		return m.next()
	case "space", "left", "right":
		f.toggle(ticked)
		return tell(ChangedMsg{f.Name})
	}
	return nil
}

func (m *Model) keyInOptions(f *field, msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "up":
		if m.picker.at == 0 {
			return m.step(-1)
		}
		m.picker.move(-1)
	case "down":
		if m.picker.at+1 >= len(m.picker.found) {
			return m.down(f)
		}
		m.picker.move(1)
	case "enter":
		return m.choose(f)
	case "space":
		if option, ok := m.picker.current(f); ok {
			f.toggle(option.Value)
			m.picker.clear(f)
			return tell(ChangedMsg{f.Name})
		}
	case "backspace":
		m.picker.erase(f)
	case "ctrl+u":
		m.picker.clear(f)
	default:
		m.picker.typed(f, msg.Text)
	}
	return nil
}

// choose is enter among options: of One it takes the option under the cursor,
// if the reader went to it, and goes on; of Many it takes what was just looked
// for, and goes on when nothing was.
func (m *Model) choose(f *field) tea.Cmd {
	option, ok := m.picker.current(f)
	switch {
	case !ok && m.picker.filter != "":
		return nil // it says that no option is like this
	case f.several() && m.picker.filter != "":
		f.toggle(option.Value)
		m.picker.clear(f)
		return tell(ChangedMsg{f.Name})
	case f.several(), !ok, !m.picker.aimed, f.has(option.Value):
		m.picker.filter = ""
		return m.next()
	}
	m.picker.filter = ""
	f.set(option.Value)
	return tea.Batch(tell(ChangedMsg{f.Name}), m.next())
}

// write hands a key or a paste to the input.
func (m *Model) write(f *field, msg tea.Msg) tea.Cmd {
	if m.input == nil {
		return nil
	}
	cmd, changed := m.input.update(msg)
	if changed {
		cmd = tea.Batch(cmd, m.take(f))
	}
	if m.input.cut > 0 && m.labels.Cut != nil {
		f.told = m.labels.Cut(m.input.cut)
	}
	return cmd
}

// take puts what is in the input into its field.
func (m *Model) take(f *field) tea.Cmd {
	if option, ok := m.picker.current(f); f.Kind == Worded && ok {
		f.say(option.Value, m.input.value())
	} else {
		f.set(m.input.value())
	}
	return tell(ChangedMsg{f.Name})
}
