package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Said is a choice of a Worded field, with the line of words next to it, which
// may be empty.
type Said struct{ Value, Words string }

// Say writes choices as the values of a Worded field. The words of a value that
// is given twice are put together, so that none are lost. The values of the
// options hold no blank.
func Say(said ...Said) []string {
	f := &field{Field: Field{Kind: Worded}}
	for _, one := range said {
		words := one.Words
		if had := f.wordsOf(one.Value); had != "" && words != "" {
			words = had + "; " + words
		} else if words == "" {
			words = had
		}
		f.say(one.Value, words)
	}
	return f.values
}

// Said are the choices of a Worded field, in the order in which they were made.
func (v Values) Said(name string) []Said {
	var out []Said
	for _, value := range v[name] {
		choice, words := part(value)
		out = append(out, Said{choice, strings.TrimSpace(words)})
	}
	return out
}

// part takes a value of a Worded field apart.
func part(value string) (choice, words string) {
	choice, words, _ = strings.Cut(value, " ")
	return choice, words
}

// find is the place of an option among the values; -1: it was not chosen.
func (f *field) find(option string) int {
	for i, value := range f.values {
		if f.Kind == Worded {
			value, _ = part(value)
		}
		if value == option {
			return i
		}
	}
	return -1
}

// wordsOf are the words next to an option.
func (f *field) wordsOf(option string) string {
	at := f.find(option)
	if at < 0 {
		return ""
	}
	_, words := part(f.values[at])
	return words
}

// say puts words next to an option, and ticks it.
func (f *field) say(option, words string) {
	value := option
	if words != "" {
		value += " " + words
	}
	values := append([]string(nil), f.values...)
	if at := f.find(option); at >= 0 {
		values[at] = value
	} else {
		values = append(values, value)
	}
	f.set(values...)
}

// aim gives the option under the cursor its line of words, if it is ticked:
// what is typed goes there, unless an option is being looked for.
func (m *Model) aim(f *field) {
	if f.Kind != Worded || f != m.current() {
		return
	}
	m.input = nil
	if option, ok := m.picker.current(f); ok && m.picker.filter == "" && f.has(option.Value) {
		m.input = newInput(f, f.wordsOf(option.Value), m.theme)
	}
}

// keyInWorded types the words of an option that is ticked, where there are none
// unticks it, and otherwise looks for an option.
func (m *Model) keyInWorded(f *field, msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	switch {
	case m.input == nil && (key == "space" || key == "enter") && m.picker.filter != "" && m.onTicked(f):
		m.picker.clear(f) // it was looked for to write next to it
		m.aim(f)
		return nil
	case m.input == nil, key == "up", key == "down", key == "enter",
		(key == "space" || key == "backspace") && m.input.value() == "":
		return m.keyAmongWorded(f, msg)
	}
	return m.write(f, msg)
}

func (m *Model) onTicked(f *field) bool {
	option, ok := m.picker.current(f)
	return ok && f.has(option.Value)
}

// keyAmongWorded does what a key does among options, and puts the line of words
// where the cursor is then.
func (m *Model) keyAmongWorded(f *field, msg tea.KeyPressMsg) tea.Cmd {
	if m.input != nil && msg.String() == "backspace" {
		msg = tea.KeyPressMsg{Code: tea.KeySpace, Text: " "} // which unticks it
	}
	cmd := m.keyInOptions(f, msg)
	m.aim(f)
	return cmd
}
