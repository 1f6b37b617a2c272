package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// openingMsg says how far a store is that is still being opened.
type openingMsg struct {
	percent int
	whole   bool
}

// lookEvery is how often who waits is told how far it is.
const lookEvery = 500 * time.Millisecond

// watchOpening looks, away from the event loop, until the indexes of a store
// that was just opened are there.
func (s *Shell) watchOpening() tea.Cmd {
	percent, whole := s.Store.Opening()
	if whole {
		return nil
	}
	s.opening = &openingMsg{percent, whole}
	return s.lookAgain()
}

func (s *Shell) lookAgain() tea.Cmd {
	return func() tea.Msg {
		clock := time.NewTimer(lookEvery)
		defer clock.Stop()
		select {
		case <-s.Context.Done():
			return nil
		case <-s.Store.Opened():
		case <-clock.C:
		}
		percent, whole := s.Store.Opening()
		return openingMsg{percent, whole}
	}
}

// opened shows how far it is, and at the end all that is there by then.
func (s *Shell) opened(msg openingMsg) tea.Cmd {
	if msg.whole {
		s.opening = nil
		return s.refresh()
	}
	s.opening = &msg
	return s.lookAgain()
}

// openingNote stands in the footer as long as not everything can be searched.
func (s *Shell) openingNote() string {
	if s.opening == nil {
		return ""
	}
	return s.Theme.Warning.Render(s.Words.F("shell.status.opening", map[string]any{"Percent": s.opening.percent}))
}
