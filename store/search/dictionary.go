package search

import (
	"hash/maphash"
	"iter"
	"slices"
	"sort"
	"strings"
)

// nameMark begins a term that is a whole folded name. It sorts before every word, so the two kinds share one dictionary.
const (
	nameMark  = "\x00"
	afterMark = "\x01"
)

// term is a word that documents have, or a whole name.
type term struct {
	text string
	posting
}

// dictionary is the terms in order, which is what finding beginnings of words takes, and by number, which is what
// documents remember. Numbers of terms that no document has any more are given again.
type dictionary struct {
	terms  []term
	free   []uint32
	hashes table
	seed   maphash.Seed
	leaves []leaf
	pieces pieces // of the whole names
}

// leaf is a run of the terms in order: short enough to insert into, long enough that the leaves are few.
type leaf struct {
	terms []uint32
	// shared is how many bytes each term shares with the one before it, which may be in the leaf before. It lets a walk pass
	// over terms that begin like one it has rejected without looking at them.
	shared []uint8
	// after is the first byte of each that is not shared, which tells of most terms that they can be rejected: a text is
	// elsewhere in memory, and looking at it takes longer than anything else that a walk does.
	after []uint8
	last  string // the text of the last, beside the others for who looks which leaf to look into
}

const longestLeaf = 256

// place is where in the order a term is.
type place struct{ leaf, at int }

func newDictionary() dictionary {
	return dictionary{seed: maphash.MakeSeed(), pieces: pieces{seed: maphash.MakeSeed()}}
}

// find returns the number of a term.
func (d *dictionary) find(text string) (uint32, bool) {
	return d.hashed(maphash.String(d.seed, text), text)
}

func (d *dictionary) hashed(hash uint64, text string) (uint32, bool) {
	return d.hashes.find(hash, func(n uint32) bool { return d.terms[n].text == text })
}

// number returns the number of a term, which is new if need be.
func (d *dictionary) number(text string) uint32 {
	hash := maphash.String(d.seed, text)
	if n, ok := d.hashed(hash, text); ok {
		return n
	}
	text = strings.Clone(text) // a word is cut out of a whole description, which must not live as long
	n := uint32(len(d.terms))
	if last := len(d.free) - 1; last >= 0 {
		n, d.free = d.free[last], d.free[:last]
		d.terms[n] = term{text: text}
	} else {
		d.terms = append(d.terms, term{text: text})
	}
	d.hashes.put(hash, n)
	d.insert(n)
	if isName(text) {
		d.pieces.put(d.name(n), n)
	}
	return n
}

// isName tells whole names from words.
func isName(text string) bool { return strings.HasPrefix(text, nameMark) }

// remove forgets a term.
func (d *dictionary) remove(n uint32) {
	p := d.seek(d.terms[n].text)
	l := &d.leaves[p.leaf]
	l.terms = slices.Delete(l.terms, p.at, p.at+1)
	l.shared = slices.Delete(l.shared, p.at, p.at+1)
	l.after = slices.Delete(l.after, p.at, p.at+1)
	if len(l.terms) == 0 {
		d.leaves = slices.Delete(d.leaves, p.leaf, p.leaf+1)
	} else {
		d.bound(l)
	}
	d.share(d.settle(p))
	d.hashes.remove(maphash.String(d.seed, d.terms[n].text), n)
	if isName(d.terms[n].text) {
		d.pieces.remove(d.name(n), n)
	}
	d.terms[n] = term{}
	d.free = append(d.free, n)
}

func (d *dictionary) insert(n uint32) {
	if len(d.leaves) == 0 {
		d.leaves = append(d.leaves, leaf{})
	}
	p := d.seek(d.terms[n].text)
	if p.leaf == len(d.leaves) { // after all
		p = place{p.leaf - 1, len(d.leaves[p.leaf-1].terms)}
	}
	l := &d.leaves[p.leaf]
	l.terms = slices.Insert(l.terms, p.at, n)
	l.shared = slices.Insert(l.shared, p.at, 0)
	l.after = slices.Insert(l.after, p.at, 0)
	d.bound(l)
	d.share(p)
	d.share(d.settle(place{p.leaf, p.at + 1}))
	if len(l.terms) > longestLeaf {
		d.split(p.leaf)
	}
}

func (d *dictionary) split(i int) {
	l, half := d.leaves[i], longestLeaf/2
	upper := leaf{slices.Clone(l.terms[half:]), slices.Clone(l.shared[half:]), slices.Clone(l.after[half:]), l.last}
	d.leaves[i] = leaf{terms: slices.Clone(l.terms[:half]), shared: slices.Clone(l.shared[:half]), after: slices.Clone(l.after[:half])}
	d.bound(&d.leaves[i])
	d.leaves = slices.Insert(d.leaves, i+1, upper)
}

// bound notes which term is the last of a leaf now.
func (d *dictionary) bound(l *leaf) { l.last = d.terms[l.terms[len(l.terms)-1]].text }

// settle moves a place that is after the end of its leaf to the beginning of the next.
func (d *dictionary) settle(p place) place {
	if p.leaf < len(d.leaves) && p.at >= len(d.leaves[p.leaf].terms) {
		return place{p.leaf + 1, 0}
	}
	return p
}

// share counts anew what the term at p shares with the one before it.
func (d *dictionary) share(p place) {
	if p.leaf >= len(d.leaves) {
		return
	}
	l, before := d.leaves[p.leaf], ""
	switch {
	case p.at > 0:
		before = d.terms[l.terms[p.at-1]].text
	case p.leaf > 0:
		earlier := d.leaves[p.leaf-1].terms
		before = d.terms[earlier[len(earlier)-1]].text
	}
	text := d.terms[l.terms[p.at]].text
	n := shared(before, text)
	l.shared[p.at], l.after[p.at] = uint8(n), text[n]
}

// shared counts the bytes with which both begin. Terms are no longer than a uint8 counts: see maxLetters.
func shared(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// seek returns the place of the first term that is not before text.
func (d *dictionary) seek(text string) place {
	i := sort.Search(len(d.leaves), func(i int) bool {
		l := &d.leaves[i]
		return len(l.terms) == 0 || l.last >= text
	})
	if i == len(d.leaves) {
		return place{i, 0}
	}
	terms := d.leaves[i].terms
	return place{i, sort.Search(len(terms), func(j int) bool { return d.terms[terms[j]].text >= text })}
}

// begin yields the terms that begin with prefix, in order.
func (d *dictionary) begin(prefix string) iter.Seq[uint32] {
	from := d.seek(prefix)
	if from.leaf == len(d.leaves) || !strings.HasPrefix(d.terms[d.leaves[from.leaf].terms[from.at]].text, prefix) {
		return func(func(uint32) bool) {} // most of what is looked for before it is written
	}
	return func(yield func(uint32) bool) {
		// Those that follow begin so as long as each shares that with the one before it, which tells without looking at any.
		if !yield(d.leaves[from.leaf].terms[from.at]) {
			return
		}
		at := from.at + 1
		for _, l := range d.leaves[from.leaf:] {
			for ; at < len(l.terms); at++ {
				if int(l.shared[at]) < len(prefix) || !yield(l.terms[at]) {
					return
				}
			}
			at = 0
		}
	}
}
