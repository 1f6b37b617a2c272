package store_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
)

func contests(t testing.TB, s *store.Store, tool store.ID) []store.Contest {
	t.Helper()
	out, err := s.Contests(read[*store.Tool](t, s, tool))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// shows wants the licences of a tool in this order, each with its votes.
func shows(t testing.TB, s *store.Store, tool store.ID, want map[string]int, first string) {
	t.Helper()
	got := contests(t, s, tool)
	if len(want) == 0 {
		if len(got) != 0 {
			t.Errorf("contests %+v where nobody voted", got)
		}
		return
	}
	if len(got) != 1 || got[0].Field != "licence" || len(got[0].Values) != len(want) || got[0].Values[0].Value != first {
		t.Fatalf("contests %+v, want %v with %s first", got, want, first)
	}
	for _, value := range got[0].Values {
		if votes, ok := want[value.Value]; !ok || votes != len(value.Voters) {
			t.Errorf("%s has %d votes, want %d", value.Value, len(value.Voters), votes)
		}
	}
	if shown := store.AsVoted(read[*store.Tool](t, s, tool), got); shown.Licence != first {
		t.Errorf("%s shows, want %s", shown.Licence, first)
	}
}

func TestVotesDecideWhichLicenceShows(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob, cleo := introduce(t, s, "ana"), introduce(t, s, "bob"), introduce(t, s, "cleo")
	made := decidim()
	made.Licence = "AGPL-3.0-or-later"
	tool := submit(t, s, ana, &store.ReferenceTool{Tool: made}).Record
	vote := func(actor store.Actor, value string, propose bool) error {
		_, err := s.Submit(t.Context(), actor, &store.VoteFor{Tool: tool, Field: "licence", Value: value, Propose: propose})
		return err
	}
	shows(t, s, tool, nil, "")
	if err := vote(ana, "MIT", false); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("a vote for what nobody said: %v", err)
	}
	if err := vote(ana, "mit", true); err != nil {
		t.Fatal(err)
	}
	shows(t, s, tool, map[string]int{"MIT": 1, "AGPL-3.0-or-later": 0}, "MIT")
	if err := vote(bob, "AGPL-3.0-or-later", false); err != nil { // as many: what is on the record shows
		t.Fatal(err)
	}
	shows(t, s, tool, map[string]int{"MIT": 1, "AGPL-3.0-or-later": 1}, "AGPL-3.0-or-later")
	if err := vote(cleo, "MIT", false); err != nil {
		t.Fatal(err)
	}
	shows(t, s, tool, map[string]int{"MIT": 2, "AGPL-3.0-or-later": 1}, "MIT")
	if err := vote(cleo, "MIT", false); !errors.Is(err, store.ErrNothing) {
		t.Errorf("a vote twice: %v", err)
	}
	if err := vote(cleo, "AGPL-3.0-or-later", false); err != nil { // a mind changed is one vote still
		t.Fatal(err)
	}
	shows(t, s, tool, map[string]int{"MIT": 1, "AGPL-3.0-or-later": 2}, "AGPL-3.0-or-later")
	checked(t, s)
}

// A value is gone when it is neither on the record nor anybody's any more.
func TestAVoteForAValueThatIsGone(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	tool := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()}).Record
	vote := func(actor store.Actor, value string) store.Receipt {
		return submit(t, s, actor, &store.VoteFor{Tool: tool, Field: "licence", Value: value, Propose: true})
	}
	proposed := vote(ana, "MIT")
	submit(t, s, ana, &store.Undo{Entry: proposed.Entry})
	_, err := s.Submit(t.Context(), bob, &store.VoteFor{Tool: tool, Field: "licence", Value: "MIT"})
	var field *store.FieldError
	if !errors.As(err, &field) || field.Problem != store.ProblemGone || field.Field != "licence" {
		t.Errorf("a vote for a value that is gone: %v", err)
	}
	shows(t, s, tool, nil, "")
	vote(bob, "MIT")
	shows(t, s, tool, map[string]int{"MIT": 1}, "MIT") // nothing is on the record
	for name, wrong := range map[string]*store.VoteFor{
		"a field without one value": {Tool: tool, Field: "tags", Value: "x", Propose: true},
		"no value":                  {Tool: tool, Field: "website", Propose: true},
		"no address":                {Tool: tool, Field: "website", Value: "javascript:1", Propose: true},
		"no maturity":               {Tool: tool, Field: "maturity", Value: "ripe", Propose: true},
		"the day it was true":       {Tool: tool, Field: "still-true", Value: "2999-01-01", Propose: true},
	} {
		if _, err := s.Submit(t.Context(), ana, wrong); !errors.Is(err, store.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := s.Submit(t.Context(), ana, &store.VoteFor{Tool: store.NewID(), Field: "licence", Value: "MIT", Propose: true}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a vote about no tool: %v", err)
	}
}

func TestStillTrueIsADayOfTheStore(t *testing.T) {
	t.Parallel()
	now := time.Date(2016, 12, 7, 23, 0, 0, 0, time.UTC)
	s := openAt(t, t.TempDir(), func() time.Time { return now })
	defer shut(t, s)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	tool := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()}).Record
	submit(t, s, ana, &store.StillTrue{Tool: tool})
	if _, err := s.Submit(t.Context(), ana, &store.StillTrue{Tool: tool}); !errors.Is(err, store.ErrNothing) {
		t.Errorf("twice in a day: %v", err)
	}
	now = now.Add(2 * time.Hour)
	submit(t, s, bob, &store.StillTrue{Tool: tool})
	got, err := s.Confirmations(tool)
	want := []store.Confirmation{{Person: bob.Person, Day: "2016-12-08"}, {Person: ana.Person, Day: "2016-12-07"}}
	if err != nil || len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("confirmed %v, %v, want %v", got, err, want)
	}
	if contests(t, s, tool) != nil {
		t.Error("a day is taken for a value of a field")
	}
}

