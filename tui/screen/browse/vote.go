package browse

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// vote votes for the value under the cursor of a sheet, and says how to where
// somebody would open it; false where the cursor is on none, so that the source
// says what voting is there.
func vote(c *screen.Common, action screen.Action, target any) (tea.Cmd, bool) {
	value, ok := target.(screen.VoteMsg)
	if !ok || action != screen.Vote && action != screen.Open {
		return nil, false
	}
	if action == screen.Open {
		return screen.Complain(c.Words.F("evidence.how", map[string]any{"Key": c.Key(screen.Vote)})), true
	}
	return screen.Ask(screen.ContributeMsg{
		Command: &store.VoteFor{Tool: value.Tool, Field: value.Field, Value: value.Value},
		Said:    c.Words.F("evidence.voted", map[string]any{"Value": screen.Clean(value.Value)}),
	}), true
}
