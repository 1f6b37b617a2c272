package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/allies"
	"github.com/ogptoolbox/concorde/tui/screen/organisations"
)

// beside opens a screen that has no tab of its own on top of what is read,
// unless that is the one on top already.
func (s *Shell) beside(action screen.Action) tea.Cmd {
	var next screen.Screen
	switch action {
	case screen.Organisations:
		next = organisations.New(s.Common)
	case screen.ForYou:
		next = allies.New(s.Common)
	default:
		return nil
	}
	if s.top().Title() == next.Title() {
		return s.refresh()
	}
	return s.push(next)
}