// Whoever votes for what, each person has one vote a field, and most votes show.
func TestVotesNeverExceedVoters(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		s := openAt(t, t.TempDir(), nil)
		defer shut(t, s)
		people := []store.Actor{introduce(t, s, "ana"), introduce(t, s, "bob"), introduce(t, s, "cleo")}
		tool := submit(t, s, people[0], &store.ReferenceTool{Tool: decidim()}).Record
		for range rapid.IntRange(1, 20).Draw(rt, "votes") {
			_, err := s.Submit(t.Context(), rapid.SampledFrom(people).Draw(rt, "who"), &store.VoteFor{
				Tool: tool, Field: "licence", Propose: rapid.Bool().Draw(rt, "propose"),
				Value: rapid.SampledFrom([]string{"MIT", "GPL-3.0-only", "EUPL-1.2"}).Draw(rt, "value"),
			})
			if err != nil && !errors.Is(err, store.ErrNothing) && !errors.Is(err, store.ErrInvalid) {
				rt.Fatal(err)
			}
		}
		for _, contest := range contests(t, s, tool) {
			voters := make(map[store.ID]bool)
			for _, value := range contest.Values {
				if len(value.Voters) > len(contest.Values[0].Voters) {
					rt.Fatalf("%s shows, and has fewer votes than %s", contest.Values[0].Value, value.Value)
				}
				for _, voter := range value.Voters {
					if voters[voter] {
						rt.Fatalf("%s has two votes", voter)
					}
					voters[voter] = true
				}
			}
		}
	})
}

// A tool is found under every licence that people hold of it.
func TestAToolIsFoundByWhatPeopleVotedFor(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := openAt(t, dir, nil)
	ana := introduce(t, s, "ana")
	made := decidim()
	made.Licence = "AGPL-3.0-or-later"
	tool := submit(t, s, ana, &store.ReferenceTool{Tool: made}).Record
	found := func(licence string) int {
		page, err := store.List[*store.Tool](s, store.Query{Filters: map[string][]string{store.FacetLicence: {licence}}, Limit: 5})
		if err != nil {
			t.Fatal(err)
		}
		return page.Total
	}
	voted := submit(t, s, ana, &store.VoteFor{Tool: tool, Field: "licence", Value: "MIT", Propose: true})
	if found("MIT") != 1 || found("AGPL-3.0-or-later") != 1 {
		t.Errorf("found %d times under MIT, %d under AGPL", found("MIT"), found("AGPL-3.0-or-later"))
	}
	shut(t, s)
	s = openAt(t, dir, nil)
	defer func() { shut(t, s) }()
	if found("MIT") != 1 || found("AGPL-3.0-or-later") != 1 {
		t.Error("not found any more after it was opened again")
	}
	submit(t, s, ana, &store.Undo{Entry: voted.Entry})
	if found("MIT") != 0 || found("AGPL-3.0-or-later") != 1 {
		t.Error("found by a vote that was taken back")
	}
}

// A value that only a hidden vote holds is gone as well, and is not shown.
func TestAHiddenVoteHoldsNoValue(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	tool := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()}).Record
	voted := submit(t, s, ana, &store.VoteFor{Tool: tool, Field: "licence", Value: "MIT", Propose: true}).Record
	submit(t, s, as(bob, store.Organiser), &store.Hide{Kind: store.KindVote, Record: voted, Reason: "spam"})
	shows(t, s, tool, nil, "")
	_, err := s.Submit(t.Context(), bob, &store.VoteFor{Tool: tool, Field: "licence", Value: "MIT"})
	var field *store.FieldError
	if !errors.As(err, &field) || field.Problem != store.ProblemGone {
		t.Errorf("a vote for what only a hidden vote holds: %v", err)
	}
}
