package tui

import (
	"slices"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// begun is the form of a new coalition, filled in as far as its needs.
func (d *driver) begun() {
	d.press("3", "a")
	d.write("Cities that debate")
	d.press("enter")
	d.write("Run it in ten cities.")
	d.press("tab", "tab", "tab", "space")
	d.write("a mobile app")
}

func coalitionFormScene(d *driver) { d.begun() }

func (d *driver) coalition(slug string) *store.Coalition {
	d.t.Helper()
	record, err := d.store.Resolve(store.KindCoalition, slug)
	if err != nil {
		d.t.Fatal(err)
	}
	return record.(*store.Coalition)
}

func TestNeedsAreSaidEachInWords(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.begun()
	d.write(", ")
	d.press("down", "down", "space", "ctrl+s")
	d.sees("Development · a mobile app", "  Data")
	got := d.coalition("cities-that-debate").Needs
	if want := []store.Need{{Kind: "development", Words: "a mobile app,"}, {Kind: "data"}}; !slices.Equal(got, want) {
		t.Errorf("it needs %+v", got)
	}
}

// What two wrote under one kind is not put together by whoever edits the name.
func TestNeedsThatNobodyTouchesStayAsTheyAre(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	needs := []store.Need{{Kind: "other", Words: "a room"}, {Kind: "other", Words: "printing"}}
	d.does(d.shell.Actor, &store.CreateCoalition{Coalition: store.Coalition{Name: "Ten", Purpose: store.Text{"en": "Ten cities."}, Needs: needs}})
	d.press("3", "e")
	d.write(" cities")
	d.press("ctrl+s")
	if got := d.coalition("ten"); got.Name != "Ten cities" || !slices.Equal(got.Needs, needs) {
		t.Errorf("%s needs %+v", got.Name, got.Needs)
	}
	d.press("e", "tab", "tab", "tab", "tab")
	d.write(" and tea")
	d.press("ctrl+s")
	if got, want := d.coalition("ten").Needs, []store.Need{{Kind: "other", Words: "a room; printing and tea"}}; !slices.Equal(got, want) {
		t.Errorf("it needs %+v", got)
	}
}

// A line that drops while needs are said loses no letter of them.
func TestNeedsComeBack(t *testing.T) {
	t.Parallel()
	s, path := seeded(t), t.TempDir()
	ana := sessionWith(t, s, 120, 40, func(*Options) {}).someone("ana")
	d := sessionWith(t, s, 120, 40, with(drafts(t, path), ana))
	d.begun()
	d.shell.Desk.Leave()
	back := sessionWith(t, s, 120, 40, with(drafts(t, path), ana))
	back.press("enter")
	back.sees("Your draft is back", "Development · a mobile app")
}

func TestUntilWhenIsADate(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.press("3", "a")
	d.write("Ten")
	d.press("enter")
	d.write("Ten cities.")
	for range 6 { // to what it delivers
		d.press("tab")
	}
	d.write("A handbook")
	d.press("enter")
	d.write("next spring")
	d.press("tab")
	d.sees("next spring", "2017-06-30, 2017-06 or 2017")
	d.press("ctrl+s")
	for range len("next spring") {
		d.press("backspace")
	}
	d.write("2017-06")
	d.press("ctrl+s")
	d.sees("Delivers", "A handbook", "Jun 2017")
}
