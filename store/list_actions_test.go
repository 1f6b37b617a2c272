package store_test

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/search"
)

// Actions are narrowed by what they lack together with the other facets, and
// the counts of each are true.
func TestActionsAreNarrowedByWhatTheyLack(t *testing.T) {
	t.Parallel()
	s := open(t)
	house := store.Actor{Role: store.Organiser}
	var actions []store.ID
	for i, theme := range []string{store.Themes()[0], store.Themes()[0], store.Themes()[1]} {
		actions = append(actions, submit(t, s, house, &store.Add{Record: &store.Action{
			Number: i + 1, Name: store.Text{"en": "x"}, Theme: theme, Governments: []string{"FR"},
		}}).Record)
	}
	submit(t, s, come(t, s, "ana", "government", store.ID{}), &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Open budgets", Purpose: store.Text{"en": "x"}, Actions: actions[:1],
	}})
	list := func(filters map[string][]string, limit int) store.Page[*store.Action] {
		page, err := s.Actions(store.Query{Filters: filters, Sort: store.ByName, Limit: limit, Counts: true})
		if err != nil {
			t.Fatal(err)
		}
		return page
	}
	count := func(counts []search.Count, value string) int {
		for _, c := range counts {
			if c.Value == value {
				return c.N
			}
		}
		return 0
	}
	if page := list(nil, 1); page.Total != 3 || len(page.Rows) != 1 || count(page.Counts[store.FacetLacks], "state") != 2 ||
		count(page.Counts[store.FacetLacks], "commitment") != 3 || count(page.Counts[store.FacetTheme], store.Themes()[0]) != 2 {
		t.Errorf("all of them: %+v", page)
	}
	page := list(map[string][]string{store.FacetLacks: {"state"}}, 10)
	if page.Total != 2 || page.Rows[0].ID != actions[1] || count(page.Counts[store.FacetTheme], store.Themes()[0]) != 1 ||
		count(page.Counts[store.FacetCountry], "FR") != 2 || count(page.Counts[store.FacetLacks], "civil-society") != 3 {
		t.Errorf("those without a State: %+v", page)
	}
	both := list(map[string][]string{store.FacetLacks: {"state"}, store.FacetTheme: {store.Themes()[0]}}, 10)
	if both.Total != 1 || both.Rows[0].ID != actions[1] || count(both.Counts[store.FacetTheme], store.Themes()[1]) != 1 {
		t.Errorf("those without a State of one theme: %+v", both)
	}
}
