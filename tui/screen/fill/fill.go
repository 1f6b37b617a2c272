// Package fill is the screen on which a form is filled in. What is asked, and
// what is done with the answers, is a Paper: tools, ties, coalitions, profiles
// each have theirs. Whatever goes wrong, what was typed stays.
package fill

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/keep"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/form"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Paper is what a form asks, and what is done with the answers.
type Paper interface {
	// Key tells this form from others, for the draft that is kept of it.
	Key() string
	Title() string
	// Intro is said above the form; empty: nothing.
	Intro() string
	Fields() []form.Field
	// Begin is what the form holds at first.
	Begin() form.Values
	// Changed is called when a field has another value; it may put notices.
	Changed(m *form.Model, field string)
	// Chosen is called when an item of a notice was chosen.
	Chosen(field, value string) tea.Cmd
	// Save does something with the answers. The form is left by Done.
	Save(form.Values) screen.ContributeMsg
	// Failed may take an error that the form cannot show; false: the form shows it.
	Failed(m *form.Model, err error) (tea.Cmd, bool)
}

// Screen is a form being filled in.
type Screen struct {
	*screen.Common
	paper         Paper
	from          keep.Origin
	lang          string
	watched       string // what was said of what others do meanwhile
	form          *form.Model
	width, height int
}

type failedMsg struct {
	of  *Screen
	err error
}

// Opener is a paper that has something to say under a field from the beginning.
type Opener interface{ Opened(*form.Model) }

// Paster is a paper that may take what is pasted into a field for more than
// the text of that field; false: it is text.
type Paster interface {
	Pasted(m *form.Model, text string) bool
}

// New returns a form.
func New(c *screen.Common, paper Paper) *Screen {
	m := &Screen{Common: c, paper: paper, lang: c.Lang()}
	m.form = form.New(c.Theme, m.labels(), paper.Fields()...)
	m.form.SetValues(paper.Begin())
	m.form.MarkClean()
	if opener, ok := paper.(Opener); ok {
		opener.Opened(m.form)
	}
	return m
}

func (m *Screen) labels() form.Labels {
	return form.Labels{
		Required: m.T("shell.form.error.required"), Filter: m.T("shell.form.filter"),
		NoMatch: m.T("shell.form.no-match"), Nothing: m.T("shell.form.nothing-chosen"), Words: m.T("shell.form.words"),
		Yes: m.T("shell.dialog.yes"), No: m.T("shell.dialog.no"),
		Cut:      func(n int) string { return m.Words.N("shell.form.cut", n, map[string]any{"Count": m.Words.Number(n)}) },
		Problems: func(n int) string { return m.Words.N("shell.form.errors", n) },
	}
}

// Title names the screen.
func (m *Screen) Title() string { return m.paper.Title() }

// Init has nothing to do.
func (m *Screen) Init() tea.Cmd { return nil }

// Refresh takes the words of another language. What others do meanwhile does
// not touch a form: what it said about a field stays. What it is about may have
// changed, which is said above it.
func (m *Screen) Refresh() tea.Cmd {
	m.watch()
	if m.lang == m.Lang() {
		return nil
	}
	m.lang = m.Lang()
	m.form.SetLabels(m.labels(), m.paper.Fields()...)
	return nil
}

// Typing is always so: keys go to the form.
func (m *Screen) Typing() bool { return true }

// Update takes keys, and what became of what was saved.
func (m *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case screen.ClickMsg:
		return m.form.Click(msg.Y - 1 - len(m.intro()))
	case form.SubmitMsg:
		return m.save(msg.Values)
	case form.CancelMsg:
		return screen.Ask(m.leave())
	case form.ChangedMsg:
		m.paper.Changed(m.form, msg.Field)
		m.keep()
		return nil
	case form.NoticeMsg:
		return m.paper.Chosen(msg.Field, msg.Value)
	case tea.PasteMsg:
		if paster, ok := m.paper.(Paster); ok && paster.Pasted(m.form, msg.Content) {
			m.keep()
			return nil
		}
	case failedMsg:
		if msg.of == m {
			return m.failed(msg.err)
		}
		return nil
	}
	return m.form.Update(msg)
}

func (m *Screen) save(values form.Values) tea.Cmd {
	asked := m.paper.Save(values)
	done := asked.Done
	asked.Failed = func(err error) tea.Cmd { return screen.Ask(failedMsg{m, err}) }
	asked.Done = func(receipt store.Receipt) tea.Cmd {
		m.Saved()
		pop := screen.PopMsg{Screen: m}
		if done != nil {
			pop.Then = done(receipt)
		}
		return screen.Ask(pop)
	}
	return screen.Ask(asked)
}

// failed shows what is wrong where it is wrong.
func (m *Screen) failed(err error) tea.Cmd {
	if cmd, taken := m.paper.Failed(m.form, err); taken {
		return cmd
	}
	var field *store.FieldError
	if errors.As(err, &field) {
		m.form.Focus(field.Field)
		m.form.SetError(field.Field, m.Problem(field))
		return nil
	}
	m.form.SetMessage(m.Explain(err))
	return nil
}

// Escape is esc, answered at once: what is typed behind it is not for a form
// that is being left. It returns what the shell is to do; nil: nothing.
func (m *Screen) Escape() tea.Msg {
	if m.form.Escape() {
		return m.leave()
	}
	return nil
}

// leave asks only if something was typed.
func (m *Screen) leave() tea.Msg {
	if !m.form.Dirty() {
		return screen.PopMsg{Screen: m}
	}
	return screen.AskMsg{
		Title: m.T("shell.dialog.leave-form.title"),
		Text:  m.T("shell.dialog.leave-form.text"),
		Choices: []string{
			m.T("shell.dialog.leave-form.keep"), m.T("shell.dialog.leave-form.discard"), m.T("shell.dialog.leave-form.stay"),
		},
		Then: func(choice int) tea.Cmd {
			switch choice {
			case 0:
				m.Desk.Close(m.paper.Key())
			case 1:
				m.Desk.Drop(m.paper.Key())
			default:
				return nil
			}
			return screen.Ask(screen.PopMsg{Screen: m})
		},
	}
}

// Do does nothing: every key is the form's.
func (m *Screen) Do(screen.Action) (tea.Cmd, bool) { return nil, false }

// Offers lists nothing: the form says itself what can be done.
func (m *Screen) Offers() []screen.Offer { return nil }

// formWidth is as wide as lines are read well.
const formWidth = 88

// SetSize gives the screen its cells.
func (m *Screen) SetSize(width, height int) {
	m.width, m.height = width, height
	m.form.SetSize(max(min(width, formWidth)-4, 1), max(height-2-len(m.intro()), 1))
}

func (m *Screen) intro() []string {
	if m.paper.Intro() == "" || m.height < 14 {
		return nil
	}
	return frame.Wrap(m.paper.Intro(), max(min(m.width, formWidth)-4, 1))
}

// View draws the form in a frame, in the middle of what there is.
func (m *Screen) View() string {
	m.SetSize(m.width, m.height)
	width := min(m.width, formWidth)
	body := m.form.View()
	if intro := m.intro(); intro != nil {
		body = m.Theme.Muted.Render(frame.Stack(intro...)) + "\n" + body
	}
	_, inner := frame.Inner(width, m.height)
	body = frame.Beside(frame.Fit("", 1, inner), frame.Fit(body, width-4, inner))
	pane := frame.Pane{Title: m.Title(), Focused: true}
	margin := frame.Fit("", (m.width-width)/2, m.height)
	return frame.Fit(frame.Beside(margin, pane.Render(m.Theme, body, width, m.height)), m.width, m.height)
}
