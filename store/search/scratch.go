package search

// scratch is the working memory of one search. It is used again, because at a million documents every search would otherwise
// leave megabytes to collect. What is taken from it is good until the next reset.
type scratch struct {
	numbers int // of documents in use
	made    []docset
	inUse   int // of made
	tallies shelf[uint32]
	sets    shelf[wordset]
	bitmaps shelf[uint64]
	counted [maxFacets]counted // by facet
	best    []Count
}

// reset readies the scratch for an index of so many document numbers.
func (s *scratch) reset(numbers int) {
	s.numbers = numbers
	s.inUse, s.tallies.taken, s.sets.taken, s.bitmaps.taken = 0, 0, 0, 0
}

// docs returns an empty set for all documents. Of one that was used before only what was in it is cleared.
func (s *scratch) docs() docset {
	if s.inUse == len(s.made) {
		s.made = append(s.made, newDocset(s.numbers+s.numbers/8))
	}
	d := &s.made[s.inUse]
	s.inUse++
	d.clear()
	words := (s.numbers + 63) / 64
	if cap(d.words) < words {
		*d = newDocset(s.numbers + s.numbers/8)
	}
	d.words, d.spans = d.words[:words], d.spans[:(words+63)/64]
	return *d
}

// whole returns a bitmap as a set, to which nothing can be added.
func (s *scratch) whole(b bitmap) docset {
	d := s.docs()
	spans := d.spans[:(len(b)+63)/64]
	spans.fill(len(b))
	return docset{b, spans}
}

// wordsets returns no words for every document.
func (s *scratch) wordsets() []wordset { return s.sets.take(s.numbers) }

// terms returns an empty set for so many terms.
func (s *scratch) terms(n int) bitmap { return s.bitmaps.take((n + 63) / 64) }

// counts returns a count of 0 for every value.
func (s *scratch) counts(values int) counts { return s.tallies.take(values) }

// taken is how many sets were taken: handed to release, it gives back those taken since.
func (s *scratch) taken() int       { return s.inUse }
func (s *scratch) release(sets int) { s.inUse = sets }

// shelf is slices to use again.
type shelf[E any] struct {
	made  [][]E
	taken int
}

// take returns a slice of zeros.
func (s *shelf[E]) take(n int) []E {
	if s.taken == len(s.made) {
		s.made = append(s.made, nil)
	}
	e := &s.made[s.taken]
	s.taken++
	if cap(*e) < n {
		*e = make([]E, n, n+n/8)
		return *e
	}
	*e = (*e)[:n]
	clear(*e)
	return *e
}

// planes is one set a tier, made when it is first needed: most words are in few tiers.
type planes struct {
	scratch *scratch
	tier    [tiers]docset
}

func (p *planes) of(tier int) docset {
	if p.tier[tier].none() {
		p.tier[tier] = p.scratch.docs()
	}
	return p.tier[tier]
}

// share makes a set a plane of its own. Nothing may be put into it any more.
func (p *planes) share(tier int, s *set) {
	switch {
	case s.n == 0:
	case s.bits != nil:
		p.tier[tier] = p.scratch.whole(s.bits)
	default:
		s.into(p.of(tier))
	}
}

// empty reports whether nothing was ever put in.
func (p *planes) empty() bool {
	for _, plane := range p.tier {
		if !plane.none() {
			return false
		}
	}
	return true
}

// settle leaves every document in the best of its tiers only.
func (p *planes) settle() {
	for t := 1; t < tiers; t++ {
		for better := range t {
			p.tier[t].andNot(p.tier[better])
		}
	}
}

// into adds all documents to b.
func (p *planes) into(b docset) {
	for _, plane := range p.tier {
		b.or(plane)
	}
}
