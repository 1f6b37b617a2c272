package tui

import (
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/keep"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// keeper is one desk for everybody, as on one's own machine.
type keeper struct{ desk *keep.Desk }

func (k keeper) Desk(string) *keep.Desk { return k.desk }

// newcomer is a session of somebody who was never here, with a tour.
func newcomer(t *testing.T, lang string, width, height int, desk *keep.Desk) *driver {
	t.Helper()
	return sessionWith(t, seeded(t), width, height, func(o *Options) {
		o.Lang, o.Tour, o.Keep = lang, true, keeper{desk}
	})
}

func welcomeScene(d *driver) {
	d.shell.Desk.SetToured(0)
	d.shell.Actor.Role, d.shell.Actor.Person = store.Guest, store.ID{}
	d.shell.Desk.SetPlace(keep.Place{})
	d.shell.beginTour()
	d.shell.layout()
}

// The welcome is not hidden by what the organisers announced, which waits below.
func TestAnAnnouncementWaitsForTheWelcome(t *testing.T) {
	t.Parallel()
	d := newcomer(t, "en", 80, 24, keep.Alone())
	d.shell.announce(&store.Announcement{Meta: store.Meta{ID: store.NewID(), CreatedAt: moment()}, Words: "Lunch is served."})
	d.resize(80, 25)
	d.sees("The open-government toolbox", "From the organisers: Lunch is served.")
	d.press("enter")
	d.seesNot("The open-government toolbox")
	d.sees("Lunch is served.", "[OK]")
}

func TestTheWelcomeIsGoneAtTheFirstKeyWhichDoesWhatItMeans(t *testing.T) {
	t.Parallel()
	d := newcomer(t, "en", 80, 24, keep.Alone())
	d.sees("The open-government toolbox", "find a tool", "Français · English · Español")
	d.press("/")
	d.write("decidim")
	d.seesNot("The open-government toolbox")
	d.sees("/ decidim")

	other := newcomer(t, "en", 80, 24, keep.Alone())
	other.press("enter")
	other.seesNot("The open-government toolbox")
	other.sees("1 of 3 · Find")
}

func TestTheFirstMinuteIsDoneByDoing(t *testing.T) {
	t.Parallel()
	desk := keep.Alone()
	d := newcomer(t, "en", 120, 40, desk)
	bo := d.someone("bo")
	d.does(bo, &store.CreateCoalition{Coalition: store.Coalition{Name: "Open budgets", Purpose: store.Text{"en": "Ten cities."}}})
	d.press("/")
	d.write("decidim")
	d.sees("1 of 3")
	d.press("enter")
	d.sees("2 of 3 · You use it? Press u.")
	d.press("u")
	d.sees("Who are you?") // which is asked first
	d.seesNot("of 3")
	d.write("Ana")
	d.press("tab", "tab")
	d.write("gov")
	d.press("enter", "ctrl+s")
	d.sees("3 of 3 · Coalitions are under 3")
	d.press("3", "J")
	d.sees("That is all it takes", "Welcome to Open budgets")
	d.seesNot("3 of 3")
	d.press("1")
	d.seesNot("That is all it takes")

	again := newcomer(t, "en", 120, 40, desk)
	again.seesNot("of 3", "find a tool, in your own words")
}

func TestTheTourIsSkippedAndFoundAgain(t *testing.T) {
	t.Parallel()
	desk := keep.Alone()
	d := newcomer(t, "en", 80, 24, desk)
	d.press("enter", ".")
	d.sees("Skipped")
	d.seesNot("1 of 3")
	d.press(".")
	d.sees("There is no tour to skip")
	newcomer(t, "en", 80, 24, desk).seesNot("1 of 3", "find a tool, in your own words")
	d.do(screen.ShowTour)
	d.sees("1 of 3")
}

// Who said who they are, at another time or with another device, needs no tour.
func TestThoseWhoAreKnownAreNotShownAround(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	ana := (&driver{t: t, store: s}).introduced("ana")
	d := sessionWith(t, s, 80, 24, func(o *Options) { o.Tour, o.Actor = true, ana })
	d.seesNot("1 of 3", "find a tool, in your own words")
}

func (d *driver) introduced(handle string) store.Actor {
	d.t.Helper()
	actor := store.Actor{Key: "SHA256:" + handle}
	if _, err := d.store.Submit(d.t.Context(), actor, &store.Introduce{Person: store.Person{Handle: handle, Name: handle, Type: "government"}}); err != nil {
		d.t.Fatal(err)
	}
	actor, err := d.store.ActorFor(actor.Key)
	if err != nil {
		d.t.Fatal(err)
	}
	return actor
}

// At eighty columns every step says what to do in full, in each language.
func TestTheTourIsInFullAtEightyColumns(t *testing.T) {
	t.Parallel()
	for lang, of := range map[string]string{"en": " of 3 · ", "fr": " sur 3 · ", "es": " de 3 · "} {
		d := newcomer(t, lang, 80, 24, keep.Alone())
		d.press("enter")
		for step := range tourSteps() {
			d.shell.tourAt(1<<step - 1)
			if line := strings.Split(d.screen(), "\n")[22]; !strings.Contains(line, of) {
				t.Errorf("%s, step %d: %q", lang, step+1, line)
			}
		}
	}
}

// Who begins with the second thing is told of the first after it.
func TestTheStepsMayBeDoneInAnyOrder(t *testing.T) {
	t.Parallel()
	d := newcomer(t, "en", 120, 40, keep.Alone())
	d.shell.Actor = d.introduced("ana")
	d.press("u")
	d.sees("1 of 3 · Find")
	d.press("/")
	d.write("decidim")
	d.press("enter")
	d.sees("3 of 3 · Coalitions")
}
