package store_test

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

func toolNamed(t *testing.T, s *store.Store, by store.Actor, name string) store.ID {
	t.Helper()
	return submit(t, s, by, &store.ReferenceTool{AllowDuplicate: true, Tool: store.Tool{Name: name, Uses: []string{"map"}}}).Record
}

func collectiveAction(t *testing.T, s *store.Store, number int) store.ID {
	t.Helper()
	house := store.Actor{Role: store.Organiser}
	return submit(t, s, house, &store.Add{Record: &store.Action{Number: number, Name: store.Text{"en": "Something"}}}).Record
}

func TestToolsForTheSameActionComeWithTheirEvidence(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bo, cleo := introduce(t, s, "ana"), introduce(t, s, "bo"), introduce(t, s, "cleo")
	open7, other := collectiveAction(t, s, 7), collectiveAction(t, s, 8)
	decidim, agora, unused := toolNamed(t, s, ana, "Decidim"), toolNamed(t, s, ana, "Agora"), toolNamed(t, s, ana, "Zebra")
	first := submit(t, s, ana, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "First", Purpose: store.Text{"en": "x"}, Actions: []store.ID{open7, other}, Tools: []store.ID{decidim, agora},
	}}).Record
	submit(t, s, bo, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Second", Purpose: store.Text{"en": "x"}, Actions: []store.ID{open7}, Tools: []store.ID{decidim},
	}})
	submit(t, s, bo, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Elsewhere", Purpose: store.Text{"en": "x"}, Actions: []store.ID{other}, Tools: []store.ID{unused},
	}})
	for _, who := range []store.Actor{ana, cleo} { // cleo is not at work on it
		submit(t, s, who, &store.SayTool{Tie: store.Tie{Tool: decidim, Relation: store.Uses}})
	}
	submit(t, s, bo, &store.SayTool{Tie: store.Tie{Tool: decidim, Relation: store.Develops}})

	got, err := s.ToolsFor(open7)
	if err != nil || len(got) != 2 || got[0].Tool.ID != decidim || got[1].Tool.ID != agora {
		t.Fatalf("%+v, %v", got, err)
	}
	if len(got[0].Coalitions) != 2 || len(got[0].Ties) != 1 || got[0].Ties[0].Person != ana.Person {
		t.Errorf("the evidence of Decidim: %+v", got[0])
	}
	if both, _ := s.ToolsFor(open7, other); len(both) != 3 || len(both[1].Coalitions) != 1 {
		t.Errorf("for both actions, what serves both counts once: %+v", both)
	}
	if _, more := got[1].Without(first); more {
		t.Error("nobody else uses Agora for it")
	}
	if rest, more := got[0].Without(first); !more || len(rest.Coalitions) != 1 || len(got[0].Coalitions) != 2 {
		t.Errorf("Decidim without the first coalition: %+v", rest)
	}

	submit(t, s, store.Actor{Role: store.Organiser}, &store.Hide{Kind: store.KindCoalition, Record: first, Reason: "Not serious"})
	if got, _ := s.ToolsFor(open7); len(got) != 1 || len(got[0].Coalitions) != 1 {
		t.Errorf("what is hidden is no evidence: %+v", got)
	}
	if none, err := s.ToolsFor(store.NewID()); err != nil || len(none) != 0 {
		t.Errorf("an action that is not there: %+v, %v", none, err)
	}
}
