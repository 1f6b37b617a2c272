package search

import (
	"cmp"
	"math/bits"
	"slices"
)

// wordset is some of the words of a query, the first typed being the highest bit.
type wordset uint16

func every(words int) wordset { return ^wordset(0) << (maxWords - words) }
func only(i int) wordset      { return 1 << (maxWords - 1 - i) }

// relax finds readings that some document has all of, for words that none has all of. If all but one word are together in
// some document, and with an edit more the last one is too, then that was meant: a typo in the catalogue must not hide the
// word from who types it wrong as well. Otherwise words are dropped.
func (x *Index) relax(readings []reading, s *scratch) (kept []reading, dropped []string) {
	has, any := x.wordsets(readings, s)
	for i, r := range readings {
		lacking := alone(every(len(readings))&^only(i), has, any, s)
		if r, ok := x.fit(r, lacking); ok {
			return slices.Replace(slices.Clone(readings), i, i+1, r), nil
		}
	}
	best := best(has, any)
	for i, r := range readings {
		switch {
		case best == 0: // dropping all would find everything, which nobody asked for
		case best&only(i) != 0:
			kept = append(kept, r)
		default:
			dropped = append(dropped, r.typed)
		}
	}
	return kept, dropped
}

// alone returns the documents that have exactly these words.
func alone(words wordset, has []wordset, any docset, s *scratch) docset {
	docs := s.docs()
	for n := range any.all() {
		if has[n] == words {
			docs.put(n)
		}
	}
	return docs
}

// fit reads a word with more edits, until one of docs has it.
func (x *Index) fit(r reading, docs docset) (reading, bool) {
	if docs.count() == 0 {
		return r, false
	}
	for r.edits < allowedEdits(r.typed) {
		r = x.reread(r)
		for _, like := range r.similar {
			if x.dictionary.terms[like.term].common(docs) > 0 {
				return r, true
			}
		}
	}
	return r, false
}

// best returns the words to keep: as many as any document has, of such sets the one that most documents have, and of these
// the one typed first.
func best(has []wordset, any docset) (best wordset) {
	largest := 0
	for n := range any.all() {
		largest = max(largest, bits.OnesCount16(uint16(has[n])))
	}
	// Documents with the most words have exactly one of the sets that are candidates.
	documents := map[wordset]int{}
	for n := range any.all() {
		if bits.OnesCount16(uint16(has[n])) == largest {
			documents[has[n]]++
		}
	}
	for set, n := range documents {
		if cmp.Or(cmp.Compare(n, documents[best]), cmp.Compare(set, best)) > 0 {
			best = set
		}
	}
	return best
}

// wordsets returns which of the words each document has, and the documents that have any.
func (x *Index) wordsets(readings []reading, s *scratch) (has []wordset, any docset) {
	has, any = s.wordsets(), s.docs()
	docs := s.docs()
	for i, r := range readings {
		if !r.found() {
			continue
		}
		taken := s.taken()
		h := x.hits(r, s)
		docs.clear()
		h.tiers.into(docs)
		any.or(docs)
		for n := range docs.all() {
			has[n] |= only(i)
		}
		s.release(taken)
	}
	return has, any
}
