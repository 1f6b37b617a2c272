package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ogptoolbox/concorde/store"
)

// One answer to one question: what is called just that comes first, whatever it is.
func TestEverythingIsOneRankedAnswer(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	house := store.Actor{Role: store.Organiser}
	tool := func(name, summary string) {
		submit(t, s, ana, &store.ReferenceTool{Tool: store.Tool{Name: name, Uses: []string{"map"}, Summary: store.Text{"en": summary}}, AllowDuplicate: true})
	}
	tool("Elsewhere", "Helps with budgets of cities.")
	tool("Participatory budgets", "For cities.")
	tool("Budgets online", "For cities.")
	submit(t, s, house, &store.Add{Record: &store.Organisation{Name: "Budgets"}})
	submit(t, s, ana, &store.CreateCoalition{Coalition: store.Coalition{Name: "Budgets of ten cities", Purpose: store.Text{"en": "Open them."}}})
	for query, want := range map[string][]string{
		"budgets":  {"Budgets", "Budgets online", "Budgets of ten cities", "Participatory budgets", "Elsewhere"},
		"budgts":   {"Budgets", "Budgets online", "Budgets of ten cities", "Participatory budgets", "Elsewhere"},
		"nonesuch": nil,
	} {
		hits, relaxed, err := s.Everything(query, "en", 10)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, hit := range hits {
			got = append(got, hit.Record.Title("en"))
		}
		if query == "budgts" { // what is called so comes before what only says so
			if len(got) != len(want) || len(relaxed.Typos) == 0 || !cmp.Equal(got[3:], want[3:]) {
				t.Errorf("%s: %q, relaxed %+v", query, got, relaxed)
			}
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", query, diff)
		}
	}
}
