package coalitions

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// Line is a row for those who are told it.
func (s Source) Line(record store.Record) string {
	c, ok := record.(*store.Coalition)
	if !ok {
		return ""
	}
	composition, _ := s.Store.Composition(c)
	return screen.Told(screen.Clean(c.Name), s.Term("stage", c.Stage), s.composed(composition),
		s.Words.N("plain.count.coalitions", composition.Members), s.remark(c, composition))
}
