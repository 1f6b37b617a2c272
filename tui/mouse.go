package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
)

// mouse turns the wheel into movement and a click into what it is on; nothing needs it.
func (s *Shell) mouse(msg tea.MouseMsg) tea.Cmd {
	s.tour.welcome = false
	if len(s.over) > 0 || s.width < LeastWidth || s.height < LeastHeight {
		return nil
	}
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft {
			return s.click(msg.X, msg.Y)
		}
	case tea.MouseWheelMsg:
		action := screen.Down
		if msg.Button == tea.MouseWheelUp {
			action = screen.Up
		}
		if !s.top().Typing() {
			cmd, _ := s.top().Do(action)
			return cmd
		}
	}
	return nil
}

func (s *Shell) click(x, y int) tea.Cmd {
	if y > 0 {
		return s.top().Update(screen.ClickMsg{X: x, Y: y - 1})
	}
	if i := s.bar().At(x); i >= 0 {
		return s.goTo(s.tabs[i].action)
	}
	return nil
}
