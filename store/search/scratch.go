package search

// scratch is the working memory of one search: bitmaps over all document numbers. It is used again, because at a million
// documents a search would otherwise leave a megabyte to collect.
type scratch struct {
	size  int // words a bitmap
	made  []bitmap
	taken int
	score []uint8
}

// reset readies the scratch for an index of so many document numbers.
func (s *scratch) reset(numbers int) {
	s.taken = 0
	if size := (numbers + 63) / 64; size != s.size {
		s.size, s.made, s.score = size, nil, nil
	}
}

// bitmap returns an empty bitmap, good until the next reset.
func (s *scratch) bitmap() bitmap {
	if s.taken == len(s.made) {
		s.made = append(s.made, make(bitmap, s.size))
	} else {
		clear(s.made[s.taken])
	}
	s.taken++
	return s.made[s.taken-1]
}

// release takes back all bitmaps handed out after the first n.
func (s *scratch) release(n int) { s.taken = n }

// scores returns a score for every document number, of unknown value.
func (s *scratch) scores() []uint8 {
	if s.score == nil {
		s.score = make([]uint8, s.size*64)
	}
	return s.score
}

// planes is one bitmap a tier, made when it is first needed: most words are in few tiers.
type planes struct {
	scratch *scratch
	tier    [tiers]bitmap
}

func (p *planes) of(tier int) bitmap {
	if p.tier[tier] == nil {
		p.tier[tier] = p.scratch.bitmap()
	}
	return p.tier[tier]
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
func (p *planes) into(b bitmap) {
	for _, plane := range p.tier {
		b.or(plane)
	}
}
