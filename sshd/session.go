package sshd

import (
	"io"

	"github.com/ogptoolbox/concorde/tui"
)

// Session is one session of a client, as it is handed to the interface or to a command. Its fields do not change.
type Session struct {
	// In is what the client sends. For a command it ends with an error ([ErrInput]) where it is longer than is taken.
	In io.Reader
	// Out and Err write to the client and return once it has room for what was written; a client that makes none loses
	// its connection. Both may be used by several goroutines, and fail once the session is over.
	Out, Err io.Writer

	Fingerprint string // of the key that signed the log-in: "SHA256:…", never empty
	Remote      string // the client's address, for logs only
	User        string // the user name it gave, cleaned, for logs only: anyone may give any

	Environ []string // the variables that are passed on, as "NAME=value", TERM among them
	Line    string   // the command line as it was sent; empty for a shell
	Args    []string // the same, in words

	Terminal      bool // the client has one
	Width, Height int  // of it, in cells: 80 by 24 where it does not say, and never more than 500 by 200
	// Sizes are the later sizes of the terminal. One that nobody took gives way to the next.
	Sizes <-chan Size
	// Ending says, once, why the session is about to be closed. It has a few seconds from then on.
	Ending <-chan Ending

	input *input
}

// AllowInput lets a command read this much from In in all, instead of [Limits.Input].
func (s *Session) AllowInput(bytes int64) { s.input.allow(bytes) }

// Size is the size of a terminal, in cells.
type Size = tui.Size

// Ending is why a session is closed that its client did not close.
type Ending = tui.Ending

// The endings that the door knows.
const (
	EndingShutdown = tui.EndingShutdown
	EndingBanned   = tui.EndingBanned
	EndingIdle     = tui.EndingIdle
	EndingLongest  = tui.EndingLongest
)

// The largest terminal: every cell of it takes memory here.
const (
	mostWidth  = 500
	mostHeight = 200
)

// sane is a size that can be drawn on. Zero means that the client does not say (RFC 4254, 6.2), in which case the size
// stays what it was.
func sane(width, height uint32, before Size) Size {
	if width == 0 {
		width = uint32(before.Width)
	}
	if height == 0 {
		height = uint32(before.Height)
	}
	return Size{Width: int(min(width, mostWidth)), Height: int(min(height, mostHeight))}
}
