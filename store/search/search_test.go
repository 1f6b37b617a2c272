package search_test

import (
	"testing"

	"github.com/ogptoolbox/concorde/store/search"
)

func TestFindsByPrefix(t *testing.T) {
	t.Parallel()
	x := search.New("use")
	x.Put(search.Document{Key: search.Key{1}, Name: "Open budget", Facets: [][]string{{"vote"}}})
	x.Put(search.Document{Key: search.Key{2}, Name: "Petition"})
	for typed, want := range map[string]search.Key{"bud": {1}, "budgte": {1}, "petition": {2}, "open bugdet": {1}} {
		if r := x.Search(search.Query{Text: typed, Limit: 5, Counts: true}); r.Total != 1 || r.Keys[0] != want {
			t.Errorf("%q: %+v", typed, r)
		}
	}
}
