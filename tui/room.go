package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/presence"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// roomMsg says that who is here, or who looks at what is shown, has changed.
type roomMsg struct{}

// watchRoom waits, away from the event loop, for somebody to come, go or look.
func (s *Shell) watchRoom() tea.Cmd {
	if s.Seat == nil {
		return nil
	}
	seat := s.Seat
	return func() tea.Msg {
		if seat.Changed(s.Context) != nil {
			return nil
		}
		return roomMsg{}
	}
}

// glance shows the others as they are now.
func (s *Shell) glance() tea.Cmd {
	s.Glances++
	if peopled, ok := s.top().(screen.Peopled); ok {
		peopled.Glance()
	}
	return s.watchRoom()
}

// look tells the others what the reader looks at: what is shown in full, be it
// under a form.
func (s *Shell) look() {
	if s.Seat == nil {
		return
	}
	s.Seat.Is(s.Actor.Person)
	stack := s.tabs[s.active].stack
	for i := len(stack) - 1; i >= 0; i-- {
		if looker, ok := stack[i].(screen.Looker); ok {
			s.Seat.Look(looker.Looking())
			return
		}
	}
	s.Seat.Look(presence.Thing{})
}
