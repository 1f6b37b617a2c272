package tui

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// Somebody is removed while they write: their form says so, keeps every letter,
// and the message goes out if they want it to.
func TestWhoIsRemovedWhileWritingLosesNothing(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 120, 60)
	cleo := c.as(c.cleo, store.Participant, 120)
	cleo.press("3", "p")
	cleo.write("See you")
	cleo.changes(func() {
		c.does(c.ana, &store.RemoveMember{Coalition: c.id, Person: c.cleo.Person, Reason: "Never came"})
	})
	cleo.sees("ana removed you from it", "See you")
	cleo.write(" there")
	cleo.press("ctrl+s")
	cleo.sees("Message posted", "ana removed you from it: just now.", "“Never came”")
	c.press("3")
	c.sees("See you there", "Members: 1")
}

// The sheet that is open changes before their eyes, on every screen of it.
func TestWhoIsRemovedSeesIt(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 120, 40)
	sheet, members := c.as(c.cleo, store.Participant, 120), c.as(c.cleo, store.Participant, 120)
	sheet.press("3")
	members.press("3", "r")
	members.sees("Members: 2", "Cleo (you)")
	remove := func() {
		c.does(c.ana, &store.RemoveMember{Coalition: c.id, Person: c.cleo.Person, Reason: "Never came"})
	}
	sheet.changes(remove)
	sheet.sees("ana removed you from it", "Members: 1")
	sheet.press("J")
	sheet.sees("You asked to join Open budgets")
	members.run(members.shell.refresh())
	members.sees("Members: 1", "Requests to join: 2")
}

// Two sessions of one lead: who stepped down in one is told so in the form of
// the other, where what was typed stays.
func TestWhoStepsDownElsewhereKeepsTheirForm(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 120, 40)
	c.does(c.ana, &store.AppointLead{Coalition: c.id, Person: c.cleo.Person})
	cleo := c.as(c.cleo, store.Participant, 120)
	cleo.press("3", "e")
	cleo.write(" of cities")
	cleo.changes(func() {
		if _, err := c.store.StepDown(t.Context(), c.cleo, c.id); err != nil {
			t.Fatal(err)
		}
	})
	cleo.sees("You do not lead it any more", "Open budgets of cities")
	cleo.press("ctrl+s")
	cleo.sees("Only who made or leads this may change it", "Open budgets of cities")
	cleo.press("esc", "right", "enter")
	cleo.sees("Members: 2")
	if name := c.coalition("open-budgets").Name; name != "Open budgets" {
		t.Errorf("it is called %s", name)
	}
}

func TestACoalitionChangesWhileItsFormIsOpen(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 120, 40)
	c.does(c.ana, &store.AppointLead{Coalition: c.id, Person: c.cleo.Person})
	c.press("3", "e")
	c.write(" of cities")
	c.changes(func() {
		theirs := c.coalition("open-budgets")
		theirs.Place = "table 12"
		if _, err := c.store.Submit(t.Context(), c.cleo, &store.Edit{Record: theirs, Base: theirs.Revision}); err != nil {
			t.Fatal(err)
		}
	})
	c.sees("Cleo changed it meanwhile", "Open budgets of cities")
	c.press("ctrl+s")
	c.sees("Saved")
	if got := c.coalition("open-budgets"); got.Name != "Open budgets of cities" || got.Place != "table 12" {
		t.Errorf("it is %s at %s", got.Name, got.Place)
	}
}

// A coalition goes while somebody reads it, and another writes to it.
func TestACoalitionGoesWhileItIsOpen(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	bo := d.someone("bo")
	made := d.does(bo, &store.CreateCoalition{Coalition: store.Coalition{Name: "Open budgets", Purpose: store.Text{"en": "Ten cities."}}})
	d.press("3", "p")
	d.write("See you there")
	reader := d.as(d.someone("cleo"), store.Participant, 120)
	reader.press("3", "r")
	reader.sees("Members: 1")
	d.changes(func() {
		if _, err := d.store.Submit(t.Context(), bo, &store.Undo{Entry: made.Entry}); err != nil {
			t.Fatal(err)
		}
	})
	d.sees("It is not there any more", "See you there")
	d.press("ctrl+s")
	d.sees("See you there")
	d.press("esc", "right", "enter")
	d.sees("No coalition yet")
	reader.run(reader.shell.refresh())
	reader.press("x", "a", "enter", "esc")
	reader.sees("No coalition yet")
}
