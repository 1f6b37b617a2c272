package search

import (
	"cmp"
	"slices"
	"strings"
)

// counts is how many documents have each value of a facet, by the value's number.
type counts []uint32

// counted is the counts of one facet over some documents.
type counted struct {
	counts
	listed bool // the values that any of the documents has are in the list
	list   []uint32
	sorted []frequent // kept for its room
}

// total counts over all documents.
func (f *facet) total(s *scratch) counts {
	c := s.counts(len(f.values))
	for v := range f.values {
		c[v] = uint32(f.values[v].docs.n)
	}
	return c
}

// What steps of counting take, in tenths of nanoseconds.
const (
	aWord     = 6  // of a bitmap
	aListed   = 8  // document in a list
	aDocument = 60 // wherever in memory it is
	aCode     = 23 // of it, where rows are few
	aValue    = 60 // of it, elsewhere
	manyRows  = 1 << 14
)

// count counts some facets over docs, n of the documents in all: of each facet the values that are the most frequent, or all
// if they are to be kept. There are two ways: to go over the documents and read what each has, or to go over the values and see
// what the documents of each share with docs, 64 at a time. Each facet is counted in the quicker, but documents that are gone
// over for one facet are there for the others too.
func (x *Index) count(facets []int, docs docset, n int, all bool, s *scratch) {
	fewer := min(n, len(x.documents)-n) // all less the others is as good
	width := docs.width()
	var read tally
	saved := 0
	var byDocument uint16
	for _, i := range facets {
		s.counted[i].listed = false
		one := x.facets[i].perDocument() * fewer
		if one < aValue*len(x.facets[i].values) {
			byDocument |= 1 << i
			saved = fewer * aDocument
			continue
		}
		if more := x.facets[i].perValue(width, n, len(x.documents), all, s) - one; more > 0 {
			byDocument |= 1 << i
			saved += more
		}
	}
	for _, i := range facets {
		if byDocument>>i&1 != 0 && saved >= fewer*aDocument {
			read.add(x.facets[i], fewer, &s.counted[i], s)
		} else {
			s.counted[i].counts = x.facets[i].byValue(docs, all, s)
		}
	}
	switch {
	case len(read.facets) == 0:
	case n == fewer:
		read.over(docs)
	default:
		rest := s.docs()
		rest.orBits(x.present)
		rest.andNot(docs)
		read.over(rest)
		read.without(s)
	}
}

// perDocument is what reading a document takes, once it is there.
func (f *facet) perDocument() int {
	if len(f.rows) < manyRows {
		return aCode
	}
	return aValue
}

// perValue is what counting value by value takes, over n documents of all.
func (f *facet) perValue(width, n, numbers int, all bool, s *scratch) (cost int) {
	least := 0
	if !all && len(f.values) > CountedValues {
		var most [CountedValues]frequent
		if found := f.most(f.total(s), &most); found == CountedValues {
			least = most[found-1].n() * n / numbers * 4 / 5 // a fifth less than is to be expected
		}
	}
	for v := range f.values {
		switch docs := &f.values[v].docs; {
		case docs.n < least:
		case docs.bits != nil:
			cost += aWord * width
		default:
			cost += aListed * docs.n
		}
	}
	return cost
}

// byValue counts all values, or those that are the most frequent: a value has no more of docs than of all documents, so that
// most values of many need not be counted to see that they are not.
func (f *facet) byValue(docs docset, all bool, s *scratch) counts {
	c, least := s.counts(len(f.values)), 1
	if !all && len(f.values) > CountedValues {
		least = f.likely(docs, c, s)
	}
	for v := range f.values {
		if of := &f.values[v].docs; of.n >= least && c[v] == 0 {
			c[v] = uint32(of.common(docs))
		}
	}
	return c
}

// likely counts the values that are the most frequent of all, and returns how many documents another must have to be shown.
func (f *facet) likely(docs docset, into counts, s *scratch) (least int) {
	var most [CountedValues]frequent
	found := f.most(f.total(s), &most)
	least = docs.count()
	for _, m := range most[:found] {
		v := f.value(m)
		into[v] = uint32(f.values[v].docs.common(docs))
		least = min(least, int(into[v]))
	}
	return max(least, 1)
}

// best appends the most frequent values to those of other facets, and those chosen whatever their count.
func (f *facet) best(into []Count, c *counted, chosen []string) []Count {
	var most [CountedValues]frequent
	from := len(into)
	for _, m := range most[:f.top(c, &most)] {
		into = append(into, Count{f.values[f.value(m)].text, m.n()})
	}
	for _, text := range chosen {
		best := into[from:]
		if slices.ContainsFunc(best, func(c Count) bool { return c.Value == text }) {
			continue
		}
		n := 0
		if v, ok := f.numbers[text]; ok && int(v) < len(c.counts) {
			n = int(c.counts[v])
		}
		into = append(into[:from], insert(best, Count{text, n}, len(best)+1, compareCounts)...)
	}
	return into
}

func compareCounts(a, b Count) int {
	if a.N != b.N {
		return cmp.Compare(b.N, a.N)
	}
	return strings.Compare(a.Value, b.Value)
}

// insert puts e where it belongs in a sorted list, and lets what falls off the end of a list of limit go.
func insert[E any](list []E, e E, limit int, compare func(a, b E) int) []E {
	at, _ := slices.BinarySearchFunc(list, e, compare)
	if at >= limit {
		return list
	}
	if len(list) == limit {
		list = list[:limit-1]
	}
	return slices.Insert(list, at, e)
}
