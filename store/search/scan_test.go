package search

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

func TestAnswersLikeAFullScan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		h := newHistory(func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "choice") }, 12)
		for range h.choose(20) {
			h.change()
			h.restart(t)
			h.check(t)
		}
	})
}

// TestAnswersLikeAFullScanWhenLarge has enough documents that lists become bitmaps and back, leaves split, and answers are kept.
func TestAnswersLikeAFullScanWhenLarge(t *testing.T) {
	t.Parallel()
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(seed, 1))
			h := newHistory(random.IntN, 1500)
			for range 2500 {
				h.change()
			}
			for range 60 {
				h.restart(t)
				h.check(t)
				for range h.choose(10) {
					h.change()
				}
			}
			for n := range h.keys { // back to nothing
				k := Key{3: byte(n), 7: byte(n >> 8)}
				h.index.Delete(k)
				h.oracle.Delete(k)
				if n%400 == 0 {
					h.check(t)
				}
			}
			h.index.consistent(t)
		})
	}
}

// consistent checks that nothing is left behind when all documents are gone.
func (x *Index) consistent(t *testing.T) {
	if x.dictionary.hashes.n != 0 || len(x.dictionary.leaves) != 0 || len(x.dictionary.free) != len(x.dictionary.terms) {
		t.Errorf("the dictionary keeps %d terms in %d leaves", x.dictionary.hashes.n, len(x.dictionary.leaves))
	}
	for _, f := range x.facets {
		if len(f.numbers) != 0 {
			t.Errorf("facet %s keeps %d values", f.name, len(f.numbers))
		}
	}
	for text, p := range x.kept.prefixes {
		if p.n != 0 || len(p.front) != 0 {
			t.Errorf("%q is kept with %d documents, of which %d are the first", text, p.n, len(p.front))
		}
		for tier := 0; p.tiers != nil && tier < tiers; tier++ {
			if p.tiers[tier].n != 0 {
				t.Errorf("%q is kept with %d documents in tier %d", text, p.tiers[tier].n, tier)
			}
		}
	}
}

func FuzzAnswersLikeAFullScan(f *testing.F) {
	f.Add([]byte("any history"))
	f.Add([]byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255, 254, 253})
	f.Fuzz(func(t *testing.T, steps []byte) {
		h := newHistory(func(n int) int {
			if len(steps) == 0 {
				return 0
			}
			b := int(steps[0])
			steps = steps[1:]
			return b % n
		}, 9)
		for len(steps) > 0 {
			h.change()
			h.restart(t)
			h.check(t)
		}
	})
}
