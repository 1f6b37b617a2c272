package search

import (
	"iter"
	"math/bits"
)

// docset is the documents of one step of a search: a bitmap, and a bitmap of it that says which of its words to look at. Most
// searches find few of many documents, and should not have to go over the others at every step.
type docset struct {
	words bitmap
	spans bitmap // a bit a word: where it is 0 so is the word
}

func newDocset(numbers int) docset {
	words := (numbers + 63) / 64
	return docset{make(bitmap, words), make(bitmap, (words+63)/64)}
}

// none reports whether there never was a set.
func (d docset) none() bool { return d.words == nil }

func (d docset) has(n uint32) bool { return d.words.has(n) }

func (d docset) put(n uint32) {
	d.words[n>>6] |= 1 << (n & 63)
	d.spans[n>>12] |= 1 << (n >> 6 & 63)
}

// putAll puts in a list. One that is long leaves few words 0, so that it is not noted which: that takes as long as the rest.
func (d docset) putAll(list []uint32) {
	if 4*len(list) < len(d.words) {
		for _, n := range list {
			d.put(n)
		}
		return
	}
	for _, n := range list {
		d.words[n>>6] |= 1 << (n & 63)
	}
	d.spans.fill(len(d.words))
}

// mostOfSpan is from how many words of a span on it is quicker to look at all of them than to look which.
const mostOfSpan = 24

// width is how many words there are to look at.
func (d docset) width() int { return d.spans.count() }

// empty reports whether there is nothing in it, which is known where words that became 0 were forgotten.
func (d docset) empty() bool {
	for _, span := range d.spans {
		if span != 0 {
			return false
		}
	}
	return true
}

func (d docset) clear() {
	for i, span := range d.spans {
		if span == ^uint64(0) {
			clear(d.words[i<<6 : i<<6+64])
			span = 0
		}
		for ; span != 0; span &= span - 1 {
			d.words[first(i, span)] = 0
		}
		d.spans[i] = 0
	}
}

// first is the first word of a span.
func first(i int, span uint64) int { return i<<6 | bits.TrailingZeros64(span) }

func (d docset) count() (n int) {
	for i, span := range d.spans {
		if span == ^uint64(0) {
			n += d.words[i<<6 : i<<6+64].count()
			continue
		}
		for ; span != 0; span &= span - 1 {
			n += bits.OnesCount64(d.words[first(i, span)])
		}
	}
	return n
}

func (d docset) or(o docset) {
	for i, span := range o.spans[:min(len(d.spans), len(o.spans))] {
		d.spans[i] |= span
		if span == ^uint64(0) {
			d.words[i<<6 : i<<6+64].or(o.words[i<<6 : i<<6+64])
			continue
		}
		for ; span != 0; span &= span - 1 {
			at := first(i, span)
			d.words[at] |= o.words[at]
		}
	}
}

// orBits adds what may be anywhere.
func (d docset) orBits(b bitmap) {
	d.words.or(b)
	d.spans.fill(min(len(b), len(d.words)))
}

func (d docset) and(o docset) {
	for i, span := range d.spans {
		for ; span != 0; span &= span - 1 {
			at := first(i, span)
			d.words[at] &= o.at(at)
			d.settle(at)
		}
	}
}

// at returns a word, which is 0 beyond the end.
func (d docset) at(word int) uint64 {
	if word >= len(d.words) {
		return 0
	}
	return d.words[word]
}

// settle forgets a word that became 0.
func (d docset) settle(word int) {
	if d.words[word] == 0 {
		d.spans.drop(uint32(word))
	}
}

func (d docset) andNot(o docset) {
	for i, span := range d.spans[:min(len(d.spans), len(o.spans))] {
		for span &= o.spans[i]; span != 0; span &= span - 1 {
			at := first(i, span)
			d.words[at] &^= o.words[at]
			d.settle(at)
		}
	}
}

// intersect makes d, which is as large as any, what two others share.
func (d docset) intersect(one, other docset) {
	d.clear()
	for i, span := range one.spans[:min(len(one.spans), len(other.spans))] {
		for span &= other.spans[i]; span != 0; span &= span - 1 {
			at := first(i, span)
			if w := one.words[at] & other.words[at]; w != 0 {
				d.words[at] = w
				d.spans.put(uint32(at))
			}
		}
	}
}

// except makes d, which is as large as any, what one has and another does not.
func (d docset) except(one, other docset) {
	d.clear()
	for i, span := range one.spans {
		for ; span != 0; span &= span - 1 {
			at := first(i, span)
			if w := one.words[at] &^ other.at(at); w != 0 {
				d.words[at] = w
				d.spans.put(uint32(at))
			}
		}
	}
}

// common counts what d shares with a bitmap.
func (d docset) common(b bitmap) (n int) {
	for i, span := range d.spans {
		if i<<6 >= len(b) {
			break
		}
		if bits.OnesCount64(span) > mostOfSpan && i<<6+64 <= len(b) {
			n += d.words[i<<6 : i<<6+64].common(b[i<<6 : i<<6+64])
			continue
		}
		for ; span != 0; span &= span - 1 {
			if at := first(i, span); at < len(b) {
				n += bits.OnesCount64(d.words[at] & b[at])
			}
		}
	}
	return n
}

// all yields the numbers in ascending order.
func (d docset) all() iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		for i, span := range d.spans {
			for ; span != 0; span &= span - 1 {
				at := first(i, span)
				for w := d.words[at]; w != 0; w &= w - 1 {
					if !yield(uint32(at)<<6 | uint32(bits.TrailingZeros64(w))) {
						return
					}
				}
			}
		}
	}
}
