package tui

import (
	"slices"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

func personOf(d *driver, id store.ID) *store.Person {
	d.t.Helper()
	record, err := d.store.Record(store.KindPerson, id)
	if err != nil {
		d.t.Fatal(err)
	}
	return record.(*store.Person)
}

func TestStewardsCorrectAnothersProfile(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	bea, _ := d.company()
	d.press("5", "/")
	d.write("Bea")
	d.press("enter", "e")
	d.sees("Only who made or leads this may change it")
	p := personOf(d, bea.Person)
	p.Offers = append(p.Offers, "traduction", "pilot cities", "printing")
	d.does(bea, &store.Edit{Record: p, Base: p.Revision})
	d.shell.Actor.Role = store.Steward
	d.press("e")
	d.sees("Profile of Béatrice Roux", "Béatrice Roux")
	d.press("backspace", "backspace", "backspace", "backspace")
	d.write("Leroux")
	d.press("ctrl+s")
	d.sees("Béatrice Leroux")
	now := personOf(d, bea.Person)
	if now.Name != "Béatrice Leroux" || !slices.Equal(now.Offers, p.Offers) || !slices.Equal(now.Seeks, p.Seeks) || now.Organisation != p.Organisation {
		t.Errorf("after correcting the name: %+v", now)
	}
	if me := personOf(d, d.shell.Actor.Person); me.Handle != "ana" {
		t.Errorf("the steward is %+v", me)
	}
}

func TestSkillsAreTickedAndSaidInOwnWords(t *testing.T) {
	t.Parallel()
	d := session(t, "fr", 120, 50)
	d.known("ana")
	d.press("@")
	for range 6 {
		d.press("tab")
	}
	d.sees("Je propose", "Cochez ce qui convient")
	d.press("down", "down", "down", "down", "space")
	d.write("marchés publics")
	d.press("ctrl+s")
	if p := personOf(d, d.shell.Actor.Person); !slices.Equal(p.Offers, []string{"law: marchés publics"}) {
		t.Fatalf("offers %q\n%s", p.Offers, d.screen())
	}
	d.press("5")
	d.sees("Droit · marchés publics")
}

func TestTheListsSayWhatTheySearch(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.press("5")
	d.sees("Name, organisation, skill, country…")
	d.press("O")
	d.sees("Name, country…")
	d.press("1")
	d.sees("Name, use, organisation, place…")
}

func TestASignatoryIsOpened(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 60)
	d.known("ana")
	bea, _ := d.company()
	labo := personOf(d, bea.Person).Organisation
	d.does(bea, &store.Endorse{Organisation: labo})
	d.do(screen.Declaration)
	d.press("enter")
	d.sees("Labo des communs", "People here: 1", "https://communs.example/")
	d.press("esc")
	d.sees("The Paris Declaration")
}
