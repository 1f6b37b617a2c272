package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/govern"
)

// subject is the record that is meant by what is done from the palette: the
// one in full, or under the cursor; nil if there is none.
func (s *Shell) subject() store.Record {
	if on, ok := s.top().(screen.Subject); ok {
		return on.Selected()
	}
	return nil
}

// has reports whether there is such a thing to do in this session: what one
// may not do is not shown.
func (s *Shell) has(action screen.Action) bool {
	switch {
	case action == screen.SkipTour:
		return s.tour.on
	case action == screen.Here:
		return s.Room != nil
	case action == screen.EnterCode:
		return s.Room != nil && s.Actor.Person.IsZero() // alone, there is no account to join
	case action == screen.AddDevice:
		return s.Room != nil && !s.Actor.Person.IsZero()
	case slices.Contains(govern.Actions(), action):
		return govern.May(s.Common, action, s.subject())
	}
	return true
}

// govern opens the form of what organisers and stewards do.
func (s *Shell) govern(action screen.Action) tea.Cmd {
	form := govern.Form(s.Common, action, s.subject())
	if form == nil {
		return screen.Complain(s.T("shell.why.unavailable"))
	}
	return s.push(form)
}
