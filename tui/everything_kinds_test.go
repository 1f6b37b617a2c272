package tui

import (
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// zanzibars puts one record of each kind under a name that nothing else has.
func (d *driver) zanzibars() {
	d.t.Helper()
	house, bo := store.Actor{Role: store.Organiser}, d.someone("bo")
	action := &store.Action{Number: 77, Name: store.Text{"en": "Zanzibar action", "fr": "Zanzibar action", "es": "Zanzibar action"}}
	seven := submits(d, house, &store.Add{Record: action})
	submits(d, house, &store.Add{Record: &store.Organisation{Name: "Zanzibar organisation"}})
	submits(d, store.Actor{Key: "SHA256:zan"}, &store.Introduce{Person: store.Person{Handle: "zan", Name: "Zanzibar person", Type: "researcher"}})
	submits(d, bo, &store.ReferenceTool{Tool: store.Tool{Name: "Zanzibar tool", Uses: []string{"map"}, Summary: store.Text{"en": "x"}}})
	submits(d, bo, &store.CreateCoalition{Coalition: store.Coalition{Name: "Zanzibar coalition", Purpose: store.Text{"en": "x"}}})
	d.does(bo, &store.Add{Record: &store.Commitment{
		Name: store.Text{"en": "Zanzibar commitment"}, Type: "project", By: "other", Actions: []store.ID{seven},
	}})
}

// Whatever the language and however it is typed, one answer has things of every
// kind, and each of them opens.
func TestThePaletteOpensEveryKind(t *testing.T) {
	t.Parallel()
	kinds := []string{"tool", "coalition", "commitment", "action", "person", "organisation"}
	for _, lang := range []string{"en", "fr", "es"} {
		d := session(t, lang, 120, 40)
		d.zanzibars()
		for _, typed := range []string{"zanzibar", "zanzibr"} {
			d.press(":")
			d.write(typed)
			for _, kind := range kinds {
				d.sees("Zanzibar " + kind)
			}
			d.sees(d.shell.Term("kind", "organisation"), d.shell.Term("kind", "commitment"))
			d.press("esc")
		}
		for _, kind := range kinds {
			d.press(":")
			d.write("zanzibr " + kind[:len(kind)-1]) // as people type
			d.press("enter")
			on, ok := d.shell.top().(screen.Subject)
			if !ok || on.Selected() == nil || on.Selected().Kind().String() != kind || !strings.HasPrefix(on.Selected().Title(lang), "Zanzibar") {
				t.Errorf("%s: the palette does not open the %s:\n%s", lang, kind, d.screen())
			}
			d.press("esc")
		}
	}
}
