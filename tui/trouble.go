package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/theme"
)

// troubleMsg says that things can be saved no more, or again.
type troubleMsg struct{ trouble error }

// watchTrouble waits, away from the event loop, until whether things can be
// saved is not as it is known.
func (s *Shell) watchTrouble(known error) tea.Cmd {
	return func() tea.Msg {
		for {
			changed, trouble := s.Store.Trouble()
			if (trouble == nil) != (known == nil) || trouble != nil && s.Explain(trouble) != s.Explain(known) {
				return troubleMsg{trouble}
			}
			select {
			case <-changed:
			case <-s.Context.Done():
				return nil
			}
		}
	}
}

// troubled tells the reader that nothing can be saved, before they write much,
// or that all is well again.
func (s *Shell) troubled(trouble error) tea.Cmd {
	before := s.trouble
	s.trouble = trouble
	watch := s.watchTrouble(trouble)
	switch {
	case trouble != nil:
		return tea.Batch(watch, screen.Complain(s.Explain(trouble)))
	case before != nil:
		return tea.Batch(watch, screen.Toast(s.T("shell.toast.saving-again")))
	}
	return watch
}

// troubleNote stands in the footer as long as nothing can be saved.
func (s *Shell) troubleNote() string {
	if s.trouble == nil {
		return ""
	}
	return theme.MarkError + " " + s.T("shell.status.read-only")
}
