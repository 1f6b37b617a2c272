package store_test

import (
	"slices"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

func TestOrganisersAddUses(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	organiser := as(introduce(t, s, "olga"), store.Organiser)
	ideation := store.Tool{Name: "Ideas", Uses: []string{"Ideation"}}
	refuses(t, s, ana, &store.ReferenceTool{Tool: ideation}, "uses", store.ProblemUse)

	term := submit(t, s, organiser, &store.Add{Record: &store.Term{
		Vocabulary: "use", Value: "Ideation", Label: store.Text{"en": "Gather ideas", "fr": "Recueillir des idées"},
	}})
	refuses(t, s, organiser, &store.Add{Record: &store.Term{Vocabulary: "use", Value: "ideation", Label: store.Text{"en": "X"}}}, "value", store.ProblemTaken)
	submit(t, s, organiser, &store.Add{Record: &store.Term{Vocabulary: "use", Value: "zoning", Label: store.Text{"en": "Zone"}}})
	submit(t, s, organiser, &store.Add{Record: &store.Term{Vocabulary: "use", Value: "arbitrate", Label: store.Text{"en": "Arbitrate"}}})
	made := submit(t, s, ana, &store.ReferenceTool{Tool: ideation})
	submit(t, s, ana, &store.SayTool{Tie: store.Tie{Tool: made.Record, Relation: store.Uses, Uses: []string{"ideation"}}})
	finds(t, s, "recueillir", 1)

	if err := undo(t, s, organiser, term.Entry); err != store.ErrInUse {
		t.Errorf("a use that a tool has was undone: %v", err)
	}
	record := read[*store.Term](t, s, term.Record)
	record.Label, record.Value = store.Text{"en": "Brainstorm"}, "renamed"
	submit(t, s, organiser, &store.Edit{Record: record, Base: record.Revision})
	finds(t, s, "recueillir", 0)
	finds(t, s, "brainstorm", 1)

	uses, err := s.Uses()
	if err != nil || len(uses) != len(store.UseSlugs())+3 {
		t.Fatalf("%d uses, %v", len(uses), err)
	}
	added := uses[len(store.UseSlugs()):]
	if added[0].Slug != "arbitrate" || added[1].Slug != "ideation" || added[1].Label["en"] != "Brainstorm" || added[2].Slug != "zoning" {
		t.Errorf("the uses that were added are %+v", added)
	}
	checked(t, s)
}

func finds(t *testing.T, s *store.Store, query string, want int) {
	t.Helper()
	if page, err := store.List[*store.Tool](s, store.Query{Text: query}); err != nil || page.Total != want {
		t.Errorf("%q finds %d tools (%v), must find %d", query, page.Total, err, want)
	}
}

func TestEveryUseIsOfferedInTheLanguagesOfTheSummit(t *testing.T) {
	t.Parallel()
	var slugs []string
	for _, use := range store.AllUses() {
		slugs = append(slugs, use.Slug)
		for _, lang := range []string{"en", "fr", "es"} {
			if use.Label[lang] == "" || store.UseLabel(use.Slug, lang) != use.Label[lang] {
				t.Errorf("%s in %s is %q", use.Slug, lang, store.UseLabel(use.Slug, lang))
			}
		}
	}
	if !slices.Equal(slugs, store.UseSlugs()) {
		t.Errorf("uses %v, slugs %v", slugs, store.UseSlugs())
	}
	if got := store.UseLabel("ideation", "fr"); got != "ideation" {
		t.Errorf("a use without a label is %q", got)
	}
}

func TestATextIsReadInTheReadersLanguageElseInEnglish(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text      store.Text
		lang      string
		words, in string
	}{
		{store.Text{"en": "a", "fr": "b"}, "fr", "b", "fr"},
		{store.Text{"en": "a", "fr": "b"}, "fr-CA", "b", "fr"},
		{store.Text{"en": "a", "pt-BR": "b"}, "pt", "b", "pt-BR"},
		{store.Text{"en": "a", "fr": "b"}, "es", "a", "en"},
		{store.Text{"en-GB": "a", "fr": "b"}, "es", "a", "en-GB"},
		{store.Text{"fr": "b", "de": "c"}, "es", "c", "de"},
		{store.Text{"fr": ""}, "fr", "", ""},
		{nil, "fr", "", ""},
	} {
		if words, in := c.text.In(c.lang); words != c.words || in != c.in {
			t.Errorf("%v for %s: %q in %q", c.text, c.lang, words, in)
		}
	}
}

func TestLicencesAreSPDXOrASuggestion(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	for given, want := range map[string]string{
		"AGPL-3.0": "AGPL-3.0", "agpl-3.0-OR-later": "AGPL-3.0-or-later", "GPL-2.0+": "GPL-2.0-or-later", "mit": "MIT", "(mit)": "MIT",
		"mit or (apache-2.0 and isc)": "MIT OR (Apache-2.0 AND ISC)", "LicenseRef-ours": "LicenseRef-ours", "": "",
		"gpl-2.0-only with classpath-exception-2.0": "GPL-2.0-only WITH Classpath-exception-2.0",
	} {
		made := store.Tool{Name: "Tool", Licence: given, Uses: []string{"map"}}
		id := submit(t, s, ana, &store.ReferenceTool{Tool: made, AllowDuplicate: true}).Record
		if got := tool(t, s, id).Licence; got != want {
			t.Errorf("%q is kept as %q, must be %q", given, got, want)
		}
	}
	for given, want := range map[string]string{
		"agpl3": "AGPL-3.0-only", "GPLv3": "GPL-3.0-only", "GNU GPL v3": "GPL-3.0-only", "AGPLv3+": "AGPL-3.0-or-later",
		"GPL v2 or later": "GPL-2.0-or-later", "LGPL": "LGPL-3.0-only", "Apache 2": "Apache-2.0", "apache2": "Apache-2.0",
		"Apache License, Version 2.0": "Apache-2.0", "MIT License": "MIT", "EUPL": "EUPL-1.2", "BSD": "BSD-3-Clause",
		"BSD 2-clause": "BSD-2-Clause", "MPL2": "MPL-2.0", "CC BY": "CC-BY-4.0", "GPL-3.0-or-latter": "GPL-3.0-or-later",
		"proprietary": "", "none": "",
	} {
		made := store.Tool{Name: "Tool", Licence: given, Uses: []string{"map"}}
		bad := refuses(t, s, ana, &store.ReferenceTool{Tool: made, AllowDuplicate: true}, "licence", store.ProblemLicence)
		if bad.Suggest != want {
			t.Errorf("%q suggests %q, must suggest %q", given, bad.Suggest, want)
		}
	}
}
