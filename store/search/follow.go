package search

import (
	"strings"
	"unicode/utf8"
)

// answers is the answers that a document is in, with its class of relevance.
type answers map[*prefix]uint8

// leave takes document n, as it is, out of the answers that it was in, but for those in which nothing changes.
func (k *kept) leave(x *Index, n uint32, was, stays answers) {
	values := x.valued(n)
	for p, class := range was {
		if same, ok := stays[p]; ok && same == class {
			continue
		}
		if p.tiers != nil {
			p.tiers[class/2].remove(n, len(x.documents))
		}
		p.n--
		p.front.leaves(n)
		p.tally(values, ^uint32(0)) // less one
	}
}

// join puts document n, as it is, into the answers that it is in now, but for those in which nothing changes.
func (k *kept) join(x *Index, n uint32, is, stays answers) {
	values := x.valued(n)
	for p, class := range is {
		if same, ok := stays[p]; ok && same == class {
			continue
		}
		if p.tiers != nil {
			p.tiers[class/2].add(n, len(x.documents))
		}
		p.front.joins(x, ranked{n, class}, len(p.front) == p.n)
		p.n++
		p.tally(values, 1)
	}
}

// move does something that changes where document n belongs in the orders.
func (k *kept) move(x *Index, n uint32, move func()) {
	in := k.answers(x, x.documents[n].terms, &k.was)
	for p := range in {
		p.front.leaves(n)
	}
	move()
	for p, class := range in {
		p.front.joins(x, ranked{n, class}, len(p.front) == p.n-1)
	}
}

// answers returns the answers that a document of some terms is in, in a map that is used again.
func (k *kept) answers(x *Index, terms packed, into *answers) answers {
	if *into == nil {
		*into = answers{}
	}
	found := *into
	clear(found)
	for t := range terms.all() {
		text := x.dictionary.terms[t.number()].text
		for i := 1; i <= min(len(text), k.longest); i++ {
			p := k.answer(text[:i], len(x.facets))
			if p == nil {
				continue
			}
			class := classOf(t.tier(), i == len(text))
			if best, ok := found[p]; !ok || class < best {
				found[p] = class
			}
		}
	}
	return found
}

// answer returns what is kept for a beginning, or nil, and begins with those always kept.
func (k *kept) answer(text string, facets int) *prefix {
	p := k.prefixes[text]
	if p == nil && always(text) {
		p = &prefix{counts: make([]counts, facets), tiers: new([tiers]set), stands: true}
		for i := range p.counts {
			p.counts[i] = counts{}
		}
		k.prefixes[strings.Clone(text)] = p
	}
	return p
}

// always reports beginnings that are kept always: one letter or digit. Those of other scripts are thousands, and rarely dear.
func always(text string) bool { return len(text) == 1 && text > afterMark && text[0] < utf8.RuneSelf }

// valued is the values of a document, by facet.
func (x *Index) valued(n uint32) (values [maxFacets][]uint32) {
	for i, f := range x.facets {
		values[i] = f.of(n, nil)
	}
	return values
}

// tally adds to the counts of values.
func (p *prefix) tally(values [maxFacets][]uint32, add uint32) {
	for i := range p.counts {
		if p.counts[i] == nil {
			continue
		}
		for _, v := range values[i] {
			for int(v) >= len(p.counts[i]) {
				p.counts[i] = append(p.counts[i], 0)
			}
			p.counts[i][v] += add
		}
	}
}
