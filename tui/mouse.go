package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// mouse turns the wheel into movement and a click into what it is on; nothing needs it.
func (s *Shell) mouse(msg tea.MouseMsg) tea.Cmd {
	s.tour.welcome = false
	if s.width < LeastWidth || s.height < LeastHeight {
		return nil
	}
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		switch {
		case msg.Button != tea.MouseLeft:
		case len(s.over) > 0:
			return s.await(s.clickOver(msg))
		default:
			return s.click(msg.X, msg.Y)
		}
	case tea.MouseWheelMsg:
		return s.wheel(msg)
	}
	return nil
}

// wheel moves in the dialog on top, or on the screen.
func (s *Shell) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	action := screen.Down
	switch {
	case len(s.over) > 0:
		return s.pass(msg)
	case msg.Button == tea.MouseWheelUp:
		action = screen.Up
	case msg.Button != tea.MouseWheelDown:
		return nil // it was tilted
	}
	cmd, _ := s.top().Do(action)
	return cmd
}

// clickOver hands a click on the dialog on top to it, from the first cell
// inside its border. One beside it does nothing: what was typed or asked stays.
func (s *Shell) clickOver(msg tea.MouseClickMsg) tea.Cmd {
	box := s.over[len(s.over)-1].view(s.width, s.height)
	width, height := frame.Width(box), frame.Height(box)
	x, y := frame.Middle(s.width, s.height, width, height)
	msg.X, msg.Y = msg.X-x-1, msg.Y-y-1
	if msg.X < 0 || msg.Y < 0 || msg.X >= width-2 || msg.Y >= height-2 {
		return nil
	}
	return s.pass(msg)
}

func (s *Shell) click(x, y int) tea.Cmd {
	if clicker, ok := s.top().(screen.Clicker); ok && y > 0 {
		if clicker.Click(x, y-1) {
			return s.await(s.do(screen.Open, s.Key(screen.Open)))
		}
		return nil
	}
	if y > 0 {
		return s.top().Update(screen.ClickMsg{X: x, Y: y - 1})
	}
	if i := s.bar().At(x); i >= 0 {
		return s.goTo(s.tabs[i].action)
	}
	return nil
}
