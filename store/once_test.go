package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

func TestTheSameCommandTwiceIsDoneOnce(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	organiser := as(ana, store.Organiser)
	tool := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()})
	coalition := submit(t, s, ana, &store.CreateCoalition{Coalition: store.Coalition{Name: "C", Purpose: store.Text{"en": "P"}}})
	said := submit(t, s, ana, &store.SayTool{Tie: store.Tie{Tool: tool.Record, Relation: store.Develops}})
	second := decidim()
	for name, command := range map[string]store.Command{
		"reference": &store.ReferenceTool{Tool: store.Tool{Name: "Consul", Uses: []string{"vote"}}},
		"anyway":    &store.ReferenceTool{Tool: second, AllowDuplicate: true},
		"add":       &store.Add{Record: &store.Organisation{Name: "Maker"}},
		"term":      &store.Add{Record: &store.Term{Vocabulary: "use", Value: "new", Label: store.Text{"en": "New"}}},
		"use":       &store.SayTool{Tie: store.Tie{Tool: tool.Record, Relation: store.Uses}},
		"create":    &store.CreateCoalition{Coalition: store.Coalition{Name: "C", Purpose: store.Text{"en": "P"}}},
		"post":      &store.PostMessage{Post: store.Post{About: coalition.Record, Words: "Hello"}},
		"undo":      &store.Undo{Entry: said.Entry},
		"announce":  &store.Announce{Announcement: store.Announcement{Words: "Hello"}},
		"hide":      &store.Hide{Kind: store.KindTool, Record: tool.Record, Reason: "spam"},
		"ban":       &store.BanKey{Key: "SHA256:mal", Reason: "spam"},
		"steward":   &store.NameSteward{Person: ana.Person},
	} {
		first := submit(t, s, organiser, command)
		at := s.Sequence()
		again := submit(t, s, organiser, command)
		if first.Again || !again.Again || s.Sequence() != at {
			t.Errorf("%s: %+v, then %+v", name, first, again)
		}
		first.Again = true
		if name == "undo" {
			again.Slug = first.Slug
		}
		if first != again {
			t.Errorf("%s: receipts %+v and %+v", name, first, again)
		}
	}
}

func TestACommandThatWasRefusedMayBeSentAgain(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	submit(t, s, ana, &store.ReferenceTool{Tool: decidim()})
	command := &store.ReferenceTool{Tool: decidim()}
	if _, err := s.Submit(t.Context(), ana, command); !errors.Is(err, store.ErrDuplicate) {
		t.Fatal(err)
	}
	id := command.ID
	command.AllowDuplicate = true
	if done := submit(t, s, ana, command); done.Again || done.Entry != id || done.Slug != "decidim-2" {
		t.Errorf("%+v", done)
	}

	ended, end := context.WithCancel(t.Context())
	end()
	late := &store.Add{Record: &store.Organisation{Name: "Late"}}
	if _, err := s.Submit(ended, ana, late); !errors.Is(err, context.Canceled) {
		t.Errorf("after its context ended: %v", err)
	}
	if done := submit(t, s, ana, late); done.Again {
		t.Errorf("it was not done, and counts as done: %+v", done)
	}
}

func TestAnotherMayNotClaimAnEntry(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	done := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()})
	refuses(t, s, bob, &store.Add{Once: store.Once{ID: done.Entry}, Record: &store.Organisation{Name: "Maker"}}, "id", store.ProblemTaken)
	// Nor give a new record the identity of another.
	tie := submit(t, s, ana, &store.SayTool{Tie: store.Tie{Tool: done.Record, Relation: store.Uses}}).Record
	refuses(t, s, bob, &store.Add{Once: store.Once{ID: tie}, Record: &store.Organisation{Name: "Maker"}}, "id", store.ProblemTaken)
}

func TestAnEntryIsUndoneOnceWhateverCameSince(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	id := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()}).Record
	change := func() store.ID {
		mine := tool(t, s, id)
		mine.Licence = "MIT"
		return submit(t, s, ana, &store.Edit{Record: mine, Base: mine.Revision}).Entry
	}
	first := change()
	submit(t, s, ana, &store.Undo{Entry: first})
	change()
	if err := undo(t, s, ana, first); err != store.ErrNothing || tool(t, s, id).Licence != "MIT" {
		t.Errorf("undoing again what was undone, and done again since: %v", err)
	}
}

