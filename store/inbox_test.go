package store_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ogptoolbox/concorde/store"
)

// happened is what somebody's inbox says, newest first: what happened, and to what.
func happened(t testing.TB, s *store.Store, who store.Actor, after uint64) []string {
	t.Helper()
	in, err := s.Inbox(who.Person, after, store.InboxMost)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, news := range in.News {
		line := fmt.Sprint(news.Happened, " ", news.Title)
		if news.Settled {
			line += " settled"
		}
		out = append(out, line)
	}
	return out
}

func wantNews(t *testing.T, s *store.Store, who store.Actor, after uint64, want ...string) {
	t.Helper()
	if want == nil {
		want = []string{}
	}
	if diff := cmp.Diff(want, happened(t, s, who, after)); diff != "" {
		t.Errorf("the inbox (-want +got):\n%s", diff)
	}
}

func coalitionOf(name string, byRequest bool) *store.CreateCoalition {
	return &store.CreateCoalition{Coalition: store.Coalition{Name: name, Purpose: store.Text{"en": "P"}, ByRequest: byRequest}}
}

func TestInboxOfACoalition(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bo, cy := introduce(t, s, "ana"), introduce(t, s, "bo"), introduce(t, s, "cy")
	c := submit(t, s, ana, coalitionOf("Budgets", true)).Record
	submit(t, s, bo, &store.JoinCoalition{Coalition: c})
	wantNews(t, s, ana, 0, "asked Budgets")
	wantNews(t, s, bo, 0)
	submit(t, s, ana, &store.AnswerRequest{Coalition: c, Person: bo.Person, Accept: true})
	wantNews(t, s, ana, 0, "asked Budgets settled")
	wantNews(t, s, bo, 0, "let-in Budgets")
	seen := s.Sequence()
	submit(t, s, ana, &store.PostMessage{Post: store.Post{About: c, Words: "Table 12."}})
	submit(t, s, cy, &store.JoinCoalition{Coalition: c})
	wantNews(t, s, bo, seen, "posted Budgets") // who asks is for who leads
	submit(t, s, ana, &store.AppointLead{Coalition: c, Person: bo.Person})
	wantNews(t, s, bo, seen, "lead Budgets", "asked Budgets", "posted Budgets")
	submit(t, s, bo, &store.AnswerRequest{Coalition: c, Person: cy.Person, Words: "It is full."})
	wantNews(t, s, cy, 0, "declined Budgets")
	wantNews(t, s, ana, seen, "refused Budgets") // who is told by the end is not told of the beginning
}

func TestInboxOfWhoIsRemovedAndOfWhoStays(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bo, cy := introduce(t, s, "ana"), introduce(t, s, "bo"), introduce(t, s, "cy")
	c := submit(t, s, ana, coalitionOf("Budgets", false)).Record
	submit(t, s, bo, &store.JoinCoalition{Coalition: c})
	submit(t, s, cy, &store.JoinCoalition{Coalition: c})
	wantNews(t, s, bo, 0, "joined Budgets")
	wantNews(t, s, cy, 0) // what was before they came is not theirs
	submit(t, s, ana, &store.RemoveMember{Coalition: c, Person: bo.Person, Reason: "gone home"})
	wantNews(t, s, bo, 0, "out Budgets")
	wantNews(t, s, cy, 0, "removed Budgets")
	in, err := s.Inbox(bo.Person, 0, 10)
	if err != nil || in.News[0].Words != "gone home" {
		t.Errorf("why: %+v, %v", in.News, err)
	}
	left := submit(t, s, cy, &store.LeaveCoalition{Coalition: c})
	wantNews(t, s, ana, 0, "left Budgets")
	submit(t, s, cy, &store.Undo{Entry: left.Entry})
	wantNews(t, s, ana, 0, "joined Budgets", "joined Budgets") // as before, and again
}

