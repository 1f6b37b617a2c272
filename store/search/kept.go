package search

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// kept is the answers to beginnings of words that are dear to find: "a" is every word that begins with it, and most of the
// documents. Single letters, the dearest and always asked for first, are kept from the first document on; for others their
// first asker pays. From then on each change of a document changes them too, so they are never stale, and a start has
// nothing to compute in advance.
//
// A search adds to it while others search, under its own lock; changes to documents exclude searches.
type kept struct {
	mu       sync.Mutex
	from     int // documents and words it takes to find out from which on an answer is kept
	prefixes map[string]*prefix
	longest  int // bytes of the longest prefix
	asked    int // how often any was asked for

	touched map[*prefix]int // of the change under way; kept for its room
}

// prefix is the answer to one beginning.
type prefix struct {
	tiers  [tiers]set // documents by the best tier of the words that begin with it
	counts []counts   // by facet; nil until asked for: what is typed beside another word, or filtered, needs none
	asked  int        // when, in askings
}

const (
	keepFrom = 4096 // below, finding out again costs about 0.1 ms
	keepRoom = 160  // bytes a document that all of it may take
)

// get returns the answer to a beginning, or nil.
func (k *kept) get(text string) *prefix {
	k.mu.Lock()
	defer k.mu.Unlock()
	p := k.prefixes[text]
	if p != nil {
		k.asked++
		p.asked = k.asked
	}
	return p
}

// put keeps an answer, and lets those go that were not asked for longest if they take too much.
func (k *kept) put(text string, p *prefix, documents int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.asked++
	p.asked = k.asked
	k.prefixes[text] = p
	k.longest = max(k.longest, len(text))
	k.shrink(documents)
}

// shrink lets answers go until the others have room.
func (k *kept) shrink(documents int) {
	bytes := 0
	for _, p := range k.prefixes {
		bytes += p.bytes()
	}
	for bytes > documents*keepRoom {
		oldest := k.oldest()
		if oldest == "" {
			return
		}
		bytes -= k.prefixes[oldest].bytes()
		delete(k.prefixes, oldest)
	}
}

// oldest returns what may go first, or nothing.
func (k *kept) oldest() (oldest string) {
	first := k.asked + 1
	for text, p := range k.prefixes {
		if !always(text) && p.asked < first {
			oldest, first = text, p.asked
		}
	}
	return oldest
}

func (p *prefix) bytes() (n int) {
	for t := range p.tiers {
		n += p.tiers[t].bytes()
	}
	for _, c := range p.counts {
		n += 4 * cap(c)
	}
	return n + 500 // and itself
}

// leave takes document n, as it is, out of all answers.
func (k *kept) leave(x *Index, n uint32) {
	for p, tier := range k.answers(x, n) {
		p.tiers[tier].remove(n, len(x.documents))
		x.tally(p, n, ^uint32(0)) // less one
	}
}

// join puts document n, as it is, into all answers.
func (k *kept) join(x *Index, n uint32) {
	for p, tier := range k.answers(x, n) {
		p.tiers[tier].add(n, len(x.documents))
		x.tally(p, n, 1)
	}
}

// answers returns the answers that a document is in, with its best tier.
func (k *kept) answers(x *Index, n uint32) map[*prefix]int {
	found := k.touched
	clear(found)
	for t := range x.documents[n].terms.all() {
		text := x.dictionary.terms[t.number()].text
		for i := 1; i <= min(len(text), k.longest); i++ {
			p := k.answer(text[:i], len(x.facets))
			if p == nil {
				continue
			}
			if tier, ok := found[p]; !ok || t.tier() < tier {
				found[p] = t.tier()
			}
		}
	}
	return found
}

// answer returns what is kept for a beginning, or nil, and begins with those always kept.
func (k *kept) answer(text string, facets int) *prefix {
	p := k.prefixes[text]
	if p == nil && always(text) {
		p = &prefix{counts: make([]counts, facets)}
		for i := range p.counts {
			p.counts[i] = counts{}
		}
		k.prefixes[strings.Clone(text)] = p
	}
	return p
}

// always reports beginnings that are kept always: one letter or digit. Those of other scripts are thousands, and rarely dear.
func always(text string) bool { return len(text) == 1 && text > afterMark && text[0] < utf8.RuneSelf }

// tally adds to the counts of the values that document n has.
func (x *Index) tally(p *prefix, n, add uint32) {
	var few [8]uint32
	for i, f := range x.facets {
		if p.counts[i] == nil {
			continue
		}
		for _, v := range f.of(n, few[:0]) {
			for int(v) >= len(p.counts[i]) {
				p.counts[i] = append(p.counts[i], 0)
			}
			p.counts[i][v] += add
		}
	}
}

// keep keeps what was found for a beginning.
func (x *Index) keep(typed string, h *hits) *prefix {
	p := &prefix{counts: make([]counts, len(x.facets))}
	for t, tier := range h.tiers.tier {
		p.tiers[t] = newSet(tier.words, len(x.documents))
	}
	x.kept.put(strings.Clone(typed), p, len(x.documents))
	return p
}

// counted gives s the counts of some facets over the documents of a beginning, which their first asker counts.
func (k *kept) counted(p *prefix, facets []int, s *scratch, documents int, count func(facets []int)) {
	var missing []int
	k.mu.Lock()
	for _, i := range facets {
		if s.counted[i].counts, s.counted[i].listed = p.counts[i], false; p.counts[i] == nil {
			missing = append(missing, i)
		}
	}
	k.mu.Unlock()
	if missing == nil {
		return
	}
	count(missing)
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, i := range missing {
		p.counts[i] = slices.Clone(s.counted[i].counts)
	}
	k.shrink(documents)
}
