package search

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestFindsTheSameAmongFew looks for words in the documents of others, by the documents' words and by the words' documents.
func TestFindsTheSameAmongFew(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(5, 5))
	h := newHistory(random.IntN, 300)
	for range 900 {
		h.change()
	}
	x, s := h.index, new(scratch)
	for range 300 {
		s.reset(len(x.documents))
		docs := s.docs()
		for n := range x.present.all() {
			if random.IntN(3) == 0 {
				docs.put(n)
			}
		}
		r := x.read(h.word())
		if !r.found() {
			continue
		}
		all, few := x.hits(r, s), x.among(docs, r, s)
		for tier := range tiers {
			for name, c := range map[string][2]docset{"word": {all.whole.tier[tier], few.whole.tier[tier]}, "beginning": {all.tiers.tier[tier], few.tiers.tier[tier]}} {
				want := s.docs()
				want.or(c[0])
				want.and(docs)
				if got := slices.Collect(c[1].all()); !slices.Equal(got, slices.Collect(want.all())) {
					t.Fatalf("%q, %s in tier %d: %d documents, want %d", r.typed, name, tier, len(got), want.count())
				}
			}
		}
	}
}
