// Package search is the one index that all sessions share: it finds documents as their readers type.
//
// Everything is in memory and numbered: documents, words, and the values of facets, so that sets of documents are lists of
// numbers, or bitmaps. A document's words are folded and each goes to the posting of its word, with the best of four tiers
// the document has it in. A search turns every typed word into one bitmap a tier, by going over all words that begin with
// it, which lie together in the dictionary. The rest is bitwise arithmetic, 64 documents at a time: words and facets narrow,
// values of one facet widen, and the tiers are the classes of relevance. In a class the documents go by how many use them,
// an order that is always kept, so that a window is walked and not sorted.
//
// Five things make typing quick where that is not enough. Beginnings that are dear to find ("a" is most words) are kept with
// their counts and the first of their documents, and follow every change: of the first letters the dearest from the start on,
// others once asked for, see kept. Of several words those that are soon found come first, and where they leave few documents
// the words of these are looked at, see among. A word that nothing begins with is read with typos, by one automaton over the
// sorted words: see automaton and walk. A whole name that is one typo away is found by what the typo left whole: see pieces. A
// facet is counted over its values, of which most cannot be among those shown, or over the documents found, whichever is
// quicker: see count.
//
// An index of many documents is made at once by a [Builder], which finds the words of each on every processor and then puts
// everything in its place without looking for it; in the same way [Load] makes it of what [Index.Save] wrote.
//
// The package knows documents, fields and facets; what a document stands for is its caller's business. What it answers is
// checked against a full scan, after any history of changes.
package search

import "iter"

// Search returns the window that q asks for. It never fails: what cannot be is not found, and Relaxed says what was not
// taken as typed. It looks at the first 400 bytes and 16 different words of the text.
func (x *Index) Search(q Query) (r Result) {
	typed := takeApart(q.Text)
	x.mu.RLock()
	defer x.mu.RUnlock()
	s := x.scratches.Get().(*scratch)
	defer x.scratches.Put(s)
	s.reset(len(x.documents))

	if x.known(q, typed, s, &r) {
		return r
	}
	f := x.find(typed.words, s, &r.Relaxed)
	filters := x.filters(q.Filters, s)
	left := f
	if len(filters) > 0 {
		left.docs, left.kept = narrow(f.docs, filters, nil, s), nil
		left.n = left.docs.count()
	}
	r.Total = left.n
	if f.n > 0 {
		r.Relaxed.Dropped = append(r.Relaxed.Dropped, typed.over...)
		r.Relaxed.Filters = r.Total == 0
	}
	w := window{offset: max(q.Offset, 0), limit: max(q.Limit, 0)}
	r.Keys = x.keys(x.fill(w, q.Sort, x.relevant(typed.name, f, left.docs, s), left.docs, r.Total))
	if q.Counts {
		r.Counts = x.counts(q, f, left, filters, s)
	}
	return r
}

func (x *Index) keys(numbers []uint32) []Key {
	keys := make([]Key, 0, len(numbers))
	for _, n := range numbers {
		keys = append(keys, x.documents[n].key)
	}
	return keys
}

// window is the part of a result that is asked for.
type window struct {
	offset, limit int // of what is still to come
	numbers       []uint32
}

// take fills the window from the next class of documents, in an order, and reports whether it wants more.
func (w *window) take(class docset, n int, o *order, numbers int) bool {
	if w.offset >= n {
		w.offset -= n
		return w.limit > 0
	}
	picked := o.pick(class, n, numbers, w.offset, w.limit)
	w.numbers = append(w.numbers, picked...)
	w.offset, w.limit = 0, w.limit-len(picked)
	return w.limit > 0
}

// fill returns the window of the documents left, n in all.
func (x *Index) fill(w window, sort Sort, classes iter.Seq[docset], left docset, n int) []uint32 {
	o := x.order(sort)
	switch {
	case w.limit == 0:
	case n == x.byKey.n && (sort != Relevance || classes == nil):
		return o.window(w.offset, w.limit)
	case sort != Relevance || classes == nil:
		w.take(left, n, o, len(x.documents))
	default:
		for class := range classes {
			if !w.take(class, class.count(), o, len(x.documents)) {
				break
			}
		}
	}
	return w.numbers
}

func (x *Index) order(sort Sort) *order {
	switch sort {
	case Newest:
		return &x.newest
	case ByName:
		return &x.byName
	default:
		return &x.used
	}
}

// relevant yields the documents left in classes of relevance: those whose whole name was typed, and then the others. It is
// nil if there is nothing to be relevant to.
func (x *Index) relevant(name string, f found, left docset, s *scratch) iter.Seq[docset] {
	if f.ranking == nil {
		return nil
	}
	whole := x.named(name, s)
	if whole.empty() {
		return f.classes(left, s)
	}
	named, others := s.docs(), s.docs()
	whole.into(named)
	named.and(left)
	others.or(left)
	others.andNot(named)
	return func(yield func(docset) bool) {
		if yield(named) {
			f.classes(others, s)(yield)
		}
	}
}
