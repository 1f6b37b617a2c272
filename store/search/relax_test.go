package search_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ogptoolbox/concorde/store/search"
)

func TestSaysWhatItRelaxed(t *testing.T) {
	t.Parallel()
	r := newRoom(
		search.Document{Name: "Open budget", Facets: [][]string{{"see"}}}, search.Document{Name: "Open petition"},
		search.Document{Name: "Petition budget"}, search.Document{Name: "Open budgets", Texts: []string{"budgeting"}},
		search.Document{Name: "bugdet"},
	)
	typo := search.Relaxed{Typos: []search.Correction{{Typed: "opne", Read: "open"}}}
	for _, c := range []struct {
		text, use string
		total     int
		want      search.Relaxed
	}{
		{"open budget", "", 2, search.Relaxed{}},
		{"opne budget", "", 2, typo},
		{"open bugdet", "", 2, search.Relaxed{Typos: []search.Correction{{Typed: "bugdet", Read: "budget"}}}},
		{"open elephant budget", "", 2, search.Relaxed{Dropped: []string{"elephant"}}},
		{"open petition budget", "", 2, search.Relaxed{Dropped: []string{"petition"}}},
		{"elephant", "", 0, search.Relaxed{}},
		{"elephant zebra", "", 0, search.Relaxed{}},
		{"open budget", "see", 1, search.Relaxed{}},
		{"open budget", "vote", 0, search.Relaxed{Filters: true}},
		{"elephant", "vote", 0, search.Relaxed{}},
		{"", "vote", 0, search.Relaxed{Filters: true}},
	} {
		q := search.Query{Text: c.text}
		if c.use != "" {
			q.Filters = map[string][]string{"use": {c.use}}
		}
		got := r.Search(q)
		if diff := cmp.Diff(c.want, got.Relaxed, cmpopts.EquateEmpty()); diff != "" || got.Total != c.total {
			t.Errorf("%q, filter %q: %d found, want %d; %s", c.text, c.use, got.Total, c.total, diff)
		}
	}
}

func TestLongTextIsCutAndSaysSo(t *testing.T) {
	t.Parallel()
	r := newRoom(search.Document{Name: "all", Texts: []string{"a b c d e f g h i j k l m n o p q r s t"}})
	got := r.Search(search.Query{Text: "a b c d e f g h i j k l m n o p q a"})
	if got.Total != 1 || !slices.Equal(got.Relaxed.Dropped, []string{"q"}) {
		t.Errorf("the seventeenth word: %+v", got)
	}
	if got := r.Search(search.Query{Text: strings.Repeat("é", 1<<20)}); got.Total != 0 {
		t.Errorf("a megabyte finds %d", got.Total)
	}
}
