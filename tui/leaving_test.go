package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
)

// atOnce presses keys faster than anything that a key asks for is done: what
// comes of them is done after the last.
func (d *driver) atOnce(keys ...string) {
	d.t.Helper()
	var later []tea.Cmd
	for _, key := range keys {
		_, cmd := d.shell.Update(keyNamed(key))
		later = append(later, cmd)
	}
	for _, cmd := range later {
		d.run(cmd)
	}
}

// A key right behind esc is for what is under the form, and not for the form.
func TestAKeyBehindEscIsNotTypedIntoTheForm(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.press("a")
	d.atOnce("esc", "?")
	d.sees("Everywhere")
	d.press("esc", "a")
	d.seesNot("Your draft is back", "▌ ?")
	d.write("Half a tool")
	d.atOnce("esc", "enter", "?") // leaves it, keeps it, and asks for help
	d.sees("Everywhere")
	d.press("esc", "a")
	d.sees("Your draft is back", "▌ Half a tool")
	d.seesNot("Half a tool?")
	d.atOnce("esc", "down", "enter", "u") // throws it away, and goes on in the list
	d.sees("Who uses it: 1", "ana (you)")
}

// A key right behind the one that saves is for what is under the form.
func TestAKeyBehindSavingIsNotTypedIntoTheForm(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.does(d.shell.Actor, &store.CreateCoalition{Coalition: store.Coalition{Name: "Budgets", Purpose: store.Text{"en": "Ten cities."}}})
	d.press("3", "p")
	d.write("See you at table 12")
	d.atOnce("ctrl+s", "?")
	d.sees("Everywhere")
	d.press("esc")
	d.sees("See you at table 12")
	d.press("p")
	d.seesNot("Your draft is back", "▌ ?")
}
