package search

import (
	"sync"
	"testing"

	"github.com/ogptoolbox/concorde/store/search/searchtest"
)

// TestSearchesWhileChanging has writers and readers at once, for the race detector; and every reader has to see whole documents.
func TestSearchesWhileChanging(t *testing.T) {
	t.Parallel()
	docs := made(5, 300)
	x := New(searchtest.Facets()...)
	x.kept.from = 50
	var all sync.WaitGroup
	for w := range 2 {
		all.Go(func() {
			for i, d := range docs {
				x.Put(d)
				x.SetUsed(docs[i/2].Key, i)
				if i%7 == w {
					x.Delete(docs[i/2].Key)
				}
			}
		})
	}
	for r := range 3 {
		all.Go(func() {
			for i := range docs {
				q := Query{Text: cut(docs[i].Name, 1+r), Filters: map[string][]string{"use": docs[i].Facets[0]}, Limit: 20, Counts: true}
				if got := x.Search(q); len(got.Keys) != min(got.Total, 20) || got.Total > x.Len()+len(docs) {
					t.Errorf("%d keys of %d", len(got.Keys), got.Total)
				}
				x.Near(q.Text, 5)
			}
		})
	}
	all.Wait()
}
