package search

// slab hands out short lists of known lengths out of long ones: an index that is made at once has a million of them, and
// each by itself would cost the allocator and the collector more than it holds.
type slab[E any] struct{ rest []E }

const slabLength = 1 << 14

// take returns an empty list with room for exactly n.
func (s *slab[E]) take(n int) []E {
	if n > slabLength/8 {
		return make([]E, 0, n)
	}
	if n > len(s.rest) {
		s.rest = make([]E, slabLength)
	}
	list := s.rest[:0:n]
	s.rest = s.rest[n:]
	return list
}
