package search

import (
	"iter"
	"slices"
)

// ranking gives documents in order of relevance, a class of equal relevance at a time.
type ranking interface {
	// classes yields the documents of rest in classes, best first. A class is good until the next is asked for.
	classes(rest docset, s *scratch) iter.Seq[docset]
}

// found is what a text finds, before filters.
type found struct {
	docs docset
	n    int
	kept *prefix // whose counts are those of docs
	ranking
}

// find finds the documents that have all words. If there are none, a word is read otherwise or words are dropped: see relax.
func (x *Index) find(words []string, s *scratch, relaxed *Relaxed) found {
	if len(words) == 0 {
		return found{docs: s.whole(x.present), n: x.byKey.n}
	}
	readings := make([]reading, 0, len(words))
	for _, w := range words {
		readings = append(readings, x.read(w))
	}
	f := x.all(readings, s)
	if f.n == 0 {
		readings, relaxed.Dropped = x.relax(readings, s)
		f = x.all(readings, s)
	}
	for _, r := range readings {
		if r.edits > 0 {
			relaxed.Typos = append(relaxed.Typos, Correction{r.typed, x.likely(r, f.docs)})
		}
	}
	return f
}

// all finds the documents that have all of the words.
func (x *Index) all(readings []reading, s *scratch) found {
	switch {
	case len(readings) == 0 || slices.ContainsFunc(readings, func(r reading) bool { return !r.found() }):
		return found{docs: s.docs()}
	case len(readings) == 1:
		return x.one(readings[0], s)
	default:
		return x.several(readings, s)
	}
}

func (x *Index) one(r reading, s *scratch) found {
	h := x.hits(r, s)
	docs := s.docs()
	h.tiers.into(docs)
	if h.kept != nil {
		x.kept.renew(h.kept, func() front { return x.front(&h, docs, s) })
	}
	return found{docs, docs.count(), h.kept, h}
}

// classes ranks by tier, and in a tier the whole word before its beginnings.
func (h hits) classes(rest docset, s *scratch) iter.Seq[docset] {
	return func(yield func(docset) bool) {
		for _, class := range h.ranked(rest, s) {
			if !yield(class) {
				return
			}
		}
	}
}

// several looks up all words before it scores any document: those that have all are few. It looks up those first that are soon
// found, since what is left by then may be so few that looking at each is quicker than to find all that have a dear one.
func (x *Index) several(readings []reading, s *scratch) found {
	docs, both := s.docs(), s.docs()
	words := make([]hits, 0, len(readings))
	for i, r := range x.bySize(readings) {
		var h hits
		if i > 0 && r.size >= x.kept.from && r.size > documentSize*docs.count() {
			h = x.among(docs, r.reading, s)
		} else {
			h = x.hits(r.reading, s)
		}
		words = append(words, h)
		if i == 0 {
			h.tiers.into(docs)
			continue
		}
		h.tiers.into(both)
		docs.and(both)
		both.clear()
	}
	c := new(scores)
	for _, h := range words {
		c.add(docs, h, s)
	}
	return found{docs: docs, n: docs.count(), ranking: c}
}
