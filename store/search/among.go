package search

import (
	"cmp"
	"slices"
)

// sized is a reading and how many documents and words have to be gone over to find it.
type sized struct {
	reading
	size int
}

// documentSize is how many documents of words are gone over in the time that it takes to look at the words of one document.
const documentSize = 128

// bySize returns readings by how soon they are found.
func (x *Index) bySize(readings []reading) (all []sized) {
	for _, r := range readings {
		all = append(all, sized{r, x.size(r)})
	}
	slices.SortStableFunc(all, func(a, b sized) int { return cmp.Compare(a.size, b.size) })
	return all
}

func (x *Index) size(r reading) (size int) {
	for _, like := range r.similar {
		size += 1 + x.dictionary.terms[like.term].len()
	}
	if p := x.kept.get(r.typed); r.words == nil || p != nil && x.kept.documents(p) != nil {
		return size
	}
	for n := range r.words {
		size += 1 + x.dictionary.terms[n].len()
	}
	return size
}

// among finds which of some documents have a word, by theirs.
func (x *Index) among(docs docset, r reading, s *scratch) hits {
	h := hits{tiers: planes{scratch: s}, whole: planes{scratch: s}}
	any, whole := s.terms(len(x.dictionary.terms)), s.terms(len(x.dictionary.terms))
	for _, like := range r.similar {
		if any.put(like.term); like.whole {
			whole.put(like.term)
		}
	}
	if r.words != nil {
		for n := range r.words {
			any.put(n)
		}
		if n, ok := x.dictionary.find(r.typed); ok {
			whole.put(n)
		}
	}
	for n := range docs.all() {
		tier, wholes := tiers, 0
		for t := range x.documents[n].terms.all() {
			if any.has(t.number()) {
				tier = min(tier, t.tier())
			}
			if whole.has(t.number()) {
				wholes |= 1 << t.tier()
			}
		}
		if tier == tiers {
			continue
		}
		if h.tiers.of(tier).put(n); wholes>>tier&1 != 0 {
			h.whole.of(tier).put(n)
		}
	}
	return h
}
