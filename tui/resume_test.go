package tui

import (
	"strings"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/keep"
)

// drafts keeps desks for the length of a test.
func drafts(t *testing.T, path string) *keep.Dir {
	t.Helper()
	k, err := keep.Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(k.Close)
	return k
}

// with keeps drafts, for somebody who said who they are or not.
func with(k *keep.Dir, actor store.Actor) func(*Options) {
	return func(o *Options) {
		o.Keep, o.Actor = k, actor
		o.Now = time.Now // a place grows old
	}
}

// A line drops in the middle of everything; with the same key, from another
// machine, one is where one was.
func TestADroppedLineLosesNothing(t *testing.T) {
	t.Parallel()
	s, path := seeded(t), t.TempDir()
	d := sessionWith(t, s, 120, 40, func(*Options) {})
	ana := d.someone("ana")
	k := drafts(t, path)
	d = sessionWith(t, s, 120, 40, with(k, ana))
	d.press("/")
	d.write("budget")
	d.press("enter", "j", "j", "enter")
	name := d.shell.tabs[0].stack[0].(interface{ Selected() store.Record }).Selected().Title("en")
	d.press("a")
	d.write("Agora No")
	d.press("enter")
	d.write("debate")
	d.press("enter")
	d.shell.Desk.Leave() // what is written when the line drops

	back := sessionWith(t, s, 120, 40, with(drafts(t, path), ana))
	back.sees("Go on where you were?", "Reference a tool “Agora No”")
	back.press("enter")
	back.sees("Agora No", "Debate", "Your draft is back.")
	back.press("tab", "tab")
	back.write("A tool.")
	back.press("ctrl+s")
	back.sees("Agora No is in the catalogue")
	back.press("esc", "esc")
	back.sees("budget")
	if got := back.shell.tabs[0].stack[0].(interface{ Selected() store.Record }).Selected().Title("en"); got != name {
		t.Errorf("the cursor is on %q, and was on %q", got, name)
	}
	if open := back.shell.Desk.Open(); len(open) != 0 {
		t.Errorf("a form that was saved is kept: %+v", open)
	}
}

// Every form comes back as it was, guests' too.
func TestEveryFormComesBack(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		keys  []string
		typed string
		guest bool
	}{
		"new tool":       {keys: []string{"a"}, typed: "Agora No", guest: true},
		"tool":           {keys: []string{"e"}, typed: "XYZ"},
		"use":            {keys: []string{"u", "u", "enter", "tab", "tab"}, typed: "XYZ"},
		"coalition":      {keys: []string{"n"}, typed: "Cities"},
		"new coalition":  {keys: []string{"3", "a"}, typed: "Cities"},
		"edit coalition": {keys: []string{"3", "e"}, typed: "XYZ"},
		"commitment":     {keys: []string{"4", "a"}, typed: "A promise", guest: true},
		"promise for":    {keys: []string{"2", "c"}, typed: "A promise"},
		"message":        {keys: []string{"3", "p"}, typed: "See you"},
		"profile":        {keys: []string{"@"}, typed: "XYZ"},
		"who are you":    {keys: []string{"@"}, typed: "Ana", guest: true},
		"an action":      {keys: []string{"2", "e"}, typed: "XYZ"},
		"around action":  {keys: []string{"2", "n"}, typed: "Cities", guest: true},
		"first deed":     {keys: []string{"u"}, typed: "Ana", guest: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, path := seeded(t), t.TempDir()
			d := sessionWith(t, s, 120, 40, func(*Options) {})
			actor := d.someone("ana")
			actor.Role = store.Organiser
			d.does(actor, &store.CreateCoalition{Coalition: store.Coalition{Name: "Open budgets", Purpose: store.Text{"en": "Ten cities."}}})
			if test.guest {
				actor = store.Actor{Key: "SHA256:guest"}
			}
			d = sessionWith(t, s, 120, 40, with(drafts(t, path), actor))
			d.press(test.keys...)
			d.write(test.typed)
			d.sees(test.typed)
			before := d.screen()
			d.shell.Desk.Leave()

			back := sessionWith(t, s, 120, 40, with(drafts(t, path), actor))
			back.sees("Go on where you were?")
			back.press("enter")
			back.sees(test.typed, "Your draft is back.")
			if title, _, _ := strings.Cut(before, "\n"); !strings.HasPrefix(back.screen(), title) {
				t.Errorf("it is another tab:\n%s", back.screen())
			}
		})
	}
}

func TestWhoLeavesByThemselfBeginsAnew(t *testing.T) {
	t.Parallel()
	s, path := seeded(t), t.TempDir()
	guest := store.Actor{Key: "SHA256:guest"}
	d := sessionWith(t, s, 80, 24, with(drafts(t, path), guest))
	d.press("2", "q")
	d.shell.park()
	d = sessionWith(t, s, 80, 24, with(drafts(t, path), guest))
	d.sees("[1 Tools]")
}

func TestADraftCanBeKeptOrThrownAway(t *testing.T) {
	t.Parallel()
	for choice, test := range map[string]struct {
		keys        []string
		again, gone string
	}{
		"later":      {keys: []string{"down", "enter"}, again: "Half a tool"},
		"throw away": {keys: []string{"down", "down", "enter"}, gone: "Half a tool"},
	} {
		t.Run(choice, func(t *testing.T) {
			t.Parallel()
			s, path := seeded(t), t.TempDir()
			guest := store.Actor{Key: "SHA256:guest"}
			d := sessionWith(t, s, 80, 24, with(drafts(t, path), guest))
			d.press("a")
			d.write("Half a tool")
			d.shell.Desk.Leave()
			d = sessionWith(t, s, 80, 24, with(drafts(t, path), guest))
			d.press(test.keys...)
			d.seesNot("Go on where you were?", "Half a tool")
			d.press("a")
			if test.again != "" {
				d.sees(test.again)
			}
			if test.gone != "" {
				d.seesNot(test.gone)
			}
		})
	}
}

// A form about something that changed meanwhile says so, and keeps both.
func TestADraftOfWhatChangedMeanwhileSaysSo(t *testing.T) {
	t.Parallel()
	s, path := seeded(t), t.TempDir()
	d := sessionWith(t, s, 120, 40, func(*Options) {})
	ana, bo := d.someone("ana"), d.someone("bo")
	d = sessionWith(t, s, 120, 40, with(drafts(t, path), ana))
	tool := d.shell.tabs[0].stack[0].(interface{ Selected() store.Record }).Selected().(*store.Tool)
	d.press("e")
	d.write("XYZ")
	d.shell.Desk.Leave()
	changed := *tool
	changed.Website = "https://example.org/new"
	d.does(bo, &store.Edit{Record: &changed, Base: tool.Revision})
	d = sessionWith(t, s, 120, 40, with(drafts(t, path), ana))
	d.press("enter")
	d.sees("Someone changed it meanwhile", "XYZ", "https://example.org/new")
}
