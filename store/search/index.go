package search

import (
	"bytes"
	"cmp"
	"hash/maphash"
	"strings"
	"sync"
)

// Index holds documents and finds them. Any number of goroutines may use it at once: searches run beside each other, and
// wait for one change at a time, of well under a millisecond.
type Index struct {
	mu         sync.RWMutex
	facets     []*facet
	dictionary dictionary
	documents  []document // by number
	unused     []uint32   // numbers of documents that were deleted
	byKey      table      // of numbers
	seed       maphash.Seed
	present    bitmap
	used       order
	newest     order
	byName     order
	kept       kept
	scratches  sync.Pool
}

// document is what the index remembers of a Document: not its texts, but which terms they had.
type document struct {
	key     Key
	name    string // folded
	created int64
	used    int
	terms   packed
}

const maxFacets = 16

// New returns an empty index of documents with the given facets, which are at most 16 and stay the same for its life.
func New(facets ...string) *Index {
	x := &Index{dictionary: newDictionary(), seed: maphash.MakeSeed()}
	columns := newColumns(len(facets))
	for i, name := range facets {
		x.facets = append(x.facets, newFacet(name, columns[i]))
	}
	x.used.compare, x.newest.compare, x.byName.compare = x.compareUsed, x.compareNewest, x.compareName
	x.used.rough, x.newest.rough, x.byName.rough = x.roughUsed, x.roughNewest, x.roughName
	x.kept.from, x.kept.longest, x.kept.prefixes = keepFrom, 1, map[string]*prefix{}
	x.scratches.New = func() any { return new(scratch) }
	return x
}

// Comparing is most of sorting, so that each of these looks no further than it has to.

func (x *Index) compareUsed(a, b uint32) int {
	da, db := &x.documents[a], &x.documents[b]
	switch {
	case da.used != db.used:
		return cmp.Compare(db.used, da.used)
	case da.name != db.name:
		return strings.Compare(da.name, db.name)
	default:
		return bytes.Compare(da.key[:], db.key[:])
	}
}

func (x *Index) compareNewest(a, b uint32) int {
	if ca, cb := x.documents[a].created, x.documents[b].created; ca != cb {
		return cmp.Compare(cb, ca)
	}
	return x.compareUsed(a, b)
}

func (x *Index) compareName(a, b uint32) int {
	if c := strings.Compare(x.documents[a].name, x.documents[b].name); c != 0 {
		return c
	}
	return x.compareUsed(a, b)
}

func (x *Index) roughUsed(n uint32) uint64   { return ^signless(int64(x.documents[n].used)) }
func (x *Index) roughNewest(n uint32) uint64 { return ^signless(x.documents[n].created) }

func (x *Index) roughName(n uint32) (rough uint64) {
	name := x.documents[n].name
	for i := range 8 {
		if rough <<= 8; i < len(name) {
			rough |= uint64(name[i])
		}
	}
	return rough
}

// signless returns numbers without a sign that are in the same order.
func signless(n int64) uint64 { return uint64(n) ^ 1<<63 }

func (x *Index) orders() [3]*order { return [...]*order{&x.used, &x.newest, &x.byName} }

// Facets returns the names of the facets, as they were given to [New].
func (x *Index) Facets() (names []string) {
	for _, f := range x.facets {
		names = append(names, f.name)
	}
	return names
}

// Len returns how many documents there are.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.byKey.n
}

func (x *Index) hash(k Key) uint64 { return maphash.Bytes(x.seed, k[:]) }

// number returns the number of a document.
func (x *Index) number(k Key) (uint32, bool) {
	return x.byKey.find(x.hash(k), func(n uint32) bool { return x.documents[n].key == k })
}
