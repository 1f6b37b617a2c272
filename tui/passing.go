package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/toast"
)

// passing is what is known of the toast that is shown, so that it is gone when
// the reader goes on: said of what they did, it says nothing about what they do
// next, and hides the keys that work there.
type passing struct {
	said time.Time
	bad  bool
	seen bool          // a key was pressed since it was said
	on   screen.Screen // what was on top at that key
	over int           // how many dialogs lay over it
}

// readingTime is how long what went wrong stays whatever is pressed: a key that
// was on its way already takes it from nobody.
const readingTime = time.Second

// say shows a toast.
func (s *Shell) say(msg screen.ToastMsg) tea.Cmd {
	kind := toast.Success
	if msg.Bad {
		kind = toast.Warning
	}
	s.passing = passing{said: s.Now(), bad: msg.Bad}
	ends, after := s.toast.Show(kind, msg.Text)
	if s.still {
		return nil
	}
	return s.after(after, ends)
}

// goesOn takes a toast away at a key that does more than move, unless it says
// that something went wrong: that stays until another screen comes.
func (s *Shell) goesOn(key string) {
	if !s.toast.Visible() {
		return
	}
	moving := moves(s.Keys.Action(key)) && !s.writing()
	if !s.passing.bad && !moving {
		s.toast.Hide()
		return
	}
	s.passing.seen, s.passing.on, s.passing.over = true, s.top(), len(s.over)
}

// passed takes away what was said on another screen.
func (s *Shell) passed() {
	p := s.passing
	if !s.toast.Visible() || !p.seen || p.bad && s.Now().Sub(p.said) < readingTime {
		return
	}
	if s.top() != p.on || len(s.over) != p.over {
		s.toast.Hide()
	}
}
