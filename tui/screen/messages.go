package screen

import (
	"context"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/ogptoolbox/concorde/store"
)

// Messages by which a screen asks the shell for something.
type (
	// PushMsg puts a screen on top.
	PushMsg struct{ Screen Screen }
	// PopMsg takes a screen away, if it is on top; and then does what comes next.
	PopMsg struct {
		Screen Screen
		Then   tea.Cmd
	}
	// ToastMsg says something for a few seconds.
	ToastMsg struct {
		Text string
		Bad  bool
	}
	// ShowMsg shows a record, wherever it is shown best.
	ShowMsg struct {
		Kind store.Kind
		ID   store.ID
	}
	// VoteMsg is a value that competes for a field of a tool, as what is under
	// the cursor of a sheet: [Vote] votes for it.
	VoteMsg struct {
		Tool         store.ID
		Field, Value string
	}
	// ReadMsg brings a screen what it had read away from the event loop,
	// wherever the reader is by then.
	ReadMsg struct {
		Of   Screen
		What any
	}
	// MarkedMsg says that the reader marked some of their inbox as read.
	MarkedMsg struct{}
	// DoMsg does an action, as if its key had been pressed.
	DoMsg struct{ Action Action }
	// AskMsg asks a question with choices; Then gets the number of the chosen one.
	AskMsg struct {
		Title, Text string
		Choices     []string
		Then        func(choice int) tea.Cmd
	}
	// ContributeMsg submits a command, once the shell knows who this is.
	ContributeMsg struct {
		Command store.Command
		// Prepare runs before the command, away from the event loop: it puts
		// on the record what the command refers to.
		Prepare func(store.Actor) error
		// Do is done instead of a command, away from the event loop, where it
		// takes many; it returns what to say.
		Do     func(context.Context, store.Actor) (said string, err error)
		Done   func(store.Receipt) tea.Cmd // nil: nothing more
		Failed func(error) tea.Cmd         // nil: the shell says what went wrong
		Said   string                      // what to say when it worked
	}
	// LinkMsg shows addresses so that a phone can take them, the first there is first.
	LinkMsg struct {
		Title     string
		Addresses []string
	}
	// CompareMsg shows tools side by side.
	CompareMsg struct{ Tools []store.ID }
	// FormMsg asks for a form: a new tool, a coalition around something, …
	FormMsg struct {
		Kind   store.Kind
		Record store.Record // to edit; nil: a new one
		Around store.Record // what a new coalition is around
		Name   string       // what a new one is to be called, as far as typed

		Field, Lang string // of a translation of the record: which text, and into which language
	}
)

// Ask makes a message of a value, for a screen that has nothing else to do.
func Ask(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// Toast says that something worked.
func Toast(text string) tea.Cmd { return Ask(ToastMsg{Text: text}) }

// Complain says that something did not work.
func Complain(text string) tea.Cmd { return Ask(ToastMsg{Text: text, Bad: true}) }

// Show shows a record.
func Show(kind store.Kind, id store.ID) tea.Cmd { return Ask(ShowMsg{kind, id}) }

// HistoryMsg shows what was done to a record.
type HistoryMsg struct {
	Kind store.Kind
	ID   store.ID
}

// Clipboard puts text on the reader's own clipboard (OSC 52). The library's command
// for it would wait there until the library draws, which it does not do for a
// client's terminal.
func Clipboard(text string) tea.Cmd { return tea.Raw(ansi.SetSystemClipboard(text)) }

// CopyAddress puts the first address that there is on the reader's own
// clipboard (OSC 52), and says which.
func (c *Common) CopyAddress(addresses ...string) tea.Cmd {
	for _, address := range addresses {
		if address != "" && c.Plain {
			return Toast(Clean(address)) // a line can be copied as it is
		}
		if address != "" {
			said := c.Words.F("shell.copied", map[string]any{"What": Clean(address)})
			return tea.Batch(Clipboard(address), Toast(said))
		}
	}
	return Complain(c.T("shell.no-address"))
}

// UndoMsg asks whether to take back an entry, and takes it back.
type UndoMsg struct {
	Entry store.Entry
	What  string
}

// ConflictMsg shows both versions of a record field by field, lets the reader
// choose, and saves what was chosen.
type ConflictMsg struct {
	Conflict *store.ConflictError
	ID       store.ID // of the command that saves it
}

// RestedMsg says that the cursor of a screen has rested since its last step, if
// that was this one.
type RestedMsg struct {
	Of   Screen
	Step int
}

// ClickMsg is a click of the mouse on the screen, from its top left corner. A
// [Clicker] is asked instead.
type ClickMsg struct{ X, Y int }
