package form

import (
	"slices"
	"strings"
)

// Values are what a form holds, by the names of its fields. A field that is
// empty has no entry.
type Values map[string][]string

// Text is the only or first value of a field.
func (v Values) Text(name string) string {
	if len(v[name]) == 0 {
		return ""
	}
	return v[name][0]
}

// Bool reports whether a field was ticked.
func (v Values) Bool(name string) bool { return v.Text(name) == ticked }

// ticked is the value of a Check that was ticked.
const ticked = "true"

// Values is what the form holds now, to be saved or to be kept as a draft.
func (m *Model) Values() Values {
	values := make(Values)
	for _, f := range m.fields {
		if !f.empty() {
			values[f.Name] = slices.Clone(f.values)
		}
	}
	return values
}

// Text is the text in a field.
func (m *Model) Text(name string) string { return m.Values().Text(name) }

// SetValue puts values into a field, as the reader might have. To begin with
// values that are not the reader's, call MarkClean after it.
func (m *Model) SetValue(name string, values ...string) {
	f := m.field(name)
	if f == nil {
		return
	}
	f.set(slices.Clone(values)...)
	if f == m.current() {
		m.enter(m.at)
	}
}

// SetValues puts values into the fields they are for, as SetValue does: a
// draft comes back.
func (m *Model) SetValues(values Values) {
	for name, some := range values {
		m.SetValue(name, some...)
	}
}

// MarkClean takes what the form holds as what it began with.
func (m *Model) MarkClean() {
	for _, f := range m.fields {
		f.before = slices.Clone(f.values)
	}
}

// Dirty reports whether the reader changed anything.
func (m *Model) Dirty() bool {
	return slices.ContainsFunc(m.fields, (*field).changed)
}

// Changes are the fields that the reader changed, as they are now: one that was
// emptied has an entry without a value.
func (m *Model) Changes() Values {
	values := make(Values)
	for _, f := range m.fields {
		if f.changed() {
			values[f.Name] = slices.Clone(f.values)
		}
	}
	return values
}

func (f *field) changed() bool { return strings.Join(f.values, "\n") != strings.Join(f.before, "\n") }

// SetError says under a field what is wrong with it, until it changes: what
// only the store could know. Without such a field it is said above the form.
func (m *Model) SetError(name, text string) {
	if f := m.field(name); f != nil {
		f.told = text
		return
	}
	m.SetMessage(text)
}

func (f *field) empty() bool { return strings.TrimSpace(strings.Join(f.values, "")) == "" }

func (f *field) text() string {
	if len(f.values) == 0 {
		return ""
	}
	return f.values[0]
}

func (f *field) has(value string) bool { return f.find(value) >= 0 }

// set replaces the values, and forgets what was wrong with those before.
func (f *field) set(values ...string) { f.values, f.wrong, f.told = values, "", "" }

// fault is what is wrong with a field, in words.
func (f *field) fault() string {
	if f.wrong != "" {
		return f.wrong
	}
	return f.told
}

// toggle adds or takes away a value; of One, at most one stays.
func (f *field) toggle(value string) {
	switch at := f.find(value); {
	case at >= 0:
		f.set(slices.Delete(slices.Clone(f.values), at, at+1)...)
	case f.several():
		f.set(append(slices.Clone(f.values), value)...)
	default:
		f.set(value)
	}
}

// label is what a value is called; a value that is no option is shown as it is.
func (f *field) label(value string) string {
	for _, option := range f.Options {
		if option.Value == value {
			return option.Label
		}
	}
	return value
}

// check validates a field and reports whether it is fine.
func (m *Model) check(f *field) bool {
	f.wrong = ""
	switch {
	case f.empty():
		if f.Required {
			f.wrong = m.labels.Required
		}
	case f.Validate != nil:
		f.wrong = f.Validate(strings.Join(f.values, "\n"))
	}
	return f.wrong == ""
}
