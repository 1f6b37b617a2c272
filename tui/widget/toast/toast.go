// Package toast says something in passing: for a few seconds it takes the place
// of the footer, and then gives it back. A later one replaces it at once.
package toast

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Kind is how good the news is.
type Kind uint8

// The kinds of toasts.
const (
	Info Kind = iota
	Success
	Warning
	Danger
)

const (
	short = 3 * time.Second
	long  = 8 * time.Second // what went wrong takes longer to read
)

// Model is the toast of one session. The zero value shows nothing.
type Model struct {
	kind   Kind
	text   string
	number int // of this toast, so that the end of an earlier one does not end it
}

// expiredMsg says that a toast was there for long enough.
type expiredMsg struct{ number int }

// Show shows a text. After some time it has to be given the message that ends it.
func (m *Model) Show(kind Kind, text string) (ends tea.Msg, after time.Duration) {
	m.kind, m.text = kind, text
	m.number++
	after = short
	if kind >= Warning {
		after = long
	}
	return expiredMsg{m.number}, after
}

// Update ends the toast when its time has come, and reports whether the
// message was about toasts.
func (m *Model) Update(msg tea.Msg) bool {
	expired, ok := msg.(expiredMsg)
	if ok && expired.number == m.number {
		m.Hide()
	}
	return ok
}

// Hide ends the toast.
func (m *Model) Hide() { m.text = "" }

// Visible reports whether there is a toast.
func (m *Model) Visible() bool { return m.text != "" }

// Text is what the toast says.
func (m *Model) Text() string { return m.text }

// View draws the toast in one line of exactly width cells.
func (m *Model) View(th *theme.Theme, width int) string {
	style, mark := m.look(th)
	return frame.Line(" "+style.Render(frame.Truncate(mark+m.text, width-1)), width)
}

// look gives a kind its colour, and a mark that says the same without.
func (m *Model) look(th *theme.Theme) (theme.Ink, string) {
	switch m.kind {
	case Success:
		return th.Success, theme.MarkDone + " "
	case Warning:
		return th.Warning, theme.MarkError + " "
	case Danger:
		return th.Danger, theme.MarkError + " "
	}
	return th.Info, ""
}
