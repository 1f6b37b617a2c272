package tui

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// The summit's core act, by somebody who has never seen the program.
func TestFindUseReferenceAndBuildACoalition(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	for _, query := range []string{"budget participatif", "presupuesto", "budgt"} {
		d.press("/")
		d.write(query)
		d.press("enter")
		d.sees("Decidim", "Consul Democracy")
		d.press("esc")
	}
	d.press("/")
	d.write("decidim")
	d.press("enter", "enter")
	d.sees("AGPL-3.0-or-later", "Developed by", "Decidim Association")

	d.press("u")
	d.sees("Who are you?")
	d.write("Ana Pérez")
	d.press("enter")
	d.sees("ana-perez")
	d.press("enter")
	d.write("civil")
	d.press("enter", "ctrl+s")
	d.sees("Noted: you use Decidim", "Ana Pérez (you)")

	d.press("esc", "esc", "a")
	d.write("Agora Nova")
	d.press("enter")
	d.write("debate")
	d.press("enter", "enter")
	d.write("Lets a city debate its plans in the open.")
	d.press("ctrl+s")
	d.sees("Agora Nova is in the catalogue", "Lets a city debate its plans in the open.")

	d.press("n")
	d.sees("Start a coalition", "Agora Nova")
	d.write("Cities that debate")
	d.press("enter")
	d.write("Run it in ten cities.")
	d.press("tab")
	d.write("9.")
	d.press("enter", "ctrl+s")
	d.sees("Cities that debate", "Run it in ten cities.", "Ana Pérez (you)", "Agora Nova", "law-making")

	d.press("3")
	d.sees("Cities that debate", "Forming")
	page, err := store.List[*store.Coalition](d.store, store.Query{Limit: 5})
	if err != nil || page.Total != 1 || len(page.Rows[0].Actions) != 1 || len(page.Rows[0].Tools) != 1 {
		t.Errorf("the coalition on the record: %+v, %v", page, err)
	}
}

// Somebody who references what is there already is told while typing, and
// decides; nothing that was typed is lost.
func TestTheReaderDecidesAboutADuplicate(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.press("a")
	d.write("decidin")
	d.sees("It looks like a tool that is here", "name one letter away")
	d.press("enter")
	d.write("debate")
	d.press("enter", "enter")
	d.write("Another thing.")
	d.press("ctrl+s")
	d.sees("It looks like a tool that is there already", "I use Decidim", "It is another one: reference it", "Back to the form")
	d.press("esc")
	d.sees("decidin", "Another thing.")
	d.press("ctrl+s", "down", "enter")
	d.sees("decidin is in the catalogue")
	if got := d.store.Count(store.KindTool); got != d.tools+1 {
		t.Errorf("%d tools, expected one more than %d", got, d.tools)
	}
}

// While typing the name, enter on what is there says "I use it" instead.
func TestUseInsteadOfADuplicate(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 80, 24)
	d.known("ana")
	d.press("a")
	d.write("Decidim")
	d.press("down", "enter")
	d.sees("Noted: you use Decidim", "Who uses it: 1")
	if got := d.store.Count(store.KindTool); got != d.tools {
		t.Errorf("%d tools, expected %d", got, d.tools)
	}
}

func TestUndoAsksAndTakesBack(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.press("U")
	d.sees("nothing to undo")
	d.press("/")
	d.write("decidim")
	d.press("enter", "u")
	d.sees("Who uses it: 1")
	d.press("U")
	d.sees("Undo this?", "ana uses Decidim")
	d.press("enter")
	d.sees("Who uses it: 0", "Undone")
}

func TestAFormThatIsLeftAsksAndKeepsItsDraft(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 80, 24)
	d.known("ana")
	d.press("a", "esc")
	d.seesNot("Leave this form?")
	d.press("a")
	d.write("Half a tool")
	d.press("esc")
	d.sees("Leave this form?")
	d.press("enter", "a")
	d.sees("Half a tool", "Your draft is back.")
}

func TestBadInputIsSaidInPlaceAndLosesNothing(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.press("a", "ctrl+s")
	d.sees("3 fields need your attention")
	d.write("Agora Nova")
	d.press("enter")
	d.write("debate")
	d.press("enter", "enter")
	d.write("Something.")
	d.press("enter")
	d.write("javascript:alert(1)")
	d.press("enter", "enter")
	d.sees("An address begins with https:// or http://")
	d.write("agpl3")
	d.press("enter")
	d.sees("is not an SPDX licence", "Perhaps AGPL-3.0", "javascript:alert(1)", "Agora Nova")
}

func TestEveryKeyHereIsExplainedOrSaysWhyNot(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.press("p")
	d.sees("“p” does nothing here")
	d.press("?")
	d.sees("Help", "I use it", "new coalition")
	d.press("esc")
	d.press("2", "e")
	d.sees("Only the organisers may do this")
}

func TestThreeLanguagesAtAnyTime(t *testing.T) {
	t.Parallel()
	d := session(t, "fr", 120, 40)
	d.sees("Outils", "Budget particip")
	d.press("L")
	d.sees("Tools")
	d.press("L")
	d.sees("Herramientas", "Transparencia e")
	d.seesNot("⟦")
}
