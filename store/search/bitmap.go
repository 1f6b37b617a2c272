package search

import (
	"iter"
	"math/bits"
)

// bitmap is a set of document numbers, one bit each. What lies beyond its end is not in it, so that two of different
// ages go together: whoever combines them does not care which one was made when there were fewer documents.
type bitmap []uint64

func (b bitmap) has(n uint32) bool {
	i := int(n >> 6)
	return i < len(b) && b[i]>>(n&63)&1 != 0
}

func (b bitmap) put(n uint32)  { b[n>>6] |= 1 << (n & 63) }
func (b bitmap) drop(n uint32) { b[n>>6] &^= 1 << (n & 63) }

// grown returns b with room for n.
func (b bitmap) grown(n uint32) bitmap {
	for int(n>>6) >= len(b) {
		b = append(b, 0)
	}
	return b
}

func (b bitmap) count() (n int) {
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

func (b bitmap) or(o bitmap) {
	for i, w := range o[:min(len(b), len(o))] {
		b[i] |= w
	}
}

// fill puts the first n in.
func (b bitmap) fill(n int) {
	for i := range b[:n>>6] {
		b[i] = ^uint64(0)
	}
	if n&63 != 0 {
		b[n>>6] |= 1<<(n&63) - 1
	}
}

// common counts what two bitmaps share.
func (b bitmap) common(o bitmap) (n int) {
	o = o[:min(len(b), len(o))]
	for i, w := range o {
		n += bits.OnesCount64(w & b[i])
	}
	return n
}

// all yields the numbers in ascending order.
func (b bitmap) all() iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		for i, w := range b {
			for ; w != 0; w &= w - 1 {
				if !yield(uint32(i)<<6 | uint32(bits.TrailingZeros64(w))) {
					return
				}
			}
		}
	}
}
