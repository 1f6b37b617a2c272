package tui

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// untranslated puts a tool and a coalition on the record that lack languages.
func untranslated(d *driver) {
	d.t.Helper()
	bo := d.someone("bo")
	d.does(bo, &store.ReferenceTool{Tool: store.Tool{
		Name: "0 Agora", Uses: []string{"debate"}, Summary: store.Text{"en": "Debate a plan in the open."}, Description: store.Text{"fr": "Longue histoire."},
	}})
	d.does(bo, &store.CreateCoalition{Coalition: store.Coalition{Name: "0 Coalition", Purpose: store.Text{"en": "One a city."}}})
}

func translationsScene(d *driver) {
	untranslated(d)
	d.do(screen.Translations)
}

func translationScene(d *driver) {
	translationsScene(d)
	d.press("enter")
}

// The list is worked through: saving one text goes to the next that is missing.
func TestWorkThroughMissingTranslations(t *testing.T) {
	t.Parallel()
	d := session(t, "es", 120, 40)
	d.known("ana")
	untranslated(d)
	d.do(screen.Translations)
	d.sees("Falta en español", "▌ 0 Agora", "Herramienta · En una línea, Descripción")
	before := d.shell.Store.Count(store.KindTool)
	d.press("enter")
	d.sees("0 Agora · En una línea · español", "Debate a plan in the open.")
	d.write("Debatir un plan en abierto.")
	d.press("ctrl+s")
	d.sees("0 Agora · Descripción · español", "Longue histoire.")
	d.write("Una larga historia.")
	d.press("ctrl+s")
	d.seesNot("0 Agora")
	tool := d.tool("0-agora")
	if tool.Summary["es"] != "Debatir un plan en abierto." || tool.Description["es"] != "Una larga historia." || tool.Summary["en"] == "" {
		t.Errorf("after translating: %v, %v", tool.Summary, tool.Description)
	}
	if now := d.shell.Store.Count(store.KindTool); now != before {
		t.Errorf("%d tools, were %d", now, before)
	}
	d.press("esc")
	d.sees("Falta en español")
}

// What somebody may not edit says why, and filters show one language and kind.
func TestFilterMissingTranslations(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	translationsScene(d)
	d.press("left", "f", "f", "f")
	d.sees("Missing in French", "▌ 0 Coalition", "Coalition · Purpose", "[French 1]", "English 0")
	d.press("enter")
	d.sees("Only who made or leads this may change it")
	d.press("right")
	d.sees("Missing in English", "Everything here is in this language.")
}

// A text that somebody else translated meanwhile is not written over.
func TestTwoTranslateTheSame(t *testing.T) {
	t.Parallel()
	d := session(t, "es", 120, 40)
	d.known("ana")
	translationScene(d)
	theirs := d.tool("0-agora")
	theirs.Summary = theirs.Summary.With("es", "De otra persona.")
	bo, err := d.store.ActorFor("SHA256:bo")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.store.Submit(t.Context(), bo, &store.Edit{Record: theirs, Base: theirs.Revision}); err != nil {
		t.Fatal(err)
	}
	d.write("Mía.")
	d.press("ctrl+s")
	d.sees("Mía.")
	if now := d.tool("0-agora").Summary["es"]; now != "De otra persona." {
		t.Errorf("written over: %q", now)
	}
}

// What was typed of a translation when the line dropped comes back.
func TestAHalfWrittenTranslationComesBack(t *testing.T) {
	t.Parallel()
	d := session(t, "es", 120, 40)
	d.known("ana")
	translationScene(d)
	d.write("Debatir un")
	d.shell.tabs[0].stack = d.shell.tabs[0].stack[:1]
	d.run(d.shell.resume())
	d.sees("0 Agora · En una línea · español")
	d.press("enter")
	d.sees("Debatir un", "Debate a plan in the open.")
	d.press("ctrl+s")
	if now := d.tool("0-agora").Summary["es"]; now != "Debatir un" {
		t.Errorf("saved %q", now)
	}
}
