package search

import (
	"cmp"
	"iter"
	"slices"
	"sort"
)

// front is the first documents of the answer to one beginning, in order of relevance: what a search shows of it, so that it need
// not look at the others. It follows every change. Where documents leave it, those that come after it are not known, so that it
// begins with more than are shown.
type front []ranked

// ranked is a document and its class of relevance, 0 the best: two a tier, of which the first has the whole word.
type ranked struct {
	n     uint32
	class uint8
}

const (
	frontRoom  = 128 // documents of a front
	frontLeast = 64  // of one that is not made anew
)

// ranked yields the documents of rest by class.
func (h hits) ranked(rest docset, s *scratch) iter.Seq2[uint8, docset] {
	class := s.docs()
	return func(yield func(uint8, docset) bool) {
		for t, tier := range h.tiers.tier {
			if tier.none() {
				continue
			}
			if whole := h.whole.tier[t]; !whole.none() {
				if class.intersect(rest, whole); !yield(classOf(t, true), class) {
					return
				}
			}
			class.intersect(rest, tier)
			if class.andNot(h.whole.tier[t]); !yield(classOf(t, false), class) {
				return
			}
		}
	}
}

func classOf(tier int, whole bool) uint8 {
	if whole {
		return uint8(2 * tier)
	}
	return uint8(2*tier + 1)
}

// front returns the first of the documents of a beginning.
func (x *Index) front(h *hits, docs docset, s *scratch) (f front) {
	for class, docs := range h.ranked(docs, s) {
		for _, n := range x.used.pick(docs, docs.count(), len(x.documents), 0, frontRoom-len(f)) {
			f = append(f, ranked{n, class})
		}
		if len(f) == frontRoom {
			break
		}
	}
	return slices.Clip(f)
}

// compareRanked compares in order of relevance.
func (x *Index) compareRanked(a, b ranked) int {
	if a.class != b.class {
		return cmp.Compare(a.class, b.class)
	}
	return x.used.compare(a.n, b.n)
}

// leaves takes a document out of a front, if it is in it.
func (f *front) leaves(n uint32) {
	for i := range *f {
		if (*f)[i].n == n {
			*f = slices.Delete(*f, i, i+1)
			return
		}
	}
}

// joins puts a document in where it belongs, if that is in the front, which is all of what there is or is not.
func (f *front) joins(x *Index, r ranked, all bool) {
	last := len(*f) - 1
	if !all && (last < 0 || x.compareRanked((*f)[last], r) < 0) {
		return
	}
	at := sort.Search(len(*f), func(i int) bool { return x.compareRanked((*f)[i], r) > 0 })
	if *f = insertAt(*f, at, r); len(*f) > frontRoom {
		*f = (*f)[:frontRoom]
	}
}

// known answers a question of which all that is to be shown is kept, and reports whether it is.
func (x *Index) known(q Query, t typed, s *scratch, r *Result) bool {
	if len(t.words) != 1 || q.Sort != Relevance || len(q.Filters) > 0 {
		return false
	}
	p := x.kept.get(t.words[0])
	if p == nil || p.n == 0 || q.Counts && !x.kept.counts(p, s) {
		return false
	}
	from, to := min(max(q.Offset, 0), p.n), min(max(q.Limit, 0), p.n)
	to = min(from+to, p.n)
	first := x.first(p, t.name, to, s)
	if len(first) < to {
		return false
	}
	r.Total, r.Keys = p.n, x.keys(first[from:])
	if q.Counts {
		r.Counts = x.best(q, s)
	}
	return true
}

// first returns so many documents of a beginning or as many as are known: those that have all of what was typed for a name, and
// then the front.
func (x *Index) first(p *prefix, name string, wanted int, s *scratch) (first []uint32) {
	if wanted == 0 {
		return nil
	}
	named := s.docs()
	if whole := x.named(name, s); !whole.empty() {
		whole.into(named)
		first = x.used.pick(named, named.count(), len(x.documents), 0, wanted)
	}
	for _, r := range x.kept.frontOf(p) {
		if len(first) == wanted {
			break
		}
		if !named.has(r.n) {
			first = append(first, r.n)
		}
	}
	return first
}
