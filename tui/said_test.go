package tui

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// A message says in which language it is to those who read another.
func TestAMessageSaysWhichLanguageItIsIn(t *testing.T) {
	t.Parallel()
	d := session(t, "fr", 120, 40)
	d.known("ana")
	d.does(d.shell.Actor, &store.CreateCoalition{Coalition: store.Coalition{Name: "Budgets", Purpose: store.Text{"fr": "Dix villes."}}})
	d.press("3", "p")
	d.write("Rendez-vous table 12")
	d.press("ctrl+s")
	d.sees("Rendez-vous table 12")
	d.seesNot("(fr)")
	for d.shell.Lang() != "en" {
		d.press("L")
	}
	d.sees("Rendez-vous table 12 (fr)", "Dix villes. (fr)")

	d.shell.Actor.Role = store.Organiser
	d.do(screen.Announce)
	d.write("Lunch is served")
	d.press("ctrl+s", "enter")
	newest, err := d.store.Announcements(1)
	if err != nil || len(newest) != 1 || newest[0].Lang != "en" {
		t.Errorf("the announcement is in %v, %v", newest, err)
	}
}
