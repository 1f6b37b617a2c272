package tui

import (
	"strings"
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

// Over a line that costs, the list follows each letter of a search at once, and
// what is beside it when the typing rests.
func TestWhatIsBesideTheListFollowsATypingThatRests(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.press("/")
	d.shell.Rest = time.Minute
	looking := func() any { return d.shell.top().(screen.Looker).Looking() }
	first, filters := looking(), facetsOf(d)
	for _, letter := range "decidim" {
		d.shell.Update(tea.KeyPressMsg{Code: letter, Text: string(letter)})
	}
	d.sees("┃▌Decidim ")
	d.send(screen.RestedMsg{Of: d.shell.top(), Step: len("decidim") - 1})
	if looking() != first || facetsOf(d) != filters {
		t.Error("what is beside the list runs after what is typed")
	}
	d.send(screen.RestedMsg{Of: d.shell.top(), Step: len("decidim")})
	if looking() == first || facetsOf(d) == filters {
		t.Error("the typing rests, and what is beside the list does not follow")
	}
	d.sees("Decidim Association")
}

// What others do meanwhile does not hurry it, and whoever is done with the
// search does not wait.
func TestWhoIsDoneWithASearchDoesNotWait(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.press("/")
	d.shell.Rest = time.Minute
	filters := facetsOf(d)
	for _, letter := range "decidim" {
		d.shell.Update(tea.KeyPressMsg{Code: letter, Text: string(letter)})
	}
	d.changes(func() { d.reference("Decidim of others") })
	d.sees("Decidim of others")
	if facetsOf(d) != filters {
		t.Error("what is beside the list follows in the middle of a word")
	}
	d.press("enter")
	if facetsOf(d) == filters {
		t.Error("the search is done, and what is beside the list does not follow")
	}
	d.sees("Decidim Association")
}

// facetsOf is what the panel at the left shows.
func facetsOf(d *driver) (shown string) {
	lines := strings.Split(d.screen(), "\n")
	for _, line := range lines[2 : len(lines)-1] { // below what is searched, above the keys
		shown += string([]rune(line)[:min(28, len([]rune(line)))]) + "\n"
	}
	return shown
}
