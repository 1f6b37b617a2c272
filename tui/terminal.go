package tui

import (
	"io"

	"github.com/charmbracelet/colorprofile"

	tea "charm.land/bubbletea/v2"
)

// Terminal is what a session talks to: the process's own, or a client's at the
// other end of a line.
//
// With a size, or with Sizes, it is a client's. Then nothing of the process is
// touched: neither its terminal nor its environment nor its signals. Once [Run]
// has returned, the owner of such a line closes it; a read or a write that the
// line holds up does not end before.
type Terminal struct {
	In      io.Reader
	Out     io.Writer
	Environ []string // the client's, such as TERM and COLORTERM

	Width, Height int         // cells; 0: the process's own terminal is asked
	Columns       int         // how wide the process's own is where it is not asked ([Tell]); 0: 80
	Sizes         <-chan Size // every later size; the newest wins. May be nil, and may be closed
}

// Size is the size of a terminal in cells.
type Size struct{ Width, Height int }

// remote reports whether the terminal is a client's.
func (t Terminal) remote() bool { return t.Width > 0 || t.Height > 0 || t.Sizes != nil }

// sane is the size of a screen that can be drawn: a client may say anything,
// and every cell takes memory here.
func (s Size) sane() Size {
	if s.Width <= 0 {
		s.Width = 80
	}
	if s.Height <= 0 {
		s.Height = 24
	}
	return Size{min(s.Width, mostWidth), min(s.Height, mostHeight)}
}

// The most cells of a client's terminal that are drawn on.
const (
	mostWidth  = 500
	mostHeight = 200
)

// options are what the library has to know of a client's terminal. It gets no
// input from it: the library would leave the goroutine behind that reads it,
// and let a panic in its decoder end the process. And it writes nothing there: a
// [wire.Canvas] does.
func (t Terminal) options(out io.Writer) []tea.ProgramOption {
	size := t.size()
	environ := t.environ()
	return []tea.ProgramOption{
		tea.WithInput(nil), tea.WithOutput(out), tea.WithEnvironment(environ), tea.WithWindowSize(size.Width, size.Height),
		tea.WithColorProfile(colorprofile.Env(environ)), tea.WithoutSignalHandler(), tea.WithoutRenderer(),
	}
}

// size is what a client says of its terminal, made sane.
func (t Terminal) size() Size { return Size{t.Width, t.Height}.sane() }

// environ are a client's variables, none where it gave none: nil would be the
// process's own.
func (t Terminal) environ() []string {
	if t.Environ == nil {
		return []string{}
	}
	return t.Environ
}
