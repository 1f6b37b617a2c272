package search

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// drawn is a set of documents, many or few, made in either way, and the same as a list.
func drawn(random *rand.Rand, numbers int) (docset, []uint32) {
	d, bits := newDocset(numbers), make(bitmap, (numbers+63)/64)
	var list []uint32
	often := 1 + random.IntN(4)*random.IntN(400)
	for n := range uint32(numbers) {
		if random.IntN(often) == 0 {
			list = append(list, n)
			bits.put(n)
		}
	}
	if random.IntN(2) == 0 {
		d.orBits(bits)
		return d, list
	}
	for _, n := range list {
		d.put(n)
	}
	return d, list
}

func both(a, b []uint32, in bool) []uint32 {
	return slices.DeleteFunc(slices.Clone(a), func(n uint32) bool { return slices.Contains(b, n) != in })
}

// TestDocsetsAreSets compares what they do with the same done with lists, for sets of which one may be shorter.
func TestDocsetsAreSets(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(4, 4))
	const numbers = 9000
	same := func(what string, d docset, want []uint32) {
		t.Helper()
		if got := slices.Collect(d.all()); !slices.Equal(got, want) || d.count() != len(want) {
			t.Fatalf("%s: %d documents, counted %d, want %d", what, len(got), d.count(), len(want))
		}
	}
	for range 60 {
		a, listA := drawn(random, numbers)
		b, listB := drawn(random, numbers-random.IntN(2)*random.IntN(numbers))
		common := both(listA, listB, true)
		same("a", a, listA)
		if got := a.common(b.words); got != len(common) {
			t.Fatalf("common: %d documents, want %d", got, len(common))
		}
		c, _ := drawn(random, numbers)
		c.intersect(a, b)
		same("intersect", c, common)
		if c.empty() != (len(common) == 0) {
			t.Fatalf("%d documents are none: %v", len(common), c.empty())
		}
		c.except(a, b)
		same("except", c, both(listA, listB, false))
		c.clear()
		c.or(b)
		same("or", c, listB)
		c.clear()
		same("clear", c, nil)
		c.or(a)
		c.and(b)
		same("and", c, common)
		a.andNot(b)
		same("andNot", a, both(listA, listB, false))
	}
}
