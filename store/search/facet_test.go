package search_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ogptoolbox/concorde/store/search"
)

func tools() room {
	return newRoom(
		search.Document{Name: "a", Facets: [][]string{{"vote", "debate", "vote"}, {"MIT"}}},
		search.Document{Name: "b", Facets: [][]string{{"vote"}, {"AGPL"}}},
		search.Document{Name: "c", Facets: [][]string{{"debate"}, {"MIT"}}},
		search.Document{Name: "d", Facets: [][]string{{"map", ""}}},
		search.Document{Name: "e"},
	)
}

func TestFacetsNarrowAndValuesWiden(t *testing.T) {
	t.Parallel()
	r := tools()
	for _, c := range []struct {
		filters map[string][]string
		want    string
	}{
		{nil, "a, b, c, d, e"},
		{map[string][]string{"use": {}}, "a, b, c, d, e"},
		{map[string][]string{"use": {"vote"}}, "a, b"},
		{map[string][]string{"use": {"vote", "map"}}, "a, b, d"},
		{map[string][]string{"use": {"vote", "debate"}, "licence": {"MIT"}}, "a, c"},
		{map[string][]string{"use": {"map"}, "licence": {"MIT"}}, ""},
		{map[string][]string{"use": {"never seen"}}, ""},
		{map[string][]string{"use": {""}}, ""},
		{map[string][]string{"no facet": {"vote"}}, ""},
	} {
		if got := r.find(search.Query{Filters: c.filters}); got != c.want {
			t.Errorf("%v leaves %q, want %q", c.filters, got, c.want)
		}
	}
}

func TestCountsLiveAndWithoutTheirOwnFilter(t *testing.T) {
	t.Parallel()
	r := tools()
	for _, c := range []struct {
		text    string
		filters map[string][]string
		want    map[string][]search.Count
	}{
		{"", nil, map[string][]search.Count{
			"use": {{"debate", 2}, {"vote", 2}, {"map", 1}}, "licence": {{"MIT", 2}, {"AGPL", 1}}}},
		{"c", nil, map[string][]search.Count{"use": {{"debate", 1}}, "licence": {{"MIT", 1}}}},
		{"", map[string][]string{"use": {"vote"}}, map[string][]search.Count{
			"use": {{"debate", 2}, {"vote", 2}, {"map", 1}}, "licence": {{"AGPL", 1}, {"MIT", 1}}}},
		{"", map[string][]string{"use": {"vote"}, "licence": {"MIT", "GPL"}}, map[string][]search.Count{
			"use": {{"debate", 2}, {"vote", 1}}, "licence": {{"AGPL", 1}, {"MIT", 1}, {"GPL", 0}}}},
	} {
		got := r.Search(search.Query{Text: c.text, Filters: c.filters, Counts: true}).Counts
		if diff := cmp.Diff(c.want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q %v: %s", c.text, c.filters, diff)
		}
	}
	if got := r.Search(search.Query{}).Counts; got != nil {
		t.Errorf("counts that nobody asked for: %v", got)
	}
}

func TestCountsTheMostFrequentValuesAndTheChosen(t *testing.T) {
	t.Parallel()
	r := newRoom()
	for i := range 80 {
		for n := range 1 + i%3 {
			r.put(search.Document{Name: fmt.Sprint(i, "-", n), Facets: [][]string{{fmt.Sprintf("use %02d", i)}}})
		}
	}
	chosen := map[string][]string{"use": {"use 78", "use 01"}}
	counts := r.Search(search.Query{Counts: true, Filters: chosen}).Counts["use"]
	if len(counts) != search.CountedValues+1 {
		t.Fatalf("%d values are counted", len(counts))
	}
	for i, want := range map[int]search.Count{0: {"use 02", 3}, 25: {"use 77", 3}, 26: {"use 01", 2}, 49: {"use 70", 2}, 50: {"use 78", 1}} {
		if counts[i] != want {
			t.Errorf("value %d is %v, want %v", i, counts[i], want)
		}
	}
}
