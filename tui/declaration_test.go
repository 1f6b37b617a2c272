package tui

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// declarationScene is the Declaration with a text and three signatories.
func declarationScene(d *driver) {
	d.shell.Charter = func(lang string) (string, string) {
		if lang == "fr" {
			return "## Article premier\n\nNous, membres du Partenariat.", "fr"
		}
		return "## First article\n\nWe, the members of the Partnership.", "en"
	}
	bo := d.someone("bo")
	nantes := d.does(bo, &store.Add{Record: &store.Organisation{Name: "Ville de Nantes", Type: "local-authority", Country: "FR"}}).Record
	d.does(bo, &store.Endorse{Organisation: nantes})
	d.does(bo, &store.Endorse{})
	d.press("D", "E")
}

// One key endorses; again, it asks what else, or what to take back.
func TestEndorseTheDeclaration(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.press("D")
	d.sees("The Paris Declaration", "7 December 2016", "steering committee", "Signatories: 0", "Be the first: E", "have not endorsed it yet: E")
	d.press("E")
	d.sees("You endorse the Declaration: for yourself", "Signatories: 1", "endorse it: for yourself", "Research 1")
	d.press("E")
	d.sees("In whose name?", "Another organisation…", "Withdraw: for myself")
	d.press("enter")
	d.write("City of Nantes")
	d.press("ctrl+s")
	d.sees("Signatories: 2", "endorse it: for yourself, City of Nantes", "by ana")
	d.press("E", "right", "enter")
	d.sees("Withdrawn: for yourself", "Signatories: 1", "endorse it: City of Nantes")
	d.press("enter")
	d.sees("City of Nantes", "Endorses the Declaration, by 1 person") // the organisation that signed
	d.press("esc", "esc")
	d.sees("Acasă în Siguranță")
}

// Somebody who has not said who they are is asked, and then endorses.
func TestANewcomerEndorses(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.press("D", "E")
	d.sees("Who are you?")
	d.seesNot("Signatories: 1")
}

// What others endorse appears, and the organisers' text is in the reader's language.
func TestTheDeclarationIsLive(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	declarationScene(d)
	d.sees("First article", "Signatories: 3", "Ville de Nantes", "Local authority")
	d.does(d.someone("cleo"), &store.Endorse{})
	d.sees("Signatories: 4")
	d.press("L")
	d.sees("El texto (inglés)", "Firmantes: 4")
	d.press("L")
	d.sees("Nous, membres du Partenariat.", "Signataires\u00a0: 4", "Adoptée")
}
