package store_test

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

func TestUsesAreShownWithWhoSaysSo(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	tool := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()}).Record
	barcelona := submit(t, s, ana, &store.Add{Record: &store.Organisation{Name: "Barcelona"}}).Record
	submit(t, s, ana, &store.SayTool{Tie: store.Tie{
		Tool: tool, Relation: store.Uses, Organisation: barcelona, Uses: []string{"consult", "participatory-budgeting"}, Evidence: "https://decidim.barcelona/",
	}})
	said := submit(t, s, bob, &store.SayTool{Tie: store.Tie{Tool: tool, Relation: store.Uses, Uses: []string{"consult"}}})
	submit(t, s, bob, &store.SayTool{Tie: store.Tie{Tool: tool, Relation: store.Develops, Uses: []string{"map"}}})
	built := coalition(t, s, bob, func(c *store.Coalition) { c.Tools = []store.ID{tool} })

	evidence := func() []store.Attested {
		got, err := s.Evidence(read[*store.Tool](t, s, tool))
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	got := evidence()
	if len(got) != 3 || got[0].Use != "participatory-budgeting" || !got[0].Entry || got[1].Use != "consult" || got[1].Entry || got[2].Use != "" {
		t.Fatalf("evidence %+v", got)
	}
	if by := got[1].By; len(by) != 2 || by[0].Organisation != barcelona || by[0].Link != "https://decidim.barcelona/" || by[0].At.IsZero() ||
		by[1].Person != bob.Person || !by[1].Organisation.IsZero() {
		t.Errorf("who says consult: %+v", by)
	}
	if by := got[2].By; len(by) != 1 || by[0].Coalition != built.ID || by[0].Person != bob.Person {
		t.Errorf("the coalition: %+v", by)
	}
	submit(t, s, bob, &store.StopTool{Tie: said.Record})
	if by := evidence()[1].By; len(by) != 1 {
		t.Errorf("taken back, and still there: %+v", by)
	}
	submit(t, s, as(ana, store.Organiser), &store.Hide{Kind: store.KindCoalition, Record: built.ID, Reason: "spam"})
	if got := evidence(); len(got) != 2 {
		t.Errorf("hidden, and still there: %+v", got)
	}
}

// A use that the entry names stays where nobody attests it.
func TestUsesOfTheEntryStay(t *testing.T) {
	t.Parallel()
	s := open(t)
	tool := submit(t, s, introduce(t, s, "ana"), &store.ReferenceTool{Tool: decidim()}).Record
	got, err := s.Evidence(read[*store.Tool](t, s, tool))
	if err != nil || len(got) != 1 || got[0].Use != "participatory-budgeting" || !got[0].Entry || len(got[0].By) != 0 {
		t.Errorf("evidence %+v, %v", got, err)
	}
}