func TestIntroducingOneselfTwice(t *testing.T) {
	t.Parallel()
	s := open(t)
	newcomer := store.Actor{Key: "SHA256:new"}
	command := &store.Introduce{Person: store.Person{Handle: "ana", Name: "Ana", Type: "other"}}
	first := submit(t, s, newcomer, command)
	if again := submit(t, s, newcomer, command); !again.Again || again.Record != first.Record {
		t.Errorf("the same introduction: %+v", again)
	}
	known, err := s.ActorFor(newcomer.Key)
	if err != nil || known.Person != first.Record {
		t.Fatal(known, err)
	}
	if again := submit(t, s, known, command); !again.Again {
		t.Errorf("once they are known: %+v", again)
	}
	other := &store.Introduce{Person: store.Person{Handle: "bea", Name: "Bea", Type: "other"}}
	if _, err := s.Submit(t.Context(), known, other); !errors.Is(err, store.ErrNothing) {
		t.Errorf("as somebody else: %v", err)
	}
	if s.Count(store.KindPerson) != 1 {
		t.Errorf("%d people", s.Count(store.KindPerson))
	}
}

func TestSubmitAllKeepsTheOrderAndGoesOnAfterARefusal(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	maker := &store.Add{Once: store.Once{ID: store.NewID()}, Record: &store.Organisation{Name: "Maker"}}
	made := decidim()
	made.Developers = []store.ID{maker.ID}
	same := decidim()
	out := s.SubmitAll(t.Context(), ana, []store.Command{
		maker, &store.ReferenceTool{}, &store.ReferenceTool{Tool: made}, &store.ReferenceTool{Tool: same}, maker,
		&store.Add{Record: &store.Organisation{Name: "Second"}},
	})
	if out[0].Err != nil || out[2].Err != nil || out[4].Err != nil || out[5].Err != nil {
		t.Errorf("refused: %+v", out)
	}
	if !errors.Is(out[1].Err, store.ErrInvalid) || !errors.Is(out[3].Err, store.ErrDuplicate) || out[3].Receipt != (store.Receipt{}) {
		t.Errorf("not refused: %+v", out)
	}
	if out[2].Sequence != out[0].Sequence+1 || !out[4].Again || out[4].Sequence != out[0].Sequence || out[5].Sequence != out[2].Sequence+1 {
		t.Errorf("order: %+v", out)
	}
	if none := s.SubmitAll(t.Context(), ana, nil); len(none) != 0 {
		t.Errorf("nothing became %+v", none)
	}
}

func TestMoreCommandsThanFitIntoOneBatch(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	commands := make([]store.Command, 1100)
	for i := range commands {
		commands[i] = &store.Add{Record: &store.Organisation{Name: "Maker " + store.NewID().String()}}
	}
	at := s.Sequence()
	for i, outcome := range s.SubmitAll(t.Context(), ana, commands) {
		if outcome.Err != nil || outcome.Sequence != at+uint64(i)+1 {
			t.Fatalf("%d: %+v", i, outcome)
		}
	}
	if s.Count(store.KindOrganisation) != len(commands) {
		t.Errorf("%d organisations", s.Count(store.KindOrganisation))
	}
}

func TestAClockThatGoesBackwardsOrWasNeverSet(t *testing.T) {
	t.Parallel()
	now := time.Date(2016, 12, 7, 12, 0, 0, 0, time.UTC)
	dir := t.TempDir()
	s := openAt(t, dir, func() time.Time { now = now.Add(-10 * 365 * 24 * time.Hour); return now })
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	tool := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()})
	for _, who := range []store.Actor{ana, bob} {
		submit(t, s, who, &store.SayTool{Tie: store.Tie{Tool: tool.Record, Relation: store.Uses}})
	}
	entries, err := s.Feed(0, 10)
	if err != nil || len(entries) != 5 || entries[4].Sequence != 5 {
		t.Fatalf("%d entries, %v", len(entries), err)
	}
	before := s.Referrers(tool.Record, store.KindTie)
	checked(t, s)
	shut(t, s)
	s = openAt(t, dir, nil)
	defer shut(t, s)
	if after := s.Referrers(tool.Record, store.KindTie); len(after) != 2 || after[0] != before[0] || after[1] != before[1] {
		t.Errorf("who uses it is %v, and was %v before the store was opened again", after, before)
	}
}