func TestInboxOfATool(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bo := introduce(t, s, "ana"), introduce(t, s, "bo")
	tool := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()}).Record
	submit(t, s, bo, &store.SayTool{Tie: store.Tie{Tool: tool, Relation: store.Uses}})
	submit(t, s, bo, &store.SayTool{Tie: store.Tie{Tool: tool, Relation: store.Develops}})
	wantNews(t, s, ana, 0, "develops Decidim", "uses Decidim")
	wantNews(t, s, bo, 0)
	seen := s.Sequence()
	record, err := s.Record(store.KindTool, tool)
	if err != nil {
		t.Fatal(err)
	}
	edited := record.(*store.Tool)
	edited.Licence = "MIT"
	edit := submit(t, s, bo, &store.Edit{Record: edited, Base: edited.Revision})
	wantNews(t, s, ana, seen, "edited Decidim")
	submit(t, s, bo, &store.Undo{Entry: edit.Entry})
	wantNews(t, s, ana, seen, "reverted Decidim")
	seen = s.Sequence()
	submit(t, s, bo, &store.StopTool{Tie: store.TieID(bo.Person, tool, store.Uses, store.ID{})})
	submit(t, s, bo, &store.StillTrue{Tool: tool})
	submit(t, s, bo, &store.VoteFor{Tool: tool, Field: "licence", Value: "MIT", Propose: true})
	built := coalitionOf("Budgets", false)
	built.Coalition.Tools = []store.ID{tool}
	submit(t, s, bo, built)
	wantNews(t, s, ana, seen, "built Budgets", "voted Decidim", "confirmed Decidim", "stopped Decidim")
	wantNews(t, s, bo, 0) // who develops it did all of that themself
}

func TestInboxOfWhatIsHiddenAndMerged(t *testing.T) {
	t.Parallel()
	w := newTwins(t, t.TempDir())
	defer shut(t, w.s)
	seen := w.s.Sequence()
	submit(t, w.s, w.steward, w.merge)
	wantNews(t, w.s, w.ana, seen, "merged Decidim")
	wantNews(t, w.s, w.bob, seen, "merged Decidim")
	seen = w.s.Sequence()
	organiser := as(w.steward, store.Organiser)
	submit(t, w.s, w.bob, &store.JoinCoalition{Coalition: w.coalition})
	submit(t, w.s, organiser, &store.Hide{Kind: store.KindCoalition, Record: w.coalition, Reason: "spam"})
	wantNews(t, w.s, w.ana, seen, "hid Budgets")
	wantNews(t, w.s, w.bob, seen)
	submit(t, w.s, organiser, &store.Unhide{Kind: store.KindCoalition, Record: w.coalition})
	wantNews(t, w.s, w.ana, seen, "shown Budgets", "hid Budgets", "joined Budgets")
}

func TestInboxOfAnOrganisation(t *testing.T) {
	t.Parallel()
	s := open(t)
	org, err := s.EnsureOrganisation(t.Context(), introduce(t, s, "zoe"), "CivicLab")
	if err != nil {
		t.Fatal(err)
	}
	of := func(handle string, organisation store.ID) store.Actor {
		submit(t, s, store.Actor{Key: handle}, &store.Introduce{Person: store.Person{
			Handle: handle, Name: handle, Type: "civil-society", Organisation: organisation}})
		actor, err := s.ActorFor(handle)
		if err != nil {
			t.Fatal(err)
		}
		return actor
	}
	ana, bo := of("ana", org), of("bo", org)
	submit(t, s, bo, &store.Endorse{Organisation: org})
	tool := decidim()
	tool.Developers = []store.ID{org}
	id := submit(t, s, bo, &store.ReferenceTool{Tool: tool}).Record
	submit(t, s, of("cy", store.ID{}), &store.SayTool{Tie: store.Tie{Tool: id, Relation: store.Uses}})
	wantNews(t, s, ana, 0, "uses Decidim", "credited Decidim", "endorsed CivicLab", "colleague bo")
	wantNews(t, s, bo, 0, "uses Decidim")
}

