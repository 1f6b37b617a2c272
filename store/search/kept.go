package search

import (
	"slices"
	"strings"
	"sync"
)

// kept is the answers to beginnings of words that are dear to find: "a" is every word that begins with it, and most of the
// documents. Those of the first letters that are the dearest stand: they are there from the start on, see stand. Of others their
// first asker pays. From then on each change of a document changes them too, so that they are never stale.
//
// A search adds to it while others search, under its own lock; changes to documents exclude searches.
type kept struct {
	mu       sync.Mutex
	from     int // documents and words it takes to find out from which on an answer is kept
	prefixes map[string]*prefix
	longest  int // bytes of the longest prefix
	asked    int // how often any was asked for

	was, is answers // of the change under way; kept for their room
}

// prefix is the answer to one beginning. Searches that go on beside each other may add to it, under the lock.
type prefix struct {
	n      int // documents
	front  front
	counts []counts    // by facet; nil until asked for: what is typed beside another word, or filtered, needs none
	tiers  *[tiers]set // documents by the best tier of the words that begin with it; nil of one that stands, until asked for
	stands bool        // it is let go no more, but for its tiers
	asked  int         // when, in askings
}

const (
	keepFrom = 4096 // below, finding out again costs about 0.1 ms
	keepRoom = 160  // bytes a document that all that may be let go may take
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

// documents returns those of an answer, if they are there.
func (k *kept) documents(p *prefix) *[tiers]set {
	k.mu.Lock()
	defer k.mu.Unlock()
	return p.tiers
}

// frontOf returns the front of an answer.
func (k *kept) frontOf(p *prefix) front {
	k.mu.Lock()
	defer k.mu.Unlock()
	return p.front
}

// renew makes the front of an answer anew if too many have left it.
func (k *kept) renew(p *prefix, front func() front) {
	if len(k.frontOf(p)) >= min(p.n, frontLeast) {
		return
	}
	f := front()
	k.mu.Lock()
	defer k.mu.Unlock()
	p.front = f
}

// put keeps an answer, or adds to it the documents it did not have, and lets those go that were not asked for longest if they
// take too much.
func (k *kept) put(text string, p *prefix, documents int) *prefix {
	k.mu.Lock()
	defer k.mu.Unlock()
	if there := k.prefixes[text]; there != nil {
		there.tiers, there.front = p.tiers, p.front
		p = there
	}
	k.asked++
	p.asked = k.asked
	k.prefixes[text] = p
	k.longest = max(k.longest, len(text))
	k.shrink(documents)
	return p
}

// copied returns an answer as it is now, while searches may add to it.
func (k *kept) copied(p *prefix) prefix {
	k.mu.Lock()
	defer k.mu.Unlock()
	c := *p
	c.counts = slices.Clone(p.counts)
	return c
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
		p := k.prefixes[oldest]
		bytes -= p.bytes()
		if p.tiers = nil; !p.stands {
			delete(k.prefixes, oldest)
		}
	}
}

// oldest returns what may go first, or nothing.
func (k *kept) oldest() (oldest string) {
	first := k.asked + 1
	for text, p := range k.prefixes {
		if !always(text) && p.tiers != nil && p.asked < first {
			oldest, first = text, p.asked
		}
	}
	return oldest
}

// bytes is what an answer takes that may be let go.
func (p *prefix) bytes() (n int) {
	for t := 0; p.tiers != nil && t < tiers; t++ {
		n += p.tiers[t].bytes()
	}
	if p.stands {
		return n
	}
	for _, c := range p.counts {
		n += 4 * cap(c)
	}
	return n + 8*cap(p.front) + 500 // and itself
}

// keep keeps what was found for a beginning.
func (x *Index) keep(typed string, h *hits, s *scratch) *prefix {
	docs := s.docs()
	h.tiers.into(docs)
	return x.kept.put(strings.Clone(typed), x.answer(h, docs, s), len(x.documents))
}

// answer makes an answer of what was found, but for the counts.
func (x *Index) answer(h *hits, docs docset, s *scratch) *prefix {
	p := &prefix{n: docs.count(), front: x.front(h, docs, s), counts: make([]counts, len(x.facets)), tiers: new([tiers]set)}
	for t, tier := range h.tiers.tier {
		p.tiers[t] = newSet(tier, len(x.documents))
	}
	return p
}

// counts gives s the counts of an answer, and reports whether they are there.
func (k *kept) counts(p *prefix, s *scratch) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	for i, c := range p.counts {
		if s.counted[i].counts, s.counted[i].listed = c, false; c == nil {
			return false
		}
	}
	return true
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
