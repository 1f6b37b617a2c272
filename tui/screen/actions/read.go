package actions

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// Line is a row for those who are told it.
func (s Source) Line(record store.Record) string {
	action, ok := record.(*store.Action)
	if !ok {
		return ""
	}
	coalitions := s.T("hub.lacks.coalition")
	if n := len(s.Store.Referrers(action.ID, store.KindCoalition)); n > 0 {
		coalitions = s.Words.N("plain.count.actions", n)
	}
	return screen.Told(screen.Clean(action.Title(s.Lang())), s.Words.F("plain.action", map[string]any{"N": action.Number}), coalitions)
}
