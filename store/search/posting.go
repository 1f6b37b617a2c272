package search

import "slices"

// tiers is how many qualities of field there are: names, tags, summaries, descriptions.
const tiers = 4

// tiered is a document number and the best tier in which the document has a word: number<<2 | tier. Being sorted by it is
// being sorted by document.
type tiered uint32

func pair(n uint32, tier int) tiered { return tiered(n<<2 | uint32(tier)) }

func (t tiered) number() uint32 { return uint32(t >> 2) }
func (t tiered) tier() int      { return int(t & 3) }

// posting is the documents that have one word, each with the best tier it has it in. Most words are rare, so the first
// few documents are one short list; a frequent word has one set a tier.
type posting struct {
	few  []tiered
	many *[tiers]set // instead of few
}

const fewest = 64 // documents that are few

func (p *posting) len() int {
	if p.many == nil {
		return len(p.few)
	}
	n := 0
	for t := range p.many {
		n += p.many[t].n
	}
	return n
}

// add puts a document in that is not in it yet.
func (p *posting) add(d tiered, numbers int) {
	if p.many == nil && len(p.few) < fewest {
		at, _ := search(p.few, d)
		p.few = insertAt(p.few, at, d)
		return
	}
	if p.many == nil {
		p.many = new([tiers]set)
		for _, f := range p.few {
			p.many[f.tier()].add(f.number(), numbers)
		}
		p.few = nil
	}
	p.many[d.tier()].add(d.number(), numbers)
}

// remove takes a document out that is in it.
func (p *posting) remove(d tiered, numbers int) {
	if p.many == nil {
		at, _ := slices.BinarySearch(p.few, d)
		p.few = removeAt(p.few, at)
		return
	}
	p.many[d.tier()].remove(d.number(), numbers)
	if p.len() < fewest/2 {
		p.toFew()
	}
}

func (p *posting) toFew() {
	for t := range p.many {
		p.many[t].toList()
		for _, n := range p.many[t].list {
			p.few = append(p.few, pair(n, t))
		}
	}
	slices.Sort(p.few)
	p.many = nil
}

// into adds every document to the plane of its tier.
func (p *posting) into(planes *planes) {
	for _, d := range p.few {
		planes.of(d.tier()).put(d.number())
	}
	if p.many == nil {
		return
	}
	for t := range p.many {
		if p.many[t].n > 0 {
			p.many[t].into(planes.of(t))
		}
	}
}

// common counts the documents that are in docs too.
func (p *posting) common(docs docset) (n int) {
	for _, d := range p.few {
		if docs.has(d.number()) {
			n++
		}
	}
	for t := 0; p.many != nil && t < tiers; t++ {
		n += p.many[t].common(docs)
	}
	return n
}
