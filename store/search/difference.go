package search

import (
	"hash/maphash"
	"slices"
)

// Difference is a document that one index has otherwise than another.
type Difference struct {
	Key  Key
	What Aspect
}

// Aspect is in what they differ.
type Aspect string

// The aspects of a document. Of its texts an index keeps but the words.
const (
	Missing Aspect = "missing" // it is not there, and must be
	Extra   Aspect = "extra"   // it is there, and must not be
	Name    Aspect = "name"
	Created Aspect = "created"
	Used    Aspect = "used"
	Words   Aspect = "words" // or how well each stands for it
	Facets  Aspect = "facets"
)

// Differences tells which documents are not in the index as in another, which has the same facets: the first few, each once.
// How they came in makes no difference. Whether the lists by which documents are found go with them is told by
// [Index.Unsound].
func (x *Index) Differences(must *Index, most int) (found []Difference) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	must.mu.RLock()
	defer must.mu.RUnlock()
	seed := maphash.MakeSeed()
	c := contrast{x.traits(seed), must.traits(seed)}
	for n := range x.present.all() {
		key := x.documents[n].key
		what := Extra
		if m, ok := must.number(key); ok {
			what = c.differ(n, m)
		}
		if what != "" {
			found = append(found, Difference{key, what})
		}
		if len(found) >= most {
			return found
		}
	}
	there := make(map[Key]bool, len(x.documents))
	for n := range x.present.all() {
		there[x.documents[n].key] = true
	}
	for m := range must.present.all() {
		if key := must.documents[m].key; !there[key] && len(found) < most {
			found = append(found, Difference{key, Missing})
		}
	}
	return found
}

// traits are what documents of an index can be told apart by, whatever the numbers in it.
type traits struct {
	*Index
	terms  []uint64   // hashes, by number
	values [][]uint64 // the same, by facet
}

func (x *Index) traits(seed maphash.Seed) traits {
	t := traits{x, make([]uint64, len(x.dictionary.terms)), make([][]uint64, len(x.facets))}
	for n := range t.terms {
		t.terms[n] = maphash.String(seed, x.dictionary.terms[n].text)
	}
	for i, f := range x.facets {
		t.values[i] = make([]uint64, len(f.values))
		for v := range f.values {
			t.values[i][v] = maphash.String(seed, f.values[v].text)
		}
	}
	return t
}

// contrast holds an index against what it must be.
type contrast struct{ is, must traits }

// differ tells in what two documents differ, if they do.
func (c contrast) differ(n, m uint32) Aspect {
	a, b := &c.is.documents[n], &c.must.documents[m]
	switch {
	case a.name != b.name:
		return Name
	case a.created != b.created:
		return Created
	case a.used != b.used:
		return Used
	case c.is.words(n) != c.must.words(m):
		return Words
	}
	for i := range c.is.facets {
		if c.is.valued(i, n) != c.must.valued(i, m) {
			return Facets
		}
	}
	return ""
}

// words stands for the terms of a document, in whatever order.
func (t traits) words(n uint32) (all sum) {
	for term := range t.documents[n].terms.all() {
		all.add(t.terms[term.number()] + uint64(term.tier()))
	}
	return all
}

// valued stands for the values that a document has in a facet.
func (t traits) valued(facet int, n uint32) (all sum) {
	var few [8]uint32
	for _, v := range t.facets[facet].of(n, few[:0]) {
		all.add(t.values[facet][v])
	}
	return all
}

// sum stands for a set, in whatever order it is gone through: two that differ have the same once in 2^64.
type sum struct {
	of uint64
	n  int
}

func (s *sum) add(one uint64) {
	// The finaliser of SplitMix64: without it, sums of small numbers are equal often.
	one = (one ^ one>>30) * 0xbf58476d1ce4e5b9
	one = (one ^ one>>27) * 0x94d049bb133111eb
	s.of += one ^ one>>31
	s.n++
}

// sumOf stands for a list.
func sumOf(list []uint32) (all sum) {
	for _, one := range list {
		all.add(uint64(one))
	}
	return all
}

// in reports whether a list is in strict order.
func in(order func(a, b uint32) int, list []uint32) bool {
	for i := 1; i < len(list); i++ {
		if order(list[i-1], list[i]) >= 0 {
			return false
		}
	}
	return true
}

// flat is the documents of an order.
func (o *order) flat() []uint32 { return slices.Concat(o.chunks...) }
