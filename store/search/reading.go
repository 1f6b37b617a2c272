package search

import "iter"

// reading is what a typed word is taken for: words that begin with it, or words that begin with something a typo away.
type reading struct {
	typed   string
	edits   int              // it is read with
	similar []similar        // words, if it is read with edits
	words   iter.Seq[uint32] // that begin with it, if it is not; nil: none
}

// read takes a typed word for what the fewest edits make of it.
func (x *Index) read(typed string) reading {
	r := reading{typed: typed}
	words := x.dictionary.begin(typed)
	for range words {
		r.words = words
		return r
	}
	for r.edits < allowedEdits(typed) && !r.found() {
		r = x.reread(r)
	}
	return r
}

// reread allows one edit more.
func (x *Index) reread(r reading) reading {
	edits := r.edits + 1
	return reading{typed: r.typed, edits: edits, similar: x.dictionary.similar(r.typed, edits)}
}

// found reports whether it is a word of any document.
func (r reading) found() bool { return r.words != nil || len(r.similar) > 0 }

// likely is the word that was most likely meant, of those that the documents found have: a whole one, then the one that
// most of them have, then the first.
func (x *Index) likely(r reading, docs docset) string {
	var best similar
	most := 0
	for _, like := range r.similar {
		n := x.dictionary.terms[like.term].common(docs)
		if n > 0 && (most == 0 || like.whole && !best.whole || like.whole == best.whole && n > most) {
			best, most = like, n
		}
	}
	return x.dictionary.terms[best.term].text
}

// hits is the documents that have a word.
type hits struct {
	tiers planes // by the best tier of all words that begin so
	whole planes // those of them that have the whole word in that tier
	kept  *prefix
}

// hits finds the documents of a reading.
func (x *Index) hits(r reading, s *scratch) hits {
	h := hits{tiers: planes{scratch: s}, whole: planes{scratch: s}}
	if r.edits == 0 {
		x.beginning(r, &h, s)
	} else {
		x.alike(r.similar, &h)
	}
	return h
}

// settle leaves every document in the best of its tiers only.
func (h *hits) settle() {
	h.tiers.settle()
	h.wholeInTier()
}

func (h *hits) wholeInTier() {
	for t := range tiers {
		h.whole.tier[t].and(h.tiers.tier[t])
	}
}

func (x *Index) alike(words []similar, h *hits) {
	for _, like := range words {
		p := &x.dictionary.terms[like.term].posting
		if p.into(&h.tiers); like.whole {
			p.into(&h.whole)
		}
	}
	h.settle()
}

// beginning finds the documents that have a word that begins so.
func (x *Index) beginning(r reading, h *hits, s *scratch) {
	if h.kept = x.kept.get(r.typed); h.kept == nil {
		if cost := x.lookUp(r.typed, r.words, h); cost >= x.kept.from {
			h.kept = x.keep(r.typed, h, s)
		}
		return
	}
	docs := x.kept.documents(h.kept)
	if docs == nil {
		x.lookUp(r.typed, r.words, h)
		h.kept = x.keep(r.typed, h, s)
		return
	}
	x.whole(r.typed, h)
	for t := range docs {
		h.tiers.share(t, &docs[t])
	}
	h.wholeInTier()
}

// whole finds the documents that have the whole word.
func (x *Index) whole(typed string, h *hits) {
	if n, ok := x.dictionary.find(typed); ok {
		x.dictionary.terms[n].into(&h.whole)
	}
}

// lookUp finds them word by word, and returns what that took: documents and words.
func (x *Index) lookUp(typed string, words iter.Seq[uint32], h *hits) (cost int) {
	x.whole(typed, h)
	for n := range words {
		p := &x.dictionary.terms[n].posting
		p.into(&h.tiers)
		cost += 1 + p.len()
	}
	h.settle()
	return cost
}