func TestInboxOfOffersAndNeeds(t *testing.T) {
	t.Parallel()
	s := open(t)
	profile := func(handle string, offers, seeks []string) store.Actor {
		submit(t, s, store.Actor{Key: handle}, &store.Introduce{Person: store.Person{
			Handle: handle, Name: handle, Type: "civil-society", Offers: offers, Seeks: seeks}})
		actor, err := s.ActorFor(handle)
		if err != nil {
			t.Fatal(err)
		}
		return actor
	}
	profile("early", []string{"translation"}, nil)
	ana := profile("ana", []string{"design"}, []string{"translation"})
	bo := profile("bo", []string{"Traduction vers le français"}, nil)
	wantNews(t, s, ana, 0, "offers bo") // and not who was there before
	built := coalitionOf("Budgets", false)
	built.Coalition.Needs = []store.Need{{Kind: "design"}}
	submit(t, s, bo, built)
	wantNews(t, s, ana, 0, "needs Budgets", "offers bo")
	if in, err := s.Inbox(ana.Person, 0, 1); err != nil || !cmp.Equal(in.News[0].Skills, []string{"design"}) || in.News[0].Mine != store.MineOffered {
		t.Errorf("which skill: %+v, %v", in.News, err)
	}
}

// A session asks for its inbox again only when something came that may be in it.
func TestAnInboxTellsWhetherAnythingCame(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bo := introduce(t, s, "ana"), introduce(t, s, "bo")
	c := submit(t, s, ana, coalitionOf("Budgets", false)).Record
	other := submit(t, s, bo, coalitionOf("Others", false)).Record
	in, err := s.Inbox(ana.Person, 0, 10)
	if err != nil || s.Moved(in) || !s.Moved(store.Inbox{}) {
		t.Fatalf("before anything: %v, %v", s.Moved(in), err)
	}
	submit(t, s, bo, &store.PostMessage{Post: store.Post{About: other, Words: "x"}})
	if s.Moved(in) {
		t.Error("what is of others moves it")
	}
	submit(t, s, bo, &store.JoinCoalition{Coalition: c})
	if !s.Moved(in) {
		t.Error("what is theirs does not move it")
	}
}

func TestAnInboxIsBoundedAndForgets(t *testing.T) {
	t.Parallel()
	now := time.Date(2016, 12, 7, 9, 0, 0, 0, time.UTC)
	s := openAt(t, t.TempDir(), func() time.Time { return now })
	defer shut(t, s)
	ana, bo := introduce(t, s, "ana"), introduce(t, s, "bo")
	c := submit(t, s, ana, coalitionOf("Budgets", false)).Record
	for n := range store.InboxMost + 20 {
		submit(t, s, bo, &store.PostMessage{Post: store.Post{About: c, Words: fmt.Sprint(n)}})
	}
	in, err := s.Inbox(ana.Person, 0, 1<<20)
	if err != nil || len(in.News) != store.InboxMost || in.News[0].Words != fmt.Sprint(store.InboxMost+19) {
		t.Errorf("%d news, %v", len(in.News), err)
	}
	if some, err := s.Inbox(ana.Person, 0, 3); err != nil || len(some.News) != 3 {
		t.Errorf("%d news of three, %v", len(some.News), err)
	}
	now = now.Add(store.InboxSpan + time.Hour)
	wantNews(t, s, ana, 0)
	if _, err := s.Inbox(store.NewID(), 0, 1); err == nil {
		t.Error("somebody who is not there has an inbox")
	}
}

// However much happened, it is the latest that is told, in order: of a thousand
// messages under each of three coalitions in turn, the last two hundred.
func TestAnInboxTellsTheLatestOfMany(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bo := introduce(t, s, "ana"), introduce(t, s, "bo")
	var under []store.ID
	for i := range 3 {
		under = append(under, submit(t, s, ana, coalitionOf(fmt.Sprint("Coalition ", i), false)).Record)
	}
	var commands []store.Command
	for n := range 3000 {
		commands = append(commands, &store.PostMessage{Post: store.Post{About: under[n%3], Words: fmt.Sprint(n)}})
	}
	for _, outcome := range s.SubmitAll(t.Context(), bo, commands) {
		if outcome.Err != nil {
			t.Fatal(outcome.Err)
		}
	}
	in, err := s.Inbox(ana.Person, 0, store.InboxMost)
	if err != nil || len(in.News) != store.InboxMost {
		t.Fatalf("%d news, %v", len(in.News), err)
	}
	for i, news := range in.News {
		if want := fmt.Sprint(2999 - i); news.Words != want {
			t.Fatalf("news %d is %s, not %s", i, news.Words, want)
		}
	}
}
