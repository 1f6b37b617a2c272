package tui

import (
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/presence"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// newcomer introduces somebody who says more of themself.
func (d *driver) newcomer(p store.Person) store.Actor {
	d.t.Helper()
	actor := store.Actor{Key: "SHA256:" + p.Handle + "key000", Role: store.Participant}
	actor.Person = d.does(store.Actor{Key: actor.Key}, &store.Introduce{Person: p}).Record
	return actor
}

// named is the identifier of a record of the catalogue.
func (d *driver) named(kind store.Kind, ref string) store.ID {
	d.t.Helper()
	record, err := d.store.Resolve(kind, ref)
	if err != nil {
		d.t.Fatal(err)
	}
	return record.Head().ID
}

// company puts people beside the reader, who seeks translation and uses Decidim:
// Bea, a point of contact who offers it, leads a coalition for action 7 and is here now.
func (d *driver) company() (bea store.Actor, coalition store.ID) {
	d.t.Helper()
	labo := d.does(store.Actor{Role: store.Organiser}, &store.Add{Record: &store.Organisation{
		Name: "Labo des communs", Type: "civil-society", Country: "FR", Website: "https://communs.example/",
	}}).Record
	me, err := d.store.Record(store.KindPerson, d.shell.Actor.Person)
	if err != nil {
		d.t.Fatal(err)
	}
	ana := me.(*store.Person)
	ana.Seeks, ana.Country, ana.Languages = []string{"traduction"}, "FR", []string{"fr"}
	d.does(d.shell.Actor, &store.Edit{Record: ana, Base: ana.Revision})
	bea = d.newcomer(store.Person{
		Handle: "bea", Name: "Béatrice Roux", Type: "point-of-contact", Country: "FR", Languages: []string{"fr", "en"},
		Offers: []string{"Translation into French"}, Seeks: []string{"hosting"}, Organisation: labo,
	})
	d.newcomer(store.Person{Handle: "cho", Name: "Cho Min-seo", Type: "citizen-project", Country: "KR"})
	decidim := d.named(store.KindTool, "decidim")
	for _, who := range []store.Actor{d.shell.Actor, bea} {
		d.does(who, &store.SayTool{Tie: store.Tie{Tool: decidim, Relation: store.Uses, Uses: []string{"consult"}}})
	}
	seven := []store.ID{d.named(store.KindAction, "7")}
	d.does(d.shell.Actor, &store.CreateCoalition{Coalition: store.Coalition{Name: "Ours", Purpose: store.Text{"fr": "x"}, Actions: seven}})
	coalition = d.does(bea, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Budgets for all", Purpose: store.Text{"en": "x"}, Actions: seven, Tools: []store.ID{decidim},
	}}).Record
	d.does(bea, &store.PostMessage{Post: store.Post{About: coalition, Words: "See you at table 12."}})
	return bea, coalition
}

func peopleScene(d *driver) {
	bea, _ := d.company()
	room := presence.NewRoom()
	d.shell.Room, d.shell.Seat = room, room.Join(d.shell.Actor.Key, d.shell.Actor.Person)
	room.Join(bea.Key, bea.Person)
	d.press("5", "/")
	d.write("Bea")
	d.press("enter")
}

func TestAPersonIsShownWithWhatTheyDid(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 200, 60)
	d.known("ana")
	peopleScene(d)
	d.sees("● Béatrice Roux", "Here now", "National point of contact", "France · member of the Partnership since 2014",
		"Translation into French", "Hosting", "beakey00", "Labo des communs", "Uses 1 tool", "Decidim", "In 1 coalition", "Budgets for all", "lead",
		"Messages: 1", "See you at table 12.", "Lately", "Béatrice Roux created Budgets for all")
	d.press("enter", "enter") // their organisation comes first
	d.sees("Labo des communs", "People here: 1 · ● 1 online", "https://communs.example/")
	d.press("enter")
	d.sees("Translation into French") // and leads back to them
	d.press("esc", "esc")
	d.sees("Offers", "Translation into French", "Filters")
}

func TestPeopleAreNarrowedByWhatTheyOffer(t *testing.T) {
	t.Parallel()
	d := session(t, "fr", 140, 60)
	d.known("ana")
	d.company()
	d.press("5")
	d.sees("Béatrice Roux", "Cho Min-seo", "Propose", "Traduction", "Cherche", "Hébergement")
	d.press("f")
	for !strings.Contains(d.screen(), "▌[ ] Hébergement") && !strings.Contains(d.screen(), "▌ [ ] Hébergement") {
		before := d.screen()
		if d.press("down"); d.screen() == before {
			t.Fatalf("the filter is not reached:\n%s", before)
		}
	}
	d.press("enter")
	d.sees("Béatrice Roux")
	d.seesNot("Cho Min-seo")
	d.press("esc", "esc", "/")
	d.write("Coree")
	d.press("enter")
	d.sees("Cho Min-seo", "Corée du Sud · membre du Partenariat")
	d.seesNot("Béatrice Roux")
}

func TestWhatIsHiddenIsNotOnAPersonsSheet(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 200, 60)
	d.known("ana")
	_, coalition := d.company()
	d.does(store.Actor{Role: store.Organiser}, &store.Hide{Kind: store.KindCoalition, Record: coalition, Reason: "x"})
	d.press("5", "/")
	d.write("Bea")
	d.press("enter")
	d.sees("Béatrice Roux", "Uses 1 tool")
	d.seesNot("Budgets for all", "table 12")
}

func TestAnOrganisationIsAddedAndCorrectedByAnybody(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.do(screen.Organisations)
	d.press("a")
	d.write("Regards Cytoyens")
	d.press("ctrl+s")
	d.sees("Regards Cytoyens", "Nobody said that they belong to it.")
	d.press("e")
	for range len("ytoyens") {
		d.press("backspace")
	}
	d.write("itoyens")
	d.press("ctrl+s")
	d.sees("Regards Citoyens")
	d.press("e", "ctrl+s")
	if o, err := d.store.OrganisationNamed("Regards Citoyens"); err != nil || o == nil {
		t.Errorf("%+v, %v", o, err)
	}
}

func TestForYouSaysWhy(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 140, 40)
	d.known("ana")
	d.press("F")
	d.sees("Nobody to suggest yet", "press @")
	_, coalition := d.company()
	d.sees("Béatrice Roux", "They offer translation, which you seek · you both work on action 7 · they are a public authority, you are civil society")
	d.sees("Budgets for all", "nobody from civil society is in it yet")
	d.seesNot("Ours")
	d.press("enter")
	d.sees("National point of contact", "Translation into French")
	d.press("esc")
	d.does(d.shell.Actor, &store.JoinCoalition{Coalition: coalition})
	d.seesNot("Budgets for all")
	d.press("L", "L")
	d.sees("Propose ce que vous cherchez\u00a0: traduction")
}

func TestForYouAsksAGuestWhoTheyAre(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.shell.Actor.Role, d.shell.Actor.Person = store.Guest, store.ID{}
	d.press("5")
	d.sees("Nobody said who they are yet")
	d.press("F")
	d.sees("Press @ to say who you are")
	d.press("F")
	d.press("esc")
	d.seesNot("Press @ to say who you are")
}

func TestEveryCountryToChooseHasAName(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"fr", "en", "es"} {
		d := session(t, lang, 80, 24)
		for _, option := range d.shell.CountryOptions() {
			if option.Label == "" || option.Label == option.Value {
				t.Errorf("%s: %q is called %q", lang, option.Value, option.Label)
			}
		}
	}
}
