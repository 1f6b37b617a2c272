package store_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// twins are two records of one tool, each used and talked about, and a steward.
type twins struct {
	s                  *store.Store
	steward, ana, bob  store.Actor
	from, into         store.ID
	coalition, message store.ID
	merge              *store.MergeTools
}

func newTwins(t *testing.T, dir string) *twins {
	s := openAt(t, dir, nil)
	w := &twins{s: s, steward: as(introduce(t, s, "eve"), store.Steward), ana: introduce(t, s, "ana"), bob: introduce(t, s, "bob")}
	w.into = submit(t, s, w.ana, &store.ReferenceTool{Tool: decidim()}).Record
	w.from = submit(t, s, w.bob, &store.ReferenceTool{AllowDuplicate: true, Tool: store.Tool{
		Name: "Decidim", Website: "https://decidim.barcelona", Licence: "AGPL-3.0-only",
		Uses: []string{"consult", "participatory-budgeting"}, Tags: []string{"catalan"}, Countries: []string{"ES"},
		Summary: store.Text{"en": "Other words.", "fr": "Assemblées et budgets."},
	}}).Record
	say := func(actor store.Actor, tool store.ID, where string) {
		submit(t, s, actor, &store.SayTool{Tie: store.Tie{Tool: tool, Relation: store.Uses, Where: where}})
	}
	say(w.ana, w.into, "Paris")
	say(w.ana, w.from, "Lyon")
	say(w.bob, w.from, "Barcelona")
	w.coalition = submit(t, s, w.ana, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Budgets", Purpose: store.Text{"en": "P"}, Tools: []store.ID{w.from, w.into},
	}}).Record
	w.message = submit(t, s, w.bob, post(w.from)).Record
	w.merge = &store.MergeTools{From: w.from, Into: w.into, Reason: "the same"}
	return w
}

// merged wants one tool with all that was said of two.
func (w *twins) merged(t *testing.T) {
	t.Helper()
	s := w.s
	if _, err := s.Record(store.KindTool, w.from); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the other one is there: %v", err)
	}
	for _, ref := range []string{"decidim", "decidim-2", w.from.String(), w.into.String()} {
		if found, err := s.Resolve(store.KindTool, ref); err != nil || found.Head().ID != w.into {
			t.Errorf("%s leads to %v, %v", ref, found, err)
		}
		if found, err := s.Find(ref); err != nil || found.Head().ID != w.into {
			t.Errorf("%s finds %v, %v", ref, found, err)
		}
	}
	ties, err := store.Referring[*store.Tie](s, w.into)
	if err != nil || len(ties) != 2 || ties[0].Where != "Paris" || ties[1].Where != "Barcelona" || ties[1].Person != w.bob.Person {
		t.Errorf("ties %+v, %v", ties, err)
	}
	if posts, err := store.Referring[*store.Post](s, w.into); err != nil || len(posts) != 1 || posts[0].ID != w.message {
		t.Errorf("posts %+v, %v", posts, err)
	}
	if coalitions, err := store.Referring[*store.Coalition](s, w.into); err != nil || len(coalitions) != 1 || len(coalitions[0].Tools) != 1 {
		t.Errorf("coalitions %+v, %v", coalitions, err)
	}
	if page, err := store.List[*store.Tool](s, store.Query{Text: "decidim", Limit: 9}); err != nil || page.Total != 1 {
		t.Errorf("%d tools in the list, %v", page.Total, err)
	}
	checked(t, s)
}

