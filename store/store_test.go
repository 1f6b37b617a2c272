package store_test

import (
	"context"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

// open opens an empty store that is closed with the test.
func open(t testing.TB) *store.Store {
	t.Helper()
	s := openAt(t, t.TempDir(), nil)
	t.Cleanup(func() { shut(t, s) })
	return s
}

// openAt opens the store in a directory, with a clock, and leaves closing it to the test.
func openAt(t testing.TB, dir string, now func() time.Time) *store.Store {
	t.Helper()
	s, err := store.Open(store.Options{Dir: dir, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func shut(t testing.TB, s *store.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// checked wants the whole store to be as its log says.
func checked(t testing.TB, s *store.Store) {
	t.Helper()
	report, err := s.Check(context.Background(), nil)
	if err != nil || len(report.Findings) > 0 {
		t.Errorf("check: %+v, %v", report, err)
	}
}

// submit does a command that has to work.
func submit(t testing.TB, s *store.Store, actor store.Actor, command store.Command) store.Receipt {
	t.Helper()
	receipt, err := s.Submit(context.Background(), actor, command)
	if err != nil {
		t.Fatalf("%T: %v", command, err)
	}
	return receipt
}

// introduce makes a participant.
func introduce(t testing.TB, s *store.Store, handle string) store.Actor {
	t.Helper()
	key := "SHA256:" + handle
	submit(t, s, store.Actor{Key: key}, &store.Introduce{Person: store.Person{Handle: handle, Name: handle, Type: "civil-society"}})
	actor, err := s.ActorFor(key)
	if err != nil || actor.Role != store.Participant {
		t.Fatalf("actor for %s: %+v, %v", handle, actor, err)
	}
	return actor
}

func decidim() store.Tool {
	return store.Tool{
		Name: "Decidim", Website: "https://decidim.org/", Repository: "https://github.com/decidim/decidim.git",
		Uses: []string{"participatory-budgeting"}, Summary: store.Text{"en": "Assemblies and budgets."},
	}
}

func TestReferenceUseAndBuildACoalition(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	tool := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()})
	if tool.Slug != "decidim" {
		t.Errorf("slug %q", tool.Slug)
	}
	submit(t, s, ana, &store.SayTool{Tie: store.Tie{Tool: tool.Record, Relation: store.Uses}})
	coalition := submit(t, s, ana, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Budgets for all", Purpose: store.Text{"en": "Open them."}, Tools: []store.ID{tool.Record},
	}})
	bob := introduce(t, s, "bob")
	submit(t, s, bob, &store.JoinCoalition{Coalition: coalition.Record})

	for _, query := range []string{"budget participatif", "presupuesto", "budgt", "decidim"} {
		page, err := store.List[*store.Tool](s, store.Query{Text: query, Limit: 10})
		if err != nil || page.Total != 1 || page.Rows[0].Name != "Decidim" {
			t.Errorf("search %q: %+v, %v", query, page, err)
		}
	}
	if ties, err := store.Referring[*store.Tie](s, tool.Record); err != nil || len(ties) != 1 || ties[0].Person != ana.Person {
		t.Errorf("ties %v, %v", ties, err)
	}
	if members, err := store.Referring[*store.Membership](s, coalition.Record); err != nil || len(members) != 1 {
		t.Errorf("members %v, %v", members, err)
	}
	checked(t, s)
}
