package store_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

func TestALargestToolFitsIntoAnEntry(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	big := decidim() // each field as large as it may be, in letters of four bytes
	big.Description = inManyLanguages(6, repeat("a", 20_000))
	big.Summary = inManyLanguages(40, repeat("𠀀", 400))
	big.Extra = map[string]any{"a": repeat("a", 16<<10-1)}
	for i := range 100 {
		word := string(rune('一'+i)) + repeat("𠀀", 59)
		big.Tags, big.WrittenIn = append(big.Tags, word), append(big.WrittenIn, word)
	}
	id := submit(t, s, ana, &store.ReferenceTool{Tool: big}).Record
	if got := tool(t, s, id); len(got.Description["qaf"]) != 20_000 || len(got.Tags) != 100 {
		t.Errorf("it is there, but not all of it")
	}
}

func TestWhatDoesNotFitIntoAnEntryIsRefusedWhole(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	big := store.Coalition{Name: "Big", Purpose: inManyLanguages(6, repeat("a", 20_000))}
	for range 100 {
		big.Needs = append(big.Needs, store.Need{Kind: "data", Words: repeat("𠀀", 400)})
	}
	before := s.Sequence()
	_, err := s.Submit(t.Context(), ana, &store.CreateCoalition{Coalition: big})
	if !errors.Is(err, store.ErrTooLarge) || !strings.Contains(err.Error(), "262144") {
		t.Errorf("%v does not say how large it may be", err)
	}
	if s.Sequence() != before || s.Count(store.KindCoalition) != 0 {
		t.Error("it is too large, and there")
	}
}

func TestTextFromStrangersIsCleanedOnTheWayIn(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	id := submit(t, s, ana, &store.ReferenceTool{Tool: store.Tool{
		Name: "  Deci\x1b[31mdim\u202e\r\n ", Website: "WWW.Decidim.org", Licence: "mit or agpl-3.0",
		Summary:   store.Text{"EN": "Line\nbreak", "fr_FR": "e\u0301tat", "es": " \x00 "},
		Tags:      []string{" a ", "a", "", "b\u200b"},
		Languages: []string{"EN", "", "pt-br"}, Countries: []string{"uk", "fr", "FR"}, Uses: []string{"Debate", "debate"},
		Platforms: []string{"Web"}, Maturity: "STABLE",
		Extra: map[string]any{"key\x1b": []any{"v\x07", 1, true, nil, time.Date(2016, 12, 7, 0, 0, 0, 0, time.UTC), map[string]any{"n": 1.5}}},
	}}).Record
	got := tool(t, s, id)
	for _, c := range []struct{ what, got, want string }{
		{"name", got.Name, "Decidim"}, {"slug", got.Slug, "decidim"}, {"website", got.Website, "https://www.decidim.org"},
		{"licence", got.Licence, "MIT OR AGPL-3.0"}, {"summary", got.Summary["en"], "Line break"}, {"French", got.Summary["fr-FR"], "état"},
		{"tags", strings.Join(got.Tags, "|"), "a|b"}, {"languages", strings.Join(got.Languages, "|"), "en|pt-BR"},
		{"countries", strings.Join(got.Countries, "|"), "GB|FR"}, {"uses", strings.Join(got.Uses, "|"), "debate"},
		{"platforms", strings.Join(got.Platforms, "|"), "web"}, {"maturity", got.Maturity, "stable"},
	} {
		if c.got != c.want {
			t.Errorf("%s is %q, must be %q", c.what, c.got, c.want)
		}
	}
	if len(got.Summary) != 2 {
		t.Errorf("an empty text stays: %q", got.Summary)
	}
	list, _ := got.Extra["key"].([]any)
	if len(list) != 6 || list[0] != "v" || list[4] != "2016-12-07T00:00:00Z" || list[5].(map[string]any)["n"] != 1.5 {
		t.Errorf("extra is %v", got.Extra)
	}
	if err := editTool(t, s, ana, got, func(mine *store.Tool) { mine.Tags = []string{"c"} }); err != nil {
		t.Errorf("what was read cannot be saved: %v", err)
	}
	if again := tool(t, s, id); !slices.Equal(again.Tags, []string{"c"}) || len(again.Extra) != 1 {
		t.Errorf("after an edit %+v", again)
	}
}