func TestTwoToolsBecomeOne(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	w := newTwins(t, dir)
	done := submit(t, w.s, w.steward, w.merge)
	if done.Record != w.into || done.Slug != "decidim" {
		t.Errorf("receipt %+v", done)
	}
	w.merged(t)
	got := tool(t, w.s, w.into)
	if got.Website != "https://decidim.org/" || got.Licence != "AGPL-3.0-only" || got.Summary["en"] != "Assemblies and budgets." ||
		got.Summary["fr"] != "Assemblées et budgets." || fmt.Sprint(got.Uses, got.Tags, got.Countries) != "[participatory-budgeting consult] [catalan] [ES]" {
		t.Errorf("merged into %+v", got)
	}
	if again := submit(t, w.s, w.steward, w.merge); !again.Again || again.Entry != done.Entry {
		t.Errorf("submitted again: %+v", again)
	}
	if _, err := w.s.Submit(t.Context(), w.steward, &store.MergeTools{From: w.from, Into: w.into}); !errors.Is(err, store.ErrNothing) {
		t.Errorf("merged twice: %v", err)
	}
	if next := submit(t, w.s, w.bob, &store.ReferenceTool{Tool: decidim(), AllowDuplicate: true}); next.Slug != "decidim-3" {
		t.Errorf("a slug that leads elsewhere was given away: %s", next.Slug)
	}
	submit(t, w.s, w.bob, &store.Undo{Entry: lastDeed(t, w.s, w.bob)})
	shut(t, w.s)
	w.s = openAt(t, dir, nil)
	defer shut(t, w.s)
	w.merged(t)
}

func lastDeed(t *testing.T, s *store.Store, actor store.Actor) store.ID {
	t.Helper()
	entry, err := s.LastDeed(actor.Person)
	if err != nil {
		t.Fatal(err)
	}
	return entry.ID
}

func TestAMergeIsUndoneAndDoneAgain(t *testing.T) {
	t.Parallel()
	w := newTwins(t, t.TempDir())
	s := w.s
	defer shut(t, s)
	before := tool(t, s, w.into)
	merged := submit(t, s, w.steward, w.merge)
	deniedFor(t, s, w.ana, &store.Undo{Entry: merged.Entry}, store.DeniedSteward)
	undone := submit(t, s, w.steward, &store.Undo{Entry: merged.Entry, Reason: "they differ"})
	for slug, id := range map[string]store.ID{"decidim": w.into, "decidim-2": w.from} {
		if found, err := s.Resolve(store.KindTool, slug); err != nil || found.Head().ID != id {
			t.Errorf("%s leads to %v, %v", slug, found, err)
		}
	}
	if got := tool(t, s, w.into); got.Licence != before.Licence || len(got.Uses) != len(before.Uses) {
		t.Errorf("it kept %+v", got)
	}
	if ties, err := store.Referring[*store.Tie](s, w.from); err != nil || len(ties) != 2 || ties[0].Where != "Lyon" {
		t.Errorf("ties %+v, %v", ties, err)
	}
	if posts := s.Referrers(w.from, store.KindPost); len(posts) != 1 {
		t.Errorf("posts %v", posts)
	}
	checked(t, s)
	submit(t, s, w.steward, &store.Undo{Entry: undone.Entry})
	w.merged(t)
}

func TestAMergeIsNotUndoneOverWhatOthersDidSince(t *testing.T) {
	t.Parallel()
	w := newTwins(t, t.TempDir())
	s := w.s
	defer shut(t, s)
	merged := submit(t, s, w.steward, w.merge)
	submit(t, s, w.bob, &store.SayTool{Tie: store.Tie{Tool: w.into, Relation: store.Uses, Where: "Girona"}})
	at := s.Sequence()
	if err := undo(t, s, w.steward, merged.Entry); err != store.ErrConflict {
		t.Errorf("undone over a change: %v", err)
	}
	if s.Sequence() != at {
		t.Error("it left a trace")
	}
}

