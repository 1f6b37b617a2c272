package store_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
)

// lacking are how many records of a kind lack a text in each language.
func lacking(t testing.TB, s *store.Store, kind store.Kind) map[string]int {
	t.Helper()
	out := make(map[string]int)
	for _, lang := range store.TranslationLanguages() {
		rows, total, err := s.MissingTranslations(kind, lang, 0, 100)
		if err != nil || len(rows) != total {
			t.Fatalf("%d of %d %ss lack %s, %v", len(rows), total, kind, lang, err)
		}
		out[lang] = total
	}
	return out
}

func TestWhatLacksALanguage(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	made := decidim()
	made.Description = store.Text{"fr-CA": "Des assemblées."}
	tool := submit(t, s, ana, &store.ReferenceTool{Tool: made}).Record
	coalition(t, s, ana, func(c *store.Coalition) { c.Purpose = store.Text{"es": "Abrir."} })
	if got := lacking(t, s, store.KindTool); got["fr"] != 1 || got["en"] != 1 || got["es"] != 1 {
		t.Errorf("tools lack %v", got)
	}
	if got := lacking(t, s, store.KindCoalition); got["fr"] != 1 || got["en"] != 1 || got["es"] != 0 {
		t.Errorf("coalitions lack %v", got)
	}
	record := read[*store.Tool](t, s, tool)
	if got := store.Untranslated(record, "fr"); len(got) != 1 || got[0].Field != "summary" || got[0].Text["en"] == "" {
		t.Errorf("not in French: %v", got) // the description is, as it is written in Canada
	}
	for _, field := range []string{"summary", "description"} {
		current := read[*store.Tool](t, s, tool)
		after, err := s.WithTranslation(current, field, "es", "Asambleas.")
		if err != nil {
			t.Fatal(err)
		}
		if current.Summary["es"] != "" && field == "summary" {
			t.Error("the record itself was changed")
		}
		submit(t, s, ana, &store.Edit{Record: after, Base: current.Revision})
	}
	if got := lacking(t, s, store.KindTool); got["es"] != 0 || got["fr"] != 1 {
		t.Errorf("translated, and tools lack %v", got)
	}
	if _, err := s.WithTranslation(record, "licence", "es", "x"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a licence was translated: %v", err)
	}
	if _, _, err := s.MissingTranslations(store.KindPerson, "fr", 0, 1); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("people are translated: %v", err)
	}
	submit(t, s, as(ana, store.Organiser), &store.Hide{Kind: store.KindTool, Record: tool, Reason: "spam"})
	if got := lacking(t, s, store.KindTool); got["fr"] != 0 {
		t.Errorf("hidden, and listed: %v", got)
	}
}

// Whatever is written in whichever languages, what is listed for a language is
// exactly what lacks it.
func TestMissingTranslationsAreThoseThatAreMissing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		s := openAt(t, t.TempDir(), nil)
		defer shut(t, s)
		ana := introduce(t, s, "ana")
		text := rapid.MapOf(rapid.SampledFrom([]string{"fr", "en", "es", "de"}), rapid.SampledFrom([]string{"words", ""}))
		want := make(map[string]int)
		for range rapid.IntRange(1, 8).Draw(rt, "tools") {
			tool := store.Tool{Name: rapid.StringMatching(`[a-z]{12}`).Draw(rt, "name"), Uses: []string{"map"}, Summary: store.Text(text.Draw(rt, "summary"))}
			written := 0
			for _, words := range tool.Summary {
				written += len(words)
			}
			for _, lang := range store.TranslationLanguages() {
				if written > 0 && tool.Summary[lang] == "" {
					want[lang]++
				}
			}
			submit(t, s, ana, &store.ReferenceTool{Tool: tool, AllowDuplicate: true})
		}
		for lang, got := range lacking(t, s, store.KindTool) {
			if got != want[lang] {
				rt.Fatalf("%d lack %s, listed are %d", want[lang], lang, got)
			}
		}
	})
}
