package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
)

func (c *circle) post(actor store.Actor, words string) store.ID {
	c.t.Helper()
	return c.does(actor, &store.PostMessage{Post: store.Post{About: c.id, Words: words}}).Record
}

func threadScene(d *driver) {
	c := d.circle()
	for n := range 14 {
		c.post(c.cleo, fmt.Sprintf("Message %d.\n\nOf two paragraphs.", n+1))
	}
	d.press("3", "enter")
	d.screen()
	d.press("G", "enter")
}

func TestAMessageCanBePutInOtherWords(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 120, 40)
	c.post(c.ana, "Table 12")
	c.press("3", "enter")
	c.sees("Ten cities.")
	c.press("G")
	c.sees("▌ Table 12", "ana (you) · just now")
	c.seesNot("edited")
	c.press("e")
	c.sees("Your message to Open budgets, in other words", "Table 12")
	c.press("backspace")
	c.write("3")
	c.press("ctrl+s")
	c.sees("Message changed", "▌ Table 13", "ana (you) · just now · edited")
}

func TestAMessageCanBeTakenBack(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 120, 60)
	c.post(c.cleo, "Buy now")
	c.post(c.ana, "Table 12")
	cleo := c.as(c.cleo, store.Participant, 120)
	cleo.press("3", "enter")
	cleo.sees("Ten cities.")
	cleo.press("G")
	cleo.sees("▌ Buy now")
	cleo.press("k")
	cleo.sees("▌ Table 12")
	cleo.press("x")
	cleo.sees("Only who leads it may do this")
	cleo.press("e")
	cleo.sees("Only who made or leads this may change it")
	c.press("3", "enter")
	c.sees("Messages: 2")
	c.press("G")
	c.sees("▌ Buy now")
	c.press("x")
	c.sees("Take this message back?", "“Buy now”")
	c.press("esc")
	c.sees("Messages: 2")
	c.press("x", "enter")
	c.sees("Message taken back", "Messages: 1")
	c.seesNot("Buy now")
	c.press("U", "enter")
	c.sees("Messages: 2", "Buy now")
}

func TestALongThreadIsReadOnItsOwn(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	threadScene(d)
	d.sees("Messages: 14", "▌ Message 14.", "Of two paragraphs.", "Cleo · just now")
	d.press("G")
	d.sees("▌ Message 1.")
	d.press("esc")
	d.sees("2 older messages")
}

// A book pasted into a message is cut in words, and the form is whole.
func TestAMessageOfAMegabyte(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 120, 60)
	c.press("3", "p")
	c.write("First: ")
	c.send(tea.PasteMsg{Content: strings.Repeat("é", 1<<20)})
	c.sees("éééé", "1,046,583 characters did not fit, and were left out")
	c.press("ctrl+s")
	c.sees("Message posted", "Messages: 1")
	posts, err := store.Referring[*store.Post](c.store, c.id)
	if err != nil || len(posts) != 1 || len([]rune(posts[0].Words)) != 2000 {
		t.Errorf("posted: %d messages, %v", len(posts), err)
	}
}