func TestAMergeOfAMergeLeadsOn(t *testing.T) {
	t.Parallel()
	w := newTwins(t, t.TempDir())
	s := w.s
	defer shut(t, s)
	third := submit(t, s, w.ana, &store.ReferenceTool{Tool: store.Tool{Name: "Decidim.org", Uses: []string{"vote"}}, AllowDuplicate: true})
	submit(t, s, w.steward, w.merge)
	submit(t, s, w.steward, &store.MergeTools{From: w.into, Into: third.Record})
	for _, ref := range []string{"decidim", "decidim-2", w.from.String()} {
		if found, err := s.Find(ref); err != nil || found.Head().ID != third.Record {
			t.Errorf("%s leads to %v, %v", ref, found, err)
		}
	}
	checked(t, s)
	for _, wrong := range []*store.MergeTools{
		{From: third.Record, Into: third.Record}, {From: third.Record, Into: w.into}, {From: store.NewID(), Into: third.Record},
	} {
		if _, err := s.Submit(t.Context(), w.steward, wrong); err == nil || errors.Is(err, store.ErrNothing) {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
}

// A tool that a thousand people talk of takes several entries, and is whole
// after each of them.
func TestAMergeOfMoreThanOneEntry(t *testing.T) {
	t.Parallel()
	w := newTwins(t, t.TempDir())
	s := w.s
	defer shut(t, s)
	const messages = 150
	var commands []store.Command
	for range messages {
		commands = append(commands, &store.PostMessage{Post: store.Post{About: w.from, Words: strings.Repeat("é", 1990)}})
	}
	for _, out := range s.SubmitAll(t.Context(), w.bob, commands) {
		if out.Err != nil {
			t.Fatal(out.Err)
		}
	}
	if out := s.SubmitAll(t.Context(), w.steward, []store.Command{w.merge}); !errors.Is(out[0].Err, store.ErrTooLarge) {
		t.Fatalf("it fits into one entry: %v", out[0].Err)
	}
	at := s.Sequence()
	merged := submit(t, s, w.steward, w.merge)
	if n := s.Sequence() - at; n < 2 || n > 5 {
		t.Errorf("%d entries", n)
	}
	if posts := s.Referrers(w.into, store.KindPost); len(posts) != messages+1 {
		t.Errorf("%d messages", len(posts))
	}
	checked(t, s)
	if again := submit(t, s, w.steward, w.merge); !again.Again || again.Entry != merged.Entry {
		t.Errorf("again: %+v", again)
	}
	entries, err := s.Deeds(w.steward.Person, 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.Verb == store.VerbMerge {
			submit(t, s, w.steward, &store.Undo{Entry: entry.ID})
		}
	}
	if posts := s.Referrers(w.from, store.KindPost); len(posts) != messages+1 {
		t.Errorf("%d messages after it was undone", len(posts))
	}
	checked(t, s)
}

// Whoever was interrupted between two entries of a merge goes on by merging again.
func TestAnInterruptedMergeIsTakenUpAgain(t *testing.T) {
	t.Parallel()
	w := newTwins(t, t.TempDir())
	s := w.s
	defer shut(t, s)
	for range 150 {
		submit(t, s, w.bob, &store.PostMessage{Post: store.Post{About: w.from, Words: strings.Repeat("é", 1990)}})
	}
	at := s.Sequence()
	if _, err := s.Submit(&shortLived{t.Context(), 2}, w.steward, w.merge); !errors.Is(err, context.Canceled) {
		t.Fatalf("it was not interrupted: %v", err)
	}
	if s.Sequence() != at+1 {
		t.Fatalf("%d entries before it was interrupted", s.Sequence()-at)
	}
	checked(t, s)
	if posts := len(s.Referrers(w.from, store.KindPost)) + len(s.Referrers(w.into, store.KindPost)); posts != 151 {
		t.Errorf("%d messages in the meantime", posts)
	}
	submit(t, s, w.steward, &store.MergeTools{From: w.from, Into: w.into})
	w.checkGone(t)
}

// shortLived is a context that ends after it was asked a few times: before the
// next entry, and not in the middle of one.
type shortLived struct {
	context.Context
	left int
}

func (c *shortLived) Done() <-chan struct{} { return nil }

func (c *shortLived) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

func (w *twins) checkGone(t *testing.T) {
	t.Helper()
	if found, err := w.s.Find("decidim-2"); err != nil || found.Head().ID != w.into {
		t.Errorf("decidim-2 leads to %v, %v", found, err)
	}
	if posts := w.s.Referrers(w.into, store.KindPost); len(posts) != 151 {
		t.Errorf("%d messages", len(posts))
	}
	checked(t, w.s)
}
