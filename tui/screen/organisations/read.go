package organisations

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// Line is a row for those who are told it.
func (s Source) Line(record store.Record) string {
	o, ok := record.(*store.Organisation)
	if !ok {
		return ""
	}
	people := ""
	if n := len(s.Store.Referrers(o.ID, store.KindPerson)); n > 0 {
		people = s.Words.N("plain.count.organisations", n)
	}
	return screen.Told(screen.Clean(o.Name), s.kind(o.Type), s.Words.Country(o.Country), people)
}
