// Package plain is the other face of the interface: the same rooms, forms and
// questions, told line by line for a screen reader, a Braille line, a teletype
// or a narrow telephone. Nothing is drawn: no line is written twice, there is
// no colour, no frame and no escape sequence, and while somebody types nothing
// is said. What there is to choose from has numbers.
//
// It knows no room. A screen says what it shows in one of two ways, as the
// rows of a list ([Lister]) or as a sheet ([Sheeter]); of one that does
// neither, what it draws is read out without its frames. All that is done goes
// through the program ([Program]) as messages and actions, so that what may be
// done, and what becomes of it, is decided where it is for everybody.
package plain

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/dialog"
	"github.com/ogptoolbox/concorde/tui/widget/list"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// Program is what is told. It is called by one goroutine alone.
type Program interface {
	// Begin opens the rooms for lines of that many cells, and goes back to where
	// the reader was cut off.
	Begin(width int) tea.Cmd
	Common() *screen.Common
	// Update takes a message, and Do does an action, as a key would; what comes
	// of it is a command for the caller to run.
	Update(tea.Msg) tea.Cmd
	Do(screen.Action) tea.Cmd

	Top() screen.Screen    // what the reader is at
	Root() bool            // nothing is beneath it
	Dialog() dialog.Dialog // that waits for an answer; nil: none
	Over() bool            // the session ends

	// Aside is what lies over the screens and asks nothing, drawn; it is gone
	// then. Empty: nothing does.
	Aside() string

	// Rooms are the actions that lead to the rooms; Has reports whether there is
	// such a thing to do in this session; Deeds are what may be done to what is
	// told besides what its screen offers.
	Rooms() []screen.Action
	Has(screen.Action) bool
	Deeds() []screen.Action
	// Find finds things of every kind by name.
	Find(query string) []Found
	// Catch brings what is told up to date with the record, and News is what is
	// to be told besides, once, in words; empty ones are nothing.
	Catch() tea.Cmd
	News() []string
}

// Found is a thing with what kind it is of, and the message that shows it.
type Found struct {
	Name, Kind string
	Show       tea.Msg
}

// Lister is a screen that is a list, or has one.
type Lister interface{ Rows() list.Rows }

// Sheeter is a screen that shows one thing in full.
type Sheeter interface{ Sheet() sheet.Reading }

// Introducer is a list with something to say before its rows.
type Introducer interface{ Before() []string }
