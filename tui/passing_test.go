package tui

import (
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

// What was said of one thing is gone when the reader does the next, and does
// not hide the keys of the screen that comes.
func TestAToastIsGoneWhenTheReaderGoesOn(t *testing.T) {
	t.Parallel()
	now := moment()
	d := sessionWith(t, seeded(t), 120, 40, func(o *Options) { o.Now = func() time.Time { return now } })
	d.known("ana")
	d.press("u", "j")
	d.sees("Noted") // whoever only moves on reads it still
	d.press("?")
	d.seesNot("Noted")
	d.press("esc", "G", "u", "e")
	d.sees("Edit a tool", "ctrl+s save")
	d.seesNot("Noted")
	d.press("esc")
	d.does(d.shell.Actor, &store.CreateCoalition{Coalition: store.Coalition{Name: "Budgets", Purpose: store.Text{"en": "Ten cities."}}})
	d.press("3", "J")
	d.sees("Only you lead it")
	d.press("p")
	d.sees("Only you lead it") // nobody has read it yet
	d.press("esc", "J")
	now = now.Add(readingTime)
	d.press("j")
	d.sees("Only you lead it") // what went wrong stays while one looks for the remedy
	d.press("p")
	d.seesNot("Only you lead it")
	d.sees("ctrl+s save")
}
