package store_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// closedCoalition is one that takes members by request, and somebody who asked.
func closedCoalition(t *testing.T, s *store.Store) (ana, bob store.Actor, c *store.Coalition) {
	t.Helper()
	ana, bob = introduce(t, s, "ana"), introduce(t, s, "bob")
	c = coalition(t, s, ana, func(c *store.Coalition) { c.ByRequest = true })
	submit(t, s, bob, &store.JoinCoalition{Coalition: c.ID})
	return ana, bob, c
}

func roster(t *testing.T, s *store.Store, c store.ID) store.Roster {
	t.Helper()
	out, err := s.Roster(read[*store.Coalition](t, s, c))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestALeadAnswersWhoAsks(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob, c := closedCoalition(t, s)
	if r := roster(t, s, c.ID); len(r.Members) != 1 || len(r.Requests) != 1 || r.Requests[0].Person != bob.Person {
		t.Errorf("before the answer: %+v", r)
	}
	answer := &store.AnswerRequest{Coalition: c.ID, Person: bob.Person, Accept: true, Words: " Welcome! "}
	if _, err := s.Submit(t.Context(), bob, answer); !errors.Is(err, store.ErrNotAllowed) {
		t.Errorf("bob lets himself in: %v", err)
	}
	receipt := submit(t, s, ana, answer)
	entry, err := s.Entry(receipt.Entry)
	if err != nil || entry.Reason != "Welcome!" || entry.Verb != store.VerbAnswer {
		t.Errorf("%+v, %v", entry, err)
	}
	if r := roster(t, s, c.ID); len(r.Members) != 2 || len(r.Requests) != 0 {
		t.Errorf("after the answer: %+v", r)
	}
	if again := submit(t, s, ana, answer); !again.Again || again.Entry != receipt.Entry {
		t.Errorf("the same command again: %+v", again)
	}
	submit(t, s, ana, &store.Undo{Entry: receipt.Entry})
	if r := roster(t, s, c.ID); len(r.Members) != 1 || len(r.Requests) != 1 {
		t.Errorf("after the answer was taken back: %+v", r)
	}
	if _, err := s.Submit(t.Context(), bob, &store.Undo{Entry: lastOf(t, s, ana.Person)}); !errors.Is(err, store.ErrNotAllowed) {
		t.Errorf("bob takes back that it was taken back: %v", err)
	}
}

func TestTheFirstAnswerStands(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob, c := closedCoalition(t, s)
	cem := introduce(t, s, "cem")
	submit(t, s, cem, &store.JoinCoalition{Coalition: c.ID})
	submit(t, s, ana, &store.AnswerRequest{Coalition: c.ID, Person: cem.Person, Accept: true})
	submit(t, s, ana, &store.AppointLead{Coalition: c.ID, Person: cem.Person})

	errs := make([]error, 2)
	var both sync.WaitGroup
	for i, lead := range []store.Actor{ana, cem} {
		both.Go(func() {
			_, errs[i] = s.Submit(t.Context(), lead, &store.AnswerRequest{Coalition: c.ID, Person: bob.Person, Accept: i == 0})
		})
	}
	both.Wait()
	first, second := 0, 1
	if errs[0] != nil {
		first, second = 1, 0
	}
	var answered *store.AnsweredError
	if errs[first] != nil || !errors.As(errs[second], &answered) || !errors.Is(errs[second], store.ErrConflict) {
		t.Fatalf("two answers at once: %v", errs)
	}
	outcome := []store.RequestOutcome{store.OutcomeAccepted, store.OutcomeDeclined}[first]
	if by := []store.Actor{ana, cem}[first]; answered.By != by.Person || answered.Outcome != outcome {
		t.Errorf("told of %+v, must be of %s by %s", answered, outcome, by.Person)
	}
	same := &store.AnswerRequest{Coalition: c.ID, Person: bob.Person, Accept: first == 0}
	if _, err := s.Submit(t.Context(), ana, same); !errors.Is(err, store.ErrNothing) {
		t.Errorf("the same answer: %v", err)
	}
	stranger := introduce(t, s, "dee")
	if _, err := s.Submit(t.Context(), ana, &store.AnswerRequest{Coalition: c.ID, Person: stranger.Person}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("who never asked: %v", err)
	}
}

func TestWhoWithdrewTheirRequestIsNotAnswered(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob, c := closedCoalition(t, s)
	submit(t, s, bob, &store.LeaveCoalition{Coalition: c.ID})
	_, err := s.Submit(t.Context(), ana, &store.AnswerRequest{Coalition: c.ID, Person: bob.Person, Accept: true})
	var answered *store.AnsweredError
	if !errors.As(err, &answered) || answered.Outcome != store.OutcomeWithdrawn || !answered.By.IsZero() {
		t.Errorf("%+v", err)
	}
}

func TestNobodyComesBackByUndoing(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob, c := closedCoalition(t, s)
	submit(t, s, ana, &store.AnswerRequest{Coalition: c.ID, Person: bob.Person, Accept: true})
	left := submit(t, s, bob, &store.LeaveCoalition{Coalition: c.ID})
	deniedFor(t, s, bob, &store.Undo{Entry: left.Entry}, store.DeniedByRequest)
}

func TestHandingOverAndStayingAMember(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	c := coalition(t, s, ana, func(*store.Coalition) {})
	refuses(t, s, ana, &store.AppointLead{Coalition: c.ID, Person: bob.Person}, "leads", store.ProblemMember)
	withBob := *c
	withBob.Leads = append(withBob.Leads, bob.Person)
	refuses(t, s, ana, &store.Edit{Record: &withBob, Base: c.Revision}, "leads", store.ProblemMember)
	if _, err := s.StepDown(t.Context(), ana, c.ID); !errors.Is(err, store.ErrNotAllowed) {
		t.Errorf("the last lead steps down: %v", err)
	}
	submit(t, s, bob, &store.JoinCoalition{Coalition: c.ID})
	deniedFor(t, s, bob, &store.AppointLead{Coalition: c.ID, Person: bob.Person}, store.DeniedNotYours)
	submit(t, s, ana, &store.AppointLead{Coalition: c.ID, Person: bob.Person})
	deniedFor(t, s, bob, &store.RemoveMember{Coalition: c.ID, Person: ana.Person, Reason: "no"}, store.DeniedLeads)
	if _, err := s.StepDown(t.Context(), ana, c.ID); err != nil {
		t.Fatal(err)
	}
	r := roster(t, s, c.ID)
	if len(r.Members) != 2 || !r.Members[0].Lead || r.Members[0].Person != bob.Person || r.Members[1].Lead {
		t.Errorf("bob leads and ana stays: %+v", r.Members)
	}
	refuses(t, s, bob, &store.RemoveMember{Coalition: c.ID, Person: ana.Person}, "reason", store.ProblemRequired)
	submit(t, s, bob, &store.RemoveMember{Coalition: c.ID, Person: ana.Person, Reason: "gone home"})
	if r := roster(t, s, c.ID); len(r.Members) != 1 {
		t.Errorf("ana is gone: %+v", r.Members)
	}
}

func TestAMessageIsItsAuthors(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	c := coalition(t, s, ana, func(*store.Coalition) {})
	id := submit(t, s, bob, &store.PostMessage{Post: store.Post{About: c.ID, Words: "Table 12"}}).Record
	post := read[*store.Post](t, s, id)
	post.Words, post.About, post.Person = "Table 13", bob.Person, ana.Person
	deniedFor(t, s, ana, &store.Edit{Record: post, Base: post.Revision}, store.DeniedNotYours)
	submit(t, s, bob, &store.Edit{Record: post, Base: post.Revision})
	if got := read[*store.Post](t, s, id); got.Words != "Table 13" || got.About != c.ID || got.Person != bob.Person {
		t.Errorf("%+v", got)
	}
	long := read[*store.Post](t, s, id)
	long.Words = strings.Repeat("a", 1<<20)
	refuses(t, s, bob, &store.Edit{Record: long, Base: long.Revision}, "words", store.ProblemTooLong)
	deniedFor(t, s, introduce(t, s, "cleo"), &store.UnpostMessage{Post: id}, store.DeniedNotYours)
	taken := submit(t, s, bob, &store.UnpostMessage{Post: id})
	if _, err := s.Submit(t.Context(), bob, &store.UnpostMessage{Post: id}); !errors.Is(err, store.ErrNothing) {
		t.Errorf("taken back twice: %v", err)
	}
	submit(t, s, bob, &store.Undo{Entry: taken.Entry})
	if got := read[*store.Post](t, s, id); got.Words != "Table 13" {
		t.Errorf("put back as %q", got.Words)
	}
}

func TestWhatACoalitionIsMadeOf(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	c := coalition(t, s, ana, func(*store.Coalition) {})
	ministry := submit(t, s, bob, &store.Add{Record: &store.Organisation{Name: "Ministry", Type: "government"}}).Record
	if missing := roster(t, s, c.ID).Missing(); len(missing) == 0 || missing[0] != store.PartyState {
		t.Errorf("missing %v", missing)
	}
	submit(t, s, bob, &store.JoinCoalition{Coalition: c.ID, Organisation: ministry})
	r := roster(t, s, c.ID)
	if r.Count(store.PartyState) != 1 || slices.Contains(r.Missing(), store.PartyState) {
		t.Errorf("%+v", r)
	}
	for kind, want := range map[string]store.Party{
		"government": store.PartyState, "point-of-contact": store.PartyState, "local-authority": store.PartyLocal,
		"civil-society": store.PartyCivil, "citizen-project": store.PartyCivil, "researcher": store.PartyResearch, "other": store.PartyOthers,
	} {
		if got := store.PartyOf(&store.Person{Type: kind}, nil); got != want {
			t.Errorf("%s is of %s, must be of %s", kind, got, want)
		}
	}
	if got := store.PartyOf(&store.Person{Type: "government"}, &store.Organisation{Type: "university"}); got != store.PartyResearch {
		t.Errorf("somebody of a university is of %s", got)
	}
}
