package store_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

func repeat(s string, n int) string { return strings.Repeat(s, n) }

// refuses wants a command refused for one field, and nothing written.
func refuses(t *testing.T, s *store.Store, actor store.Actor, command store.Command, field string, problem store.Problem) *store.FieldError {
	t.Helper()
	before := s.Sequence()
	_, err := s.Submit(t.Context(), actor, command)
	var bad *store.FieldError
	if !errors.As(err, &bad) || !errors.Is(err, store.ErrInvalid) {
		t.Errorf("%s %s: %v", field, problem, err)
		return &store.FieldError{}
	}
	if bad.Field != field || bad.Problem != problem {
		t.Errorf("refused for %s %s (%v), must be %s %s", bad.Field, bad.Problem, err, field, problem)
	}
	if s.Sequence() != before {
		t.Errorf("%s %s: something was written", field, problem)
	}
	if len(bad.Error()) > 300 || strings.ContainsAny(bad.Value, "\x1b\n\u202e") {
		t.Errorf("the error quotes a stranger as they came: %q", bad.Error())
	}
	return bad
}

// hostile is a value that repaints a terminal, if it is let through.
const hostile = "\x1b]8;;https://evil.example\x07evil\u202e\n"

func TestAToolThatCannotBeTakenIsRefusedByField(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	for _, c := range []struct {
		field   string
		problem store.Problem
		change  func(*store.Tool)
	}{
		{"name", store.ProblemRequired, func(t *store.Tool) { t.Name = "" }},
		{"name", store.ProblemRequired, func(t *store.Tool) { t.Name = " \x1b[0m!? " }},
		{"name", store.ProblemTooLong, func(t *store.Tool) { t.Name = repeat("a", 121) }},
		{"name", store.ProblemTooLong, func(t *store.Tool) { t.Name = repeat("a", 10<<20) }},
		{"slug", store.ProblemTooLong, func(t *store.Tool) { t.Slug = repeat("a", 10<<20) }},
		{"summary", store.ProblemTooLong, func(t *store.Tool) { t.Summary = store.Text{"en": repeat("a", 401)} }},
		{"summary", store.ProblemLanguage, func(t *store.Tool) { t.Summary = store.Text{"english": "a"} }},
		{"summary", store.ProblemLanguage, func(t *store.Tool) { t.Summary = store.Text{"und": "a"} }},
		{"summary", store.ProblemLanguage, func(t *store.Tool) { t.Summary = store.Text{hostile: "a"} }},
		{"description", store.ProblemTooLong, func(t *store.Tool) { t.Description = store.Text{"en": repeat("a", 20_001)} }},
		{"description", store.ProblemTooMany, func(t *store.Tool) { t.Description = inManyLanguages(41, "a") }},
		{"description", store.ProblemTooLong, func(t *store.Tool) { t.Description = inManyLanguages(40, repeat("a", 20_000)) }},
		{"website", store.ProblemScheme, func(t *store.Tool) { t.Website = "javascript:alert(1)" }},
		{"website", store.ProblemScheme, func(t *store.Tool) { t.Website = "data:text/html,x" }},
		{"website", store.ProblemAddress, func(t *store.Tool) { t.Website = "http://localhost/" }},
		{"website", store.ProblemAddress, func(t *store.Tool) { t.Website = "https://exam\x1b[31mple.org" }},
		{"website", store.ProblemTooLong, func(t *store.Tool) { t.Website = "https://example.org/" + repeat("a", 2100) }},
		{"repository", store.ProblemTooLong, func(t *store.Tool) { t.Repository = "https://example.org/" + repeat("a", 10<<20) }},
		{"licence", store.ProblemLicence, func(t *store.Tool) { t.Licence = "proprietary" }},
		{"licence", store.ProblemLicence, func(t *store.Tool) { t.Licence = hostile }},
		{"uses", store.ProblemRequired, func(t *store.Tool) { t.Uses = nil }},
		{"uses", store.ProblemUse, func(t *store.Tool) { t.Uses = []string{"debates"} }},
		{"uses", store.ProblemUse, func(t *store.Tool) { t.Uses = []string{hostile} }},
		{"countries", store.ProblemCountry, func(t *store.Tool) { t.Countries = []string{"France"} }},
		{"countries", store.ProblemCountry, func(t *store.Tool) { t.Countries = []string{hostile} }},
		{"languages", store.ProblemLanguage, func(t *store.Tool) { t.Languages = []string{"klingonese"} }},
		{"platforms", store.ProblemChoice, func(t *store.Tool) { t.Platforms = []string{"amiga"} }},
		{"maturity", store.ProblemChoice, func(t *store.Tool) { t.Maturity = "betta" }},
		{"tags", store.ProblemTooMany, func(t *store.Tool) { t.Tags = make([]string, 101) }},
		{"tags", store.ProblemTooLong, func(t *store.Tool) { t.Tags = []string{repeat("a", 61)} }},
		{"developers", store.ProblemReference, func(t *store.Tool) { t.Developers = []store.ID{store.NewID()} }},
		{"developers", store.ProblemReference, func(t *store.Tool) { t.Developers = []store.ID{ana.Person} }},
		{"extra", store.ProblemTooMany, func(t *store.Tool) { t.Extra = nested(17) }},
		{"extra", store.ProblemTooMany, func(t *store.Tool) { t.Extra = map[string]any{"a": make([]any, 5001)} }},
		{"extra", store.ProblemTooLong, func(t *store.Tool) { t.Extra = map[string]any{"a": repeat("a", 65<<10)} }},
		{"extra", store.ProblemTooLong, func(t *store.Tool) { t.Extra = map[string]any{"a": repeat("a", 33<<10), "b": repeat("b", 33<<10)} }},
		{"extra", store.ProblemChoice, func(t *store.Tool) { t.Extra = map[string]any{"a": math.NaN()} }},
		{"extra", store.ProblemChoice, func(t *store.Tool) { t.Extra = map[string]any{"a": func() {}} }},
	} {
		tool := decidim()
		c.change(&tool)
		refuses(t, s, ana, &store.ReferenceTool{Tool: tool}, c.field, c.problem)
	}
	if got := refuses(t, s, ana, &store.ReferenceTool{Tool: store.Tool{Name: "X", Uses: []string{"debates"}}}, "uses", store.ProblemUse); got.Suggest != "debate" {
		t.Errorf("debates suggests %q", got.Suggest)
	}
}

