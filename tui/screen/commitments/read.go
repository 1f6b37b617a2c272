package commitments

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// Line is a row for those who are told it.
func (s Source) Line(record store.Record) string {
	c, ok := record.(*store.Commitment)
	if !ok {
		return ""
	}
	var actions []string
	found, _ := store.Records[*store.Action](s.Store, c.Actions)
	for _, action := range found {
		actions = append(actions, s.Words.F("plain.action", map[string]any{"N": action.Number}))
	}
	return screen.Told(append([]string{
		screen.Clean(c.Title(s.Lang())), s.Term("commitment-kind", c.Type), s.Term("commitment-by", c.By),
	}, actions...)...)
}
