package search

import (
	"cmp"
	"math/bits"
	"slices"
	"sort"
)

// order is document numbers in one order, in chunks short enough to insert into.
type order struct {
	chunks  [][]uint32
	compare func(a, b uint32) int // total: 0 only for a document and itself
	rough   func(n uint32) uint64 // a number that is smaller only if the document is before, and looks no further than at it
}

const longestChunk = 512

// seek returns the chunk and the place in it where n is, or would be.
func (o *order) seek(n uint32) (chunk, at int) {
	chunk = sort.Search(len(o.chunks), func(i int) bool {
		c := o.chunks[i]
		return o.compare(c[len(c)-1], n) >= 0
	})
	if chunk == len(o.chunks) {
		return chunk, 0
	}
	c := o.chunks[chunk]
	return chunk, sort.Search(len(c), func(i int) bool { return o.compare(c[i], n) >= 0 })
}

func (o *order) insert(n uint32) {
	i, at := o.seek(n)
	if i == len(o.chunks) {
		if i == 0 {
			o.chunks = [][]uint32{{n}}
			return
		}
		i, at = i-1, len(o.chunks[i-1])
	}
	c := slices.Insert(o.chunks[i], at, n)
	o.chunks[i] = c
	if half := longestChunk / 2; len(c) > longestChunk {
		o.chunks[i] = slices.Clone(c[:half])
		o.chunks = slices.Insert(o.chunks, i+1, slices.Clone(c[half:]))
	}
}

// remove takes n out, which has to be told before what it is ordered by changes.
func (o *order) remove(n uint32) {
	i, at := o.seek(n)
	o.chunks[i] = slices.Delete(o.chunks[i], at, at+1)
	if len(o.chunks[i]) == 0 {
		o.chunks = slices.Delete(o.chunks, i, i+1)
	}
}

// window returns the documents [offset, offset+limit) of the whole order.
func (o *order) window(offset, limit int) (window []uint32) {
	for _, c := range o.chunks {
		if offset >= len(c) {
			offset -= len(c)
			continue
		}
		take := min(len(c)-offset, limit-len(window))
		window = append(window, c[offset:offset+take]...)
		if offset = 0; len(window) == limit {
			break
		}
	}
	return window
}

// pick returns [offset, offset+limit) of the n documents in docs, of all numbers in use. It either walks the order until it
// has met enough of them, which is quick when they are many, or sorts them out, which is quick when they are few.
func (o *order) pick(docs docset, n, numbers, offset, limit int) []uint32 {
	limit = min(limit, n-offset)
	if limit <= 0 {
		return nil
	}
	upTo := offset + limit
	walk := min(numbers, upTo*numbers/n)
	switch sorting := n * bits.Len(uint(n)); {
	case upTo <= longestChunk && walk > lookedAt*n:
		return o.sift(docs, upTo)[offset:]
	case walk > 20*sorting:
		return slices.SortedFunc(docs.all(), o.compare)[offset:upTo]
	default:
		return o.meet(docs, offset, limit)
	}
}

// lookedAt is how many documents are passed in an order in the time that looking at one anywhere in memory takes.
const lookedAt = 8

func (o *order) meet(docs docset, offset, limit int) (met []uint32) {
	for _, c := range o.chunks {
		for _, n := range c {
			if !docs.has(n) {
				continue
			}
			if offset--; offset >= 0 {
				continue
			}
			if met = append(met, n); len(met) == limit {
				return met
			}
		}
	}
	return met
}

// sifted is a document on its way through a sieve.
type sifted struct {
	rough uint64
	n     uint32
}

// sift returns the first few documents. Most are told apart by what lies beside each other, not by the documents themselves.
func (o *order) sift(docs docset, few int) []uint32 {
	first := make([]sifted, 0, few+1)
	compare := func(a, b sifted) int {
		if a.rough != b.rough {
			return cmp.Compare(a.rough, b.rough)
		}
		return o.compare(a.n, b.n)
	}
	for n := range docs.all() {
		if one := (sifted{o.rough(n), n}); len(first) < few || compare(one, first[few-1]) < 0 {
			first = insert(first, one, few, compare)
		}
	}
	numbers := make([]uint32, len(first))
	for i, one := range first {
		numbers[i] = one.n
	}
	return numbers
}
