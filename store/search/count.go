package search

import (
	"cmp"
	"slices"
	"strings"
)

// counts is how many documents have each value of a facet, by the value's number.
type counts []uint32

// total counts over all documents.
func (f *facet) total(s *scratch) counts {
	c := s.counts(len(f.values))
	for v := range f.values {
		c[v] = uint32(f.values[v].docs.n)
	}
	return c
}

// fewValues is up to how many values a facet may be counted value by value: with more, going over the values costs more
// than going over the documents.
const fewValues = 256

// wordsADocument is how many words of a bitmap are counted in the time that reading the values of a document takes, which is
// mostly the time until memory answers: measured from 4, where most documents are read, to 25, where one in a thousand is.
const wordsADocument = 12

// counted counts over docs, n of the documents in all. There are two ways: to go over the documents and read the values of
// each, or to go over the values and count what the documents of each share with docs, 64 at a time.
func (f *facet) counted(docs docset, all bitmap, n int, s *scratch) counts {
	switch {
	case len(f.values) <= fewValues && len(f.values)*docs.width() < wordsADocument*min(n, s.numbers-n):
		return f.byValue(docs, s)
	case 2*n > s.numbers: // most: count the others
		return f.without(docs, all, s)
	default:
		c := s.counts(len(f.values))
		f.count(docs, c)
		return c
	}
}

func (f *facet) byValue(docs docset, s *scratch) counts {
	c := s.counts(len(f.values))
	for v := range f.values {
		c[v] = uint32(f.values[v].docs.common(docs))
	}
	return c
}

// without counts what docs have as all less what the others have.
func (f *facet) without(docs docset, all bitmap, s *scratch) counts {
	others := s.docs()
	others.orBits(all)
	others.andNot(docs)
	rest, c := s.counts(len(f.values)), f.total(s)
	f.count(others, rest)
	for v := range c {
		c[v] -= rest[v]
	}
	return c
}

// best returns the most frequent values, and those chosen whatever their count.
func (f *facet) best(c counts, chosen []string) []Count {
	var most [CountedValues]frequent
	n := f.most(c, &most)
	best := make([]Count, n, n+len(chosen))
	for i, m := range most[:n] {
		best[i] = Count{f.values[m.value].text, int(m.n)}
	}
	for _, text := range chosen {
		if slices.ContainsFunc(best, func(c Count) bool { return c.Value == text }) {
			continue
		}
		n := 0
		if v, ok := f.numbers[text]; ok && int(v) < len(c) {
			n = int(c[v])
		}
		best = insert(best, Count{text, n}, len(best)+1, compareCounts)
	}
	return best
}

// frequent is a value and how many have it.
type frequent struct{ value, n uint32 }

// most finds the most frequent values, and returns how many there are. It meets them in the order of their texts, so that
// of those as frequent the first is there already, and no texts are compared.
func (f *facet) most(c counts, most *[CountedValues]frequent) (found int) {
	for _, v := range f.byText {
		if int(v) >= len(c) || c[v] == 0 || found == len(most) && c[v] <= most[found-1].n {
			continue
		}
		if found < len(most) {
			found++
		}
		i := found - 1
		for ; i > 0 && most[i-1].n < c[v]; i-- {
			most[i] = most[i-1]
		}
		most[i] = frequent{v, c[v]}
	}
	return found
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
