package coalitions

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// nextStage is the stage after that of a coalition; empty after the last.
func nextStage(c *store.Coalition) string {
	stages := store.Stages()
	if at := slices.Index(stages, c.Stage); at+1 < len(stages) {
		return stages[at+1]
	}
	return ""
}

// mayAdvance says why a coalition does not go on to its next stage by the key.
func (s Source) mayAdvance(c *store.Coalition) string {
	if why := s.mayEdit(c); why != "" {
		return why
	}
	if nextStage(c) == "" {
		return s.Words.F("coalitions.why.last-stage", s.keys())
	}
	return ""
}

// advance takes a coalition to its next stage. What everybody looks for in the
// room, that something is delivered, is asked about first.
func (s Source) advance(c *store.Coalition) tea.Cmd {
	next := nextStage(c)
	if next != "delivered" {
		return s.stage(c, next)
	}
	return screen.Ask(screen.AskMsg{
		Title: screen.Clean(c.Name), Text: s.T("coalitions.deliver"),
		Choices: []string{s.T("coalitions.deliver.yes"), s.T("coalitions.deliver.no")},
		Then: func(choice int) tea.Cmd {
			if choice != 0 {
				return nil
			}
			return s.stage(c, next)
		},
	})
}

// stage puts a coalition in a stage, as it is when its turn comes: what others
// changed of it meanwhile stays, unless it was the stage.
func (s Source) stage(c *store.Coalition, next string) tea.Cmd {
	edit := &store.Edit{}
	return screen.Ask(screen.ContributeMsg{
		Command: edit,
		Prepare: func(store.Actor) error {
			record, err := s.Store.Record(store.KindCoalition, c.ID)
			if err != nil {
				return fmt.Errorf("read the coalition again: %w", err)
			}
			now := record.(*store.Coalition)
			if now.Stage != c.Stage {
				return fmt.Errorf("its stage is %s by now: %w", now.Stage, store.ErrConflict)
			}
			now.Stage = next
			edit.Record, edit.Base = now, now.Revision
			return nil
		},
		Said: s.Words.F("coalitions.staged", map[string]any{"Name": screen.Clean(c.Name), "Stage": s.Term("stage", next), "Key": s.Key(screen.Undo)}),
	})
}
