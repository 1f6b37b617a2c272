package search

import "iter"

// scores ranks by the sum of how much better than in the worst class each word alone would be. A document's score is a number
// of which each plane has a bit, so that 64 documents are scored at once.
type scores [scoreBits]docset

const scoreBits = 7 // of at most 2*tiers-1 a word

// add adds to the score of each of docs how many classes there are below its own for a word: two a tier, and one for the whole.
func (c *scores) add(docs docset, h hits, s *scratch) {
	for bit := range c {
		if c[bit].none() {
			c[bit] = s.docs()
		}
	}
	tier, whole := &h.tiers.tier, &h.whole.tier
	for i, span := range docs.spans {
		for ; span != 0; span &= span - 1 {
			at := first(i, span)
			first, second, third := tier[0].at(at), tier[1].at(at), tier[2].at(at)
			c.sum(at, docs.words[at], [3]uint64{
				whole[0].at(at) | whole[1].at(at) | whole[2].at(at) | whole[3].at(at), first | third, first | second,
			})
		}
	}
}

// sum adds a number of three bits to each document of a word.
func (c *scores) sum(at int, docs uint64, bits [3]uint64) {
	carry := uint64(0)
	for bit := range c {
		more := uint64(0)
		if bit < len(bits) {
			more = bits[bit] & docs
		} else if carry == 0 {
			return
		}
		is := c[bit].words[at]
		c[bit].words[at] = is ^ more ^ carry
		c[bit].spans.put(uint32(at))
		carry = is&more | is&carry | more&carry
	}
}

func (c *scores) classes(rest docset, s *scratch) iter.Seq[docset] {
	return func(yield func(docset) bool) { c.descend(scoreBits, rest, s, yield) }
}

// descend yields the documents of a class by what is left of their scores, and reports whether it shall go on.
func (c *scores) descend(bits int, class docset, s *scratch, yield func(docset) bool) bool {
	if bits == 0 {
		return yield(class)
	}
	plane, taken := c[bits-1], s.taken()
	defer s.release(taken)
	part := s.docs()
	if part.intersect(class, plane); !part.empty() && !c.descend(bits-1, part, s, yield) {
		return false
	}
	part.except(class, plane)
	return part.empty() || c.descend(bits-1, part, s, yield)
}
