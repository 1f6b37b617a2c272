package search

import "slices"

// set is the documents that have one thing in common, in whichever form is smaller: a sorted list of their numbers, or a
// bitmap over all numbers in use once a list would be larger than that.
type set struct {
	list []uint32
	bits bitmap // instead of list
	n    int
}

// shortList is a length up to which a list is kept whatever a bitmap would take: below it converting costs more than it saves.
const shortList = 64

// add puts document n in, which is not in it; numbers is how many document numbers are in use.
func (s *set) add(n uint32, numbers int) {
	s.suit(numbers)
	s.n++
	if s.bits != nil {
		s.bits = s.bits.grown(n)
		s.bits.put(n)
		return
	}
	at, _ := search(s.list, n)
	s.list = insertAt(s.list, at, n)
}

// remove takes document n out, which is in it.
func (s *set) remove(n uint32, numbers int) {
	s.n--
	if s.bits == nil {
		at, _ := slices.BinarySearch(s.list, n)
		s.list = removeAt(s.list, at)
		return
	}
	s.bits.drop(n)
	s.suit(numbers)
}

// suit takes the form that is smaller. Between the two limits either will do, so that a set at the border does not flap.
func (s *set) suit(numbers int) {
	switch limit := max(shortList, numbers/32); {
	case s.bits == nil && s.n >= limit:
		s.toBitmap(numbers)
	case s.bits != nil && s.n < limit/2:
		s.toList()
	}
}

func (s *set) toBitmap(numbers int) {
	s.bits = make(bitmap, 0, (numbers+63)/64)
	for _, n := range s.list {
		s.bits = s.bits.grown(n)
		s.bits.put(n)
	}
	s.list = nil
}

func (s *set) toList() {
	if s.bits == nil {
		return
	}
	s.list = slices.AppendSeq(make([]uint32, 0, s.n), s.bits.all())
	s.bits = nil
}

// into adds the set to b, which has room for every number in use.
func (s *set) into(b docset) {
	b.orBits(s.bits)
	b.putAll(s.list)
}

// common counts what the set shares with b.
func (s *set) common(b docset) int {
	n := b.common(s.bits)
	for _, d := range s.list { // without asking each: half of the guesses of what it is would be wrong
		if i := int(d >> 6); i < len(b.words) {
			n += int(b.words[i] >> (d & 63) & 1)
		}
	}
	return n
}

// bytes is what the set takes, beside itself.
func (s *set) bytes() int { return 4*cap(s.list) + 8*cap(s.bits) }

// newSet returns the set of what is in d.
func newSet(d docset, numbers int) set {
	s := set{n: d.count()}
	if s.n >= max(shortList, numbers/32) {
		s.bits = slices.Clone(d.words)
		return s
	}
	s.list = slices.AppendSeq(make([]uint32, 0, s.n), d.all())
	return s
}
