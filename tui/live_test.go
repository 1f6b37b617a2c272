package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// at is the line of the screen on which the cursor is.
func (d *driver) at() (line int, text string) {
	for n, line := range strings.Split(d.screen(), "\n") {
		if _, row, on := strings.Cut(line, "▌"); on {
			return n, string([]rune(row)[:20])
		}
	}
	return -1, ""
}

// What one does the other sees, with the row under the cursor where it was.
func TestWhatOneDoesTheOtherSees(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	other := sessionWith(t, s, 120, 40, func(*Options) {})
	other.known("ana")
	d := sessionWith(t, s, 120, 40, func(o *Options) { o.Actor = other.someone("bo") })
	d.press("s", "G", "k", "k")
	line, row := d.at()
	d.changes(func() {
		other.press("a")
		other.write("Aardvark Budget")
		other.press("enter")
		other.write("particip")
		other.press("enter", "enter")
		other.write("A budget for everyone.")
		other.press("ctrl+s")
		other.sees("Aardvark Budget is in the catalogue")
	})
	if l, r := d.at(); l != line || r != row {
		t.Errorf("the cursor was on line %d:\n%s\nand is on line %d:\n%s", line, row, l, r)
	}
	d.press("g")
	d.sees("Aardvark Budget")
	d.changes(func() { other.press("u") })
	d.sees("●1")
}

func TestNewRowsOutOfSightAreCountedUntilTheReaderGoesThere(t *testing.T) {
	t.Parallel()
	for _, away := range []string{"g", "s"} {
		d := session(t, "en", 120, 20)
		d.press("s", "G")
		for n, name := range []string{"Aardvark", "Abalone Budget", "Acacia"} {
			d.changes(func() { d.reference(name) })
			d.sees(fmt.Sprintf("%d new · ", n+1))
		}
		d.changes(func() { d.reference("Wasabi") })
		d.sees("Wasabi", "3 new")
		d.press(away)
		d.seesNot("new ·")
	}
}

func TestOnesOwnAdditionsAreNotNews(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 20)
	d.known("ana")
	d.press("s", "G", "a")
	d.write("Aardvark")
	d.press("enter")
	d.write("debate")
	d.press("enter", "enter")
	d.write("A tool.")
	d.press("ctrl+s", "esc")
	d.seesNot("new ·")
}

func TestWhatOthersDoDoesNotTouchAForm(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.press("a", "ctrl+s")
	d.sees("3 fields need your attention", "Needed to save")
	before := d.screen()
	d.changes(func() { d.reference("Aardvark") })
	if got := d.screen(); got != before {
		t.Errorf("the form changed:\n%s", got)
	}
}

// A coalition that is open grows before one's eyes.
func TestACoalitionGrowsBeforeOnesEyes(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	ana, bo := d.someone("ana"), d.someone("bo")
	made := d.does(ana, &store.CreateCoalition{Coalition: store.Coalition{Name: "Open budgets", Purpose: store.Text{"en": "Ten cities."}}})
	d.press("3")
	d.sees("Members: 1")
	d.changes(func() {
		if _, err := d.store.Submit(t.Context(), bo, &store.JoinCoalition{Coalition: made.Record}); err != nil {
			t.Fatal(err)
		}
	})
	d.sees("Members: 2", "bo")
}
