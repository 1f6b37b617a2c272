// Package form asks for a few things, one under the other, and loses none of
// what was typed.
//
// A field is checked when it is left, and says in place and in words what is
// wrong with it; nothing is ever wiped. Enter goes on to the next field and
// saves after the last, ctrl+s saves from anywhere, esc goes back, and tells the
// screen whether something was typed that it should ask about. Under any field
// the screen may put a notice, such as what is there already under a like name,
// whose items can be reached by the arrow and chosen.
//
// The inputs are those of bubbles, of which a form keeps one: the field with
// the focus is the only one that needs it, and a multi-line input costs a
// quarter of a megabyte. Their own paste key is off, since it reads the
// clipboard of the machine that the program runs on; what the terminal pastes
// arrives as a message and is taken.
package form

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/ogptoolbox/concorde/tui/theme"
)

// Kind is what a field asks for.
type Kind uint8

// The kinds of fields.
const (
	Line   Kind = iota // a text of one line
	Text               // a text of several lines
	One                // one of several options
	Many               // any of several options
	Worded             // any of several options, each with a line of words next to it
	Check              // yes or no
)

// Option is a value to choose, with what it is called.
type Option struct{ Value, Label string }

// Field is one thing that is asked for.
type Field struct {
	Name, Label string
	Kind        Kind
	Required    bool
	// Help is said under the field while it has the focus.
	Help string
	// Placeholder is shown in an empty field, as an example.
	Placeholder string
	// Options are what can be chosen, for One, Many and Worded.
	Options []Option
	// Limit is the longest text, in characters; 0 is 500, or 10,000 on several
	// lines. Of a Worded field it is that of each line of words.
	Limit int
	// Validate says what is wrong with a value that is not empty, or "". Many
	// values come joined by newlines.
	Validate func(value string) string
}

// Labels are the form's own words.
type Labels struct {
	Required string // what is wrong with a required field left empty
	Filter   string // in a field with options: type to filter
	NoMatch  string // no option is like what was typed
	Nothing  string // nothing was chosen
	Words    string // in the empty line of words next to a choice
	Yes, No  string
	// Left says how many characters may follow, when few may; nil says nothing.
	Left func(n int) string
	// Cut says how many characters of what was pasted did not fit; nil says nothing.
	Cut func(n int) string
	// Problems says how many fields have to be looked at before saving.
	Problems func(n int) string
}

// The messages by which a form tells the screen what happened.
type (
	// SubmitMsg says that all is valid and is to be saved.
	SubmitMsg struct{ Values Values }
	// CancelMsg says that the reader wants to leave; Dirty, after typing something.
	CancelMsg struct{ Dirty bool }
	// ChangedMsg says that a field has another value now.
	ChangedMsg struct{ Field string }
	// NoticeMsg says that an item of a field's notice was chosen.
	NoticeMsg struct{ Field, Value string }
)

// Model is a form being filled in. Make it with New.
type Model struct {
	theme   *theme.Theme
	labels  Labels
	fields  []*field
	at      int // the field with the focus
	input   *input
	picker  picker
	item    int    // the item of the notice with the cursor; -1: the field has it
	message string // in the first line
	tone    tone   // what it is
	busy    bool

	width, height int
	top           int
}

// field is a field with what was put into it.
type field struct {
	Field
	values []string
	before []string // the values that are not the reader's typing
	wrong  string   // what its check found
	told   string   // what the screen found; it does not keep from trying again
	notice Notice
}

// New returns a form whose first field has the focus.
func New(th *theme.Theme, labels Labels, fields ...Field) *Model {
	m := &Model{theme: th, labels: labels, item: -1}
	for _, f := range fields {
		m.fields = append(m.fields, &field{Field: f})
	}
	m.enter(0)
	return m
}

// SetSize gives the form its cells. With others it is shown from its top, as
// far as the field with the focus lets it be: what was scrolled away for want
// of room comes back.
func (m *Model) SetSize(width, height int) {
	width, height = max(width, 0), max(height, 0)
	if width != m.width || height != m.height {
		m.top = 0
	}
	m.width, m.height = width, height
}

// SetLabels changes the words of the form and of its fields, matched by name,
// and keeps what was typed: the reader changed language.
func (m *Model) SetLabels(labels Labels, fields ...Field) {
	m.labels = labels
	for _, f := range fields {
		if known := m.field(f.Name); known != nil {
			known.Field, known.wrong, known.told = f, "", ""
		}
	}
}

// SetBusy says that the form is being saved: it does not save twice meanwhile.
func (m *Model) SetBusy(busy bool) { m.busy = busy }

// tone is what the message about the form is.
type tone uint8

const (
	wrong tone = iota
	news
	hint
)

// SetMessage says what is wrong with the whole form, in its first line; "" nothing.
func (m *Model) SetMessage(text string) { m.message, m.tone = text, wrong }

// SetNews says there what is right.
func (m *Model) SetNews(text string) { m.message, m.tone = text, news }

// SetHint says there what is neither, and good to know before going on.
func (m *Model) SetHint(text string) { m.message, m.tone = text, hint }

// Focused is the name of the field with the focus.
func (m *Model) Focused() string {
	if f := m.current(); f != nil {
		return f.Name
	}
	return ""
}

// Focus gives a field the focus; false if there is no such field.
func (m *Model) Focus(name string) bool {
	for i, f := range m.fields {
		if f.Name == name {
			m.leave()
			m.enter(i)
			return true
		}
	}
	return false
}

// Multiline reports whether enter makes a new line in the field with the focus.
func (m *Model) Multiline() bool {
	f := m.current()
	return f != nil && f.Kind == Text && m.item < 0
}

func (m *Model) current() *field {
	if m.at >= len(m.fields) {
		return nil
	}
	return m.fields[m.at]
}

func (m *Model) field(name string) *field {
	at := slices.IndexFunc(m.fields, func(f *field) bool { return f.Name == name })
	if at < 0 {
		return nil
	}
	return m.fields[at]
}

func tell(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }
