package store_test

import (
	"errors"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

func TestRecordsAreFoundBySlugIDOrNumber(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	house := store.Actor{Role: store.Organiser}
	tool := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()}).Record
	action := submit(t, s, house, &store.Add{Record: &store.Action{Number: 7, Name: store.Text{"fr": "Sept"}}})
	if action.Slug != "action-7" {
		t.Errorf("slug %q", action.Slug)
	}
	for _, c := range []struct {
		kind store.Kind
		ref  string
		want store.ID
	}{
		{store.KindTool, "decidim", tool}, {store.KindTool, " Decidim ", tool}, {store.KindTool, tool.String(), tool},
		{store.KindAction, "7", action.Record}, {store.KindAction, "07", action.Record}, {store.KindAction, "action-7", action.Record},
		{store.KindPerson, "ana", ana.Person},
	} {
		if got, err := s.Resolve(c.kind, c.ref); err != nil || got.Head().ID != c.want {
			t.Errorf("%s %q: %v", c.kind, c.ref, err)
		}
		if got, err := s.Find(c.ref); (err != nil || got.Head().ID != c.want) && c.ref != "7" && c.ref != "07" {
			t.Errorf("anything %q: %v", c.ref, err)
		}
	}
	for _, ref := range []string{"", "nobody", "8", store.NewID().String(), ana.Person.String(), repeat("x", 1<<20), "\x00"} {
		if _, err := s.Resolve(store.KindTool, ref); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%.30q: %v", ref, err)
		}
		if _, err := s.Resolve(store.KindAction, ref); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("action %.30q: %v", ref, err)
		}
	}
	if _, err := s.Find(repeat("x", 1<<20)); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("anything very long: %v", err)
	}
}

func TestAToolNamedAfterAnIdentifierDoesNotHideItsRecord(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	first := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()})
	submit(t, s, ana, &store.ReferenceTool{Tool: store.Tool{Name: first.Record.String(), Uses: []string{"map"}}})
	if got, err := s.Resolve(store.KindTool, first.Record.String()); err != nil || got.Head().Slug != "decidim" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAnActionIsFoundByTheNumberItHasNow(t *testing.T) {
	t.Parallel()
	s := open(t)
	house := store.Actor{Role: store.Organiser}
	one := submit(t, s, house, &store.Add{Record: &store.Action{Number: 1, Name: store.Text{"en": "One"}}}).Record
	refuses(t, s, house, &store.Add{Record: &store.Action{Number: 1, Name: store.Text{"en": "Also one"}}}, "number", store.ProblemTaken)
	record := read[*store.Action](t, s, one)
	record.Number = 2
	submit(t, s, house, &store.Edit{Record: record, Base: record.Revision})
	if got, err := s.Resolve(store.KindAction, "2"); err != nil || got.Head().ID != one {
		t.Errorf("under its new number: %v", err)
	}
	if _, err := s.Resolve(store.KindAction, "1"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("under its old number: %v", err)
	}
	checked(t, s)
}

func TestASlugOutlivesTheName(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	made := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()})
	if err := editTool(t, s, ana, tool(t, s, made.Record), func(mine *store.Tool) { mine.Name, mine.Slug = "Quorum", "stolen" }); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Resolve(store.KindTool, "decidim"); err != nil || got.Title("en") != "Quorum" {
		t.Errorf("%+v, %v", got, err)
	}
	wished := decidim()
	wished.Slug = "../Dé\u202ecidim "
	if got := submit(t, s, ana, &store.ReferenceTool{Tool: wished, AllowDuplicate: true}); got.Slug != "decidim-2" {
		t.Errorf("a slug that was asked for is %q", got.Slug)
	}
}

func TestHundredsOfOneName(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	commands := make([]store.Command, 150)
	for i := range commands {
		commands[i] = &store.ReferenceTool{Tool: store.Tool{Name: "Map", Uses: []string{"map"}}, AllowDuplicate: true}
	}
	slugs := map[string]bool{}
	for _, outcome := range s.SubmitAll(t.Context(), ana, commands) {
		if outcome.Err != nil || slugs[outcome.Slug] {
			t.Fatalf("%q: %v", outcome.Slug, outcome.Err)
		}
		slugs[outcome.Slug] = true
	}
	if !slugs["map"] || !slugs["map-99"] || slugs["map-150"] {
		t.Errorf("slugs %v", slugs)
	}
}
