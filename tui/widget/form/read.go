package form

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// State is a field with what it holds, for those who are asked line by line.
type State struct {
	Field
	Values []string
	Labels []string // the values in words
	Wrong  string   // what is wrong with them; empty: nothing is
	Notice Notice
	Most   int // the longest text, in characters
}

// Read is the form as it is now.
func (m *Model) Read() []State {
	states := make([]State, len(m.fields))
	for i, f := range m.fields {
		states[i] = State{Field: f.Field, Values: slices.Clone(f.values), Wrong: f.fault(), Notice: f.notice, Most: limit(f, f.text())}
		for _, value := range f.values {
			states[i].Labels = append(states[i].Labels, f.inWords(value))
		}
	}
	return states
}

// inWords is a value in words, with those next to it.
func (f *field) inWords(value string) string {
	if f.Kind != Worded {
		return f.label(value)
	}
	choice, words := part(value)
	if words == "" {
		return f.label(choice)
	}
	return f.label(choice) + " (" + words + ")"
}

// Said are the choices that were made in a Worded field.
func (s State) Said() []Said { return Values{s.Name: s.Values}.Said(s.Name) }

// Message is what is said about the whole form.
func (m *Model) Message() string { return m.message }

// Answer puts the reader's answer into a field, checks it and tells the screen,
// as leaving the field does. A text longer than it may be is not taken; see
// [State].
func (m *Model) Answer(name string, values ...string) tea.Cmd {
	f := m.field(name)
	if f == nil {
		return nil
	}
	m.Focus(name)
	m.SetValue(name, values...)
	m.check(f)
	return tell(ChangedMsg{name})
}

// Submit saves if all fields are fine, else gives the first that is not the focus.
func (m *Model) Submit() tea.Cmd { return m.submit() }
