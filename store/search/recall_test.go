package search

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ogptoolbox/concorde/store/search/searchtest"
)

// recall types names with one word misspelt, and returns how many of their tools are among the first fifty.
func recall(x *Index, docs []Document, names int) float64 {
	random, hits := rand.New(rand.NewPCG(9, 9)), 0
	for tried := 0; tried < names; {
		d := docs[random.IntN(len(docs))]
		words := strings.Fields(d.Name)
		longest := slices.MaxFunc(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
		if utf8.RuneCountInString(longest) < 5 {
			continue
		}
		tried++
		words[slices.Index(words, longest)] = searchtest.Misspell(random, longest)
		if r := x.Search(Query{Text: strings.Join(words, " "), Limit: 50}); slices.Contains(r.Keys, d.Key) {
			hits++
		}
	}
	return float64(hits) / float64(names)
}

func TestFindsMisspeltNames(t *testing.T) {
	t.Parallel()
	docs := made(3, 2000)
	x := New(searchtest.Facets()...)
	load(x, docs)
	if found := recall(x, docs, 500); found < 0.95 {
		t.Errorf("%.1f %% of misspelt names are found", 100*found)
	}
}

func BenchmarkRecall(b *testing.B) {
	x, docs := filled()
	for b.Loop() {
		b.ReportMetric(100*recall(x, docs, 2000), "%-found")
	}
}
