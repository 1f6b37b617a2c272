package tui

import (
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/presence"
)

// in lets somebody into a room.
func in(room *presence.Room, actor store.Actor) func(*Options) {
	return func(o *Options) { o.Presence, o.Actor = room, actor }
}

// glances shows the others as they are now, as the session's watch would.
func (d *driver) glances() { d.shell.glance() }

func TestWhoIsHereAndWhatTheyLookAt(t *testing.T) {
	t.Parallel()
	s, room := seeded(t), presence.NewRoom()
	d := sessionWith(t, s, 120, 40, func(*Options) {})
	ana, bo := d.someone("ana"), d.someone("bo")
	decidim, err := s.Resolve(store.KindTool, "decidim")
	if err != nil {
		t.Fatal(err)
	}
	d.does(bo, &store.SayTool{Tie: store.Tie{Tool: decidim.Head().ID, Relation: store.Uses}})

	first := sessionWith(t, s, 120, 40, in(room, ana))
	first.press("/")
	first.write("decidim")
	first.press("enter")
	first.sees("● 1 online", "Who uses it: 1")
	first.seesNot("Looking at this now", "● bo")

	second := sessionWith(t, s, 120, 40, in(room, bo))
	second.press("/")
	second.write("decidim")
	second.press("enter")
	guest := sessionWith(t, s, 120, 40, in(room, store.Actor{Key: "SHA256:guest"}))
	guest.press("/")
	guest.write("decidim")
	guest.press("enter")
	guest.sees("Looking at this now: ana, bo")
	first.glances()
	first.sees("● 3 online", "Who uses it: 1 · ● 1 online", "● bo", "● Looking at this now: bo, 1 guest")

	first.press("ctrl+p")
	first.write("who is here")
	first.press("enter")
	first.sees("Who is here", "ana", "(you)", "Government", "looks at Decidim", "+ 1 guest")
	first.press("down", "enter")
	first.sees("bo", "Uses 1 tool", "Decidim", "Key")
	first.press("enter")
	first.sees("AGPL-3.0-or-later")

	second.shell.park()
	first.press("esc", "esc")
	first.glances()
	first.seesNot("● bo")
}

func TestAGuestWhoSaysTheirNameIsAPersonHere(t *testing.T) {
	t.Parallel()
	s, room := seeded(t), presence.NewRoom()
	d := sessionWith(t, s, 80, 24, in(room, store.Actor{Key: "SHA256:guest"}))
	d.press("u")
	d.write("Ana Pérez")
	d.press("enter", "enter")
	d.write("civil")
	d.press("enter", "ctrl+s")
	if people, guests := room.Online(); people != 1 || guests != 0 {
		t.Errorf("%d people and %d guests", people, guests)
	}
}

func TestAloneNothingIsShownOfOthers(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.seesNot("online")
	d.press("ctrl+p")
	d.write("who is here")
	d.offersNot("who is here")
}

// What the bar cannot hold it leaves out, the tabs last.
func TestTheBarSaysWhoIsHereWhereThereIsRoom(t *testing.T) {
	t.Parallel()
	d := sessionWith(t, seeded(t), 160, 20, in(presence.NewRoom(), store.Actor{Key: "SHA256:guest"}))
	forms := []string{"● 1 online · guest · EN", "●1 · guest · EN", "guest · EN"}
	seen := make(map[string]bool)
	for width := 160; width >= LeastWidth; width-- {
		d.resize(width, 20)
		bar, _, _ := strings.Cut(d.screen(), "\n")
		for _, form := range forms {
			if strings.HasSuffix(bar, " "+form) {
				seen[form] = true
				break
			}
		}
		if room := width - len([]rune(bar)); room > len(forms[1]) && !seen[forms[1]] {
			t.Fatalf("%d columns have room for more than %q", width, bar)
		}
	}
	for _, form := range forms {
		if !seen[form] {
			t.Errorf("no width shows %q", form)
		}
	}
}
