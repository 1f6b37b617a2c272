package search

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestOrderPicksTheSameEitherWay takes windows out of sets of all sizes, so that an order is walked, sifted and sorted.
func TestOrderPicksTheSameEitherWay(t *testing.T) {
	t.Parallel()
	const numbers = 5000
	random := rand.New(rand.NewPCG(6, 6))
	rank := random.Perm(numbers)
	o := order{
		compare: func(a, b uint32) int { return cmp.Compare(rank[a], rank[b]) },
		rough:   func(n uint32) uint64 { return uint64(rank[n] / 7) },
	}
	for n := range uint32(numbers) {
		o.insert(n)
	}
	for _, size := range []int{1, 3, 40, 400, 1500, numbers} {
		docs := newDocset(numbers)
		var want []uint32
		for _, n := range random.Perm(numbers)[:size] {
			docs.put(uint32(n))
			want = append(want, uint32(n))
		}
		slices.SortFunc(want, o.compare)
		for _, offset := range []int{0, 1, 30, 390, 1400, 4990} {
			for _, limit := range []int{1, 50, 1000} {
				from := min(offset, size)
				got := o.pick(docs, size, numbers, offset, limit)
				if !slices.Equal(got, want[from:min(from+limit, size)]) {
					t.Errorf("%d of %d from %d: %d picked, or in another order", limit, size, offset, len(got))
				}
			}
		}
	}
	for _, c := range o.chunks {
		if len(c) > longestChunk {
			t.Errorf("a chunk has %d", len(c))
		}
	}
}
