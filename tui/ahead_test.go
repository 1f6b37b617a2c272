package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
)

// Keys that come in one go are taken in the order in which they were meant: a
// form that a key opens gets the letters behind it.
func TestWhatIsTypedAheadGoesIntoTheForm(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	_, opening := d.shell.Update(keyNamed("a"))
	var later []tea.Cmd
	for _, letter := range "Half a tool" {
		_, cmd := d.shell.Update(tea.KeyPressMsg{Code: letter, Text: string(letter)})
		later = append(later, cmd)
	}
	d.run(opening)
	for _, cmd := range later {
		d.run(cmd)
	}
	d.sees("Reference a tool", "Half a tool")
}

// What takes long does not take the keys away.
func TestHeldKeysAreGivenBackInTime(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.shell.await(func() tea.Msg { return nil }) // and never run
	d.write("/deci")
	d.seesNot("/ deci")
	d.send(lateMsg{d.shell.ahead.turn})
	d.sees("/ deci")
}

// Over a line that costs, the sheet beside a list follows a step at once, and a
// run when it ends.
func TestTheSheetFollowsACursorThatRests(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.shell.Rest = time.Minute
	first := d.shell.top().(screen.Looker).Looking()
	d.press("down")
	if d.shell.top().(screen.Looker).Looking() == first {
		t.Fatal("a step is not followed")
	}
	before := d.shell.top().(screen.Looker).Looking()
	var steps []tea.Cmd
	for range 3 {
		_, cmd := d.shell.Update(keyNamed("down"))
		steps = append(steps, cmd)
	}
	if d.shell.top().(screen.Looker).Looking() != before {
		t.Fatal("the sheet runs after the cursor")
	}
	if len(steps) != 3 || steps[2] == nil {
		t.Fatal("nobody waits for the cursor to rest")
	}
	d.send(screen.RestedMsg{Of: d.shell.top(), Step: 3})
	if d.shell.top().(screen.Looker).Looking() != before {
		t.Error("a step that was not the last is followed")
	}
	d.send(screen.RestedMsg{Of: d.shell.top(), Step: 4})
	if d.shell.top().(screen.Looker).Looking() == before {
		t.Error("the cursor rests, and the sheet does not follow")
	}
}
