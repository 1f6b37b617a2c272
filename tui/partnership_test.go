package tui

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

func partnershipScene(d *driver) {
	d.shell.Actor.Role = store.Organiser
	d.do(screen.Partnership)
}

// An organiser says what became of a country; what it was stays on the list,
// and all of it can be taken back.
func TestOrganisersKeepTheListOfThePartnership(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	partnershipScene(d)
	d.sees("The Partnership", "72 members", "▌ Afghanistan", "Not a member", "Inactive since 4 May 2016 · before: member since Sep 2011")
	d.press("down", "e")
	d.sees("Albania in the Partnership", "Member", "2011-09", "stays on the list")
	d.press("tab")
	for range len("2011-09") {
		d.press("backspace")
	}
	d.write("soon")
	d.press("tab")
	d.sees("“soon” is not a date")
	d.press("shift+tab", "backspace", "backspace", "backspace", "backspace")
	d.write("2011-10")
	d.press("ctrl+s")
	d.sees("▌ Albania", "Member since Oct 2011")
	d.press("H")
	d.sees("ana", "Albania")
	d.press("esc", "U")
	d.sees("ana edited Albania")
	d.press("enter")
	d.sees("▌ Albania", "Member since Sep 2011 (Dec 2016)")
}

func TestOthersReadTheListOfThePartnership(t *testing.T) {
	t.Parallel()
	d := session(t, "fr", 80, 24)
	d.known("ana")
	d.do(screen.Partnership)
	d.sees("Le Partenariat", "72 membres")
	d.press("e")
	d.sees("Seule l’équipe d’organisation", "Le Partenariat")
}
