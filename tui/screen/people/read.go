package people

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// Line is a row for those who are told it.
func (s Source) Line(record store.Record) string {
	p, ok := record.(*store.Person)
	if !ok {
		return ""
	}
	name := s.Dot(p.ID) + screen.Clean(p.Title(s.Lang()))
	if p.ID == s.Actor.Person {
		name += " (" + s.T("shell.status.you") + ")"
	}
	return screen.Told(name, s.Term("person-kind", p.Type), s.Words.Country(p.Country))
}
