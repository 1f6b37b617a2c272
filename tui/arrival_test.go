package tui

import (
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// Whoever comes for the first time is shown the welcome, and the announcement
// after it.
func TestTheAnnouncementWaitsForTheWelcome(t *testing.T) {
	t.Parallel()
	d := sessionWith(t, seeded(t), 80, 24, func(o *Options) { o.Tour = true })
	d.shell.announce(&store.Announcement{Meta: store.Meta{ID: store.NewID(), CreatedAt: moment()}, Words: "The plenary begins at 14:00."})
	d.shell.mark()
	d.sees("any key goes on")
	d.seesNot("From the organisers ━")
	if len(d.shell.over) > 0 {
		t.Error("it asks for an answer below the welcome")
	}
	d.press("enter")
	d.sees("From the organisers ━", "The plenary begins at 14:00.")
	d.seesNot("any key goes on")
	d.press("enter")
	d.seesNot("From the organisers ━")
}

// The tour is skipped by those who are on it, and by nobody else.
func TestHelpOffersToSkipTheTourToThoseWhoAreOnIt(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.press("?")
	d.seesNot("skip the tour")
	d.press("esc")
	d.shell.showTour()
	d.press("?")
	d.sees("skip the tour")
}

// An organiser sees on a person's sheet that their key is banned, and why;
// nobody else does.
func TestASheetTellsOrganisersOfABan(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	bo := d.someone("bo")
	d.does(store.Actor{Role: store.Organiser}, &store.BanKey{Key: bo.Key, Reason: "Spam in every thread"})
	shown := record(d, store.KindPerson, bo.Person)
	show(d, shown)
	d.seesNot("banned", "Spam in every thread")
	d.press("esc")
	d.shell.Actor.Role = store.Organiser
	show(d, shown)
	d.sees("· banned: Spam in every thread")
}

// Where nothing is left to translate, nobody is told how to.
func TestNothingIsTranslatedInAnEmptyList(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 80, 24)
	d.do(screen.Translations)
	for range 3 {
		empty := strings.Contains(d.screen(), "Everything here is in this language")
		if told := strings.Contains(d.screen(), "enter: translate"); told == empty {
			t.Errorf("empty: %v, and told how to translate: %v\n%s", empty, told, d.screen())
		}
		d.press("right")
	}
}
