package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Ending is why a session ends that its reader did not end. The words for it
// are shell.ending.<ending>.
type Ending string

// The endings.
const (
	EndingShutdown Ending = "shutdown" // the server stops, and comes back
	EndingBanned   Ending = "banned"   // the organisers banned the key
	EndingIdle     Ending = "idle"     // no key was pressed for long
	EndingLongest  Ending = "longest"  // a session lasts no longer than that
	EndingFull     Ending = "full"     // others need the place
	EndingFailed   Ending = "failed"   // the program failed; it is in the log
)

// endMsg says that the session has to end.
type endMsg struct{ why Ending }

// leave ends the session. What is being typed is kept.
func (s *Shell) leave(why Ending) tea.Cmd {
	s.ending = why
	return s.quit()
}

// farewell is what to say after the screen was left: why, and what to do.
// Nothing if the reader left by themself.
func (s *Shell) farewell() string {
	if s.ending == "" {
		return ""
	}
	key := "shell.ending." + string(s.ending)
	if !s.Words.Has(key) {
		key = "shell.ending.shutdown"
	}
	if s.Plain || s.width <= 0 {
		return s.T(key)
	}
	return strings.Join(frame.Wrap(s.T(key), s.width), "\r\n")
}