func inManyLanguages(n int, words string) store.Text {
	out := store.Text{}
	for i := range n {
		out["qa"+string(rune('a'+i%20))+[]string{"", "-FR", "-ES"}[i/20]] = words
	}
	return out
}

func nested(depth int) map[string]any {
	out := map[string]any{}
	for range depth {
		out = map[string]any{"a": out}
	}
	return out
}

func TestOtherRecordsThatCannotBeTaken(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	house := store.Actor{Role: store.Organiser}
	newcomer := store.Actor{Key: "SHA256:new"}
	person := func(handle, kind string) *store.Introduce {
		return &store.Introduce{Person: store.Person{Handle: handle, Name: "N", Type: kind}}
	}
	tool := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()}).Record
	for _, c := range []struct {
		actor   store.Actor
		command store.Command
		field   string
		problem store.Problem
	}{
		{newcomer, person("", "other"), "handle", store.ProblemRequired},
		{newcomer, person("a", "other"), "handle", store.ProblemHandle},
		{newcomer, person("аna", "other"), "handle", store.ProblemHandle}, // one letter is Cyrillic
		{newcomer, person("ANA", "other"), "handle", store.ProblemTaken},
		{newcomer, person("a-na", "other"), "handle", store.ProblemTaken}, // looks the same
		{newcomer, person("bea", ""), "kind", store.ProblemRequired},
		{newcomer, person("bea", "pirate"), "kind", store.ProblemChoice},
		{store.Actor{Key: ana.Key}, person("bea", "other"), "keys", store.ProblemTaken},
		{ana, &store.Add{Record: &store.Organisation{Name: "?"}}, "name", store.ProblemRequired},
		{ana, &store.Add{Record: &store.Tool{}}, "record", store.ProblemChoice},
		{ana, &store.Add{}, "record", store.ProblemChoice},
		{house, &store.Add{Record: &store.Action{Number: 1}}, "title", store.ProblemRequired},
		{house, &store.Add{Record: &store.Action{Number: 0, Name: store.Text{"en": "A"}}}, "number", store.ProblemChoice},
		{house, &store.Add{Record: &store.Term{Vocabulary: "use", Value: "debate", Label: store.Text{"en": "A"}}}, "value", store.ProblemTaken},
		{house, &store.Add{Record: &store.Term{Vocabulary: "use", Value: "new"}}, "label", store.ProblemRequired},
		{ana, &store.CreateCoalition{Coalition: store.Coalition{Name: "A"}}, "purpose", store.ProblemRequired},
		{ana, &store.SayTool{Tie: store.Tie{Tool: tool}}, "relation", store.ProblemRequired},
		{ana, &store.SayTool{Tie: store.Tie{Tool: tool, Relation: "likes"}}, "relation", store.ProblemChoice},
		{ana, &store.SayTool{Tie: store.Tie{Relation: store.Uses}}, "tool", store.ProblemRequired},
		{ana, &store.SayTool{Tie: store.Tie{Tool: tool, Relation: store.Uses, Uses: []string{"magic"}}}, "uses", store.ProblemUse},
		{ana, &store.SayTool{Tie: store.Tie{Tool: tool, Relation: store.Uses, Evidence: "javascript:x"}}, "evidence", store.ProblemScheme},
		{ana, &store.PostMessage{Post: store.Post{About: tool}}, "words", store.ProblemRequired},
		{ana, &store.PostMessage{Post: store.Post{About: tool, Words: repeat("a", 10<<20)}}, "words", store.ProblemTooLong},
		{ana, &store.PostMessage{Post: store.Post{About: ana.Person, Words: "Hello"}}, "about", store.ProblemReference},
		{ana, &store.Edit{}, "record", store.ProblemChoice},
		{ana, &store.Edit{Record: &store.Membership{}}, "record", store.ProblemChoice},
		{ana, &store.Undo{}, "entry", store.ProblemRequired},
	} {
		refuses(t, s, c.actor, c.command, c.field, c.problem)
	}
}
