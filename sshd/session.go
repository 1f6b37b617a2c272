package sshd

import (
	"io"

	"github.com/ogptoolbox/concorde/tui"
)

// Session is somebody at the door: at a terminal, or with a command line.
type Session struct {
	In       io.Reader // keys, or a command's standard input; ends with the line
	Out, Err io.Writer // fail once the client is gone, or takes too long to read

	Fingerprint  string   // SHA256:… of the key that signed; never empty
	Remote, User string   // as the client says, cleaned and cut: for logs only
	Environ      []string // the variables that are listened to, and TERM

	Line string   // the command line as sent; empty where none was
	Args []string // and its words

	Terminal      bool
	Width, Height int           // of the terminal, clamped
	Sizes         <-chan Size   // later sizes; the newest wins
	Ending        <-chan Ending // told once: leave, there are a few seconds left
}

// Size is that of a terminal, in cells.
type Size = tui.Size

// Ending is why a session ends that its client did not end.
type Ending = tui.Ending

// Observer is told what happens at the door, by many goroutines at once.
type Observer interface {
	// Handshake says that somebody has come in.
	Handshake()
	// Refused says that something was refused, and why in one word.
	Refused(cause string)
}

type nobody struct{}

func (nobody) Handshake()     {}
func (nobody) Refused(string) {}
