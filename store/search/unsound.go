package search

import (
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// Unsound tells which lists of the index do not go with its documents, by words for those who look after it: the first few.
// Each is derived from the documents when they change, and none is ever made anew. Changes wait while one list is looked at,
// and each look is handed to whoever asks, to be run when it suits.
func (x *Index) Unsound(most int, run func(look func())) []string {
	e := examination{Index: x, most: most}
	look := func(at string, do func()) { run(func() { e.look(at, do) }) }
	look("keys", e.keys)
	look("words", e.words)
	look("order of words", e.ordered)
	look("names", e.names)
	for _, f := range x.facets {
		look(f.name, func() { e.facet(f) })
	}
	for i, o := range x.orders() {
		look("order", func() { e.order([...]string{"by use", "by age", "by name"}[i], o) })
	}
	for texts := x.kept.texts(); ; texts = texts[beginningsALook:] {
		look("beginnings", func() { e.beginnings(texts[:min(len(texts), beginningsALook)]) })
		if len(texts) <= beginningsALook {
			break
		}
	}
	return e.found
}

// examination is one look through an index.
type examination struct {
	*Index
	most  int
	found []string
}

// look looks at lists, which may be such that it fails at them.
func (e *examination) look(at string, do func()) {
	e.mu.RLock()
	defer e.mu.RUnlock()
	defer func() {
		if cause := recover(); cause != nil {
			e.want(false, at, fmt.Sprint(cause))
		}
	}()
	do()
}

func (e *examination) want(sound bool, list, of string) {
	if !sound && len(e.found) < e.most {
		e.found = append(e.found, list+" "+strconv.Quote(of))
	}
}

// keys wants every document to be found by its key, and no more.
func (e *examination) keys() {
	n := 0
	for d := range e.present.all() {
		key := e.documents[d].key
		if found, ok := e.number(key); !ok || found != d {
			e.want(false, "key", hex.EncodeToString(key[:]))
		}
		n++
	}
	e.want(n == e.byKey.n, "keys", "all")
}

// words wants each word to lead to the documents that have it.
func (e *examination) words() {
	want := make([]sum, len(e.dictionary.terms))
	for n := range e.present.all() {
		for t := range e.documents[n].terms.all() {
			want[t.number()].add(uint64(pair(n, t.tier())))
		}
	}
	for n := range e.dictionary.terms {
		t := &e.dictionary.terms[n]
		e.want(t.sum() == want[n] && t.len() == want[n].n, "word", t.text)
		if t.text == "" {
			continue
		}
		found, ok := e.dictionary.find(t.text)
		e.want(ok && int(found) == n, "number of the word", t.text)
	}
}

// sum stands for the documents of a posting, each with its tier.
func (p *posting) sum() (all sum) {
	for _, d := range p.few {
		all.add(uint64(d))
	}
	for t := 0; p.many != nil && t < tiers; t++ {
		for _, n := range p.many[t].list {
			all.add(uint64(pair(n, t)))
		}
		for n := range p.many[t].bits.all() {
			all.add(uint64(pair(n, t)))
		}
	}
	return all
}

// ordered wants all words that are there to be in order, with what each shares with the one before it.
func (e *examination) ordered() {
	d, before, n := &e.dictionary, "", 0
	for i := range d.leaves {
		l := &d.leaves[i]
		for j, number := range l.terms {
			text := d.terms[number].text
			e.want(n == 0 || before < text, "order of the word", text)
			same := shared(before, text)
			e.want(int(l.shared[j]) == same && l.after[j] == text[same], "beginning of the word", text)
			before = text
			n++
		}
		e.want(l.last == before, "end at the word", before)
	}
	e.want(n == len(d.terms)-len(d.free), "words", "all")
}

// names wants whole names to be found by what a typo leaves of them, and no more.
func (e *examination) names() {
	d, n := &e.dictionary, 0
	for number := range d.terms {
		if !isName(d.terms[number].text) {
			continue
		}
		name := d.name(uint32(number))
		s := spell(name)
		for g := range s.gaps(s.n) {
			_, ok := d.pieces.names.find(d.pieces.hash(g), func(found uint32) bool { return found == uint32(number) })
			e.want(ok, "pieces of the name", name)
			n++
		}
	}
	e.want(n == d.pieces.names.n, "names", "all")
}

// facet wants each value to lead to the documents that have it.
func (e *examination) facet(f *facet) {
	want := make([]sum, len(f.values))
	var few [8]uint32
	for n := range e.present.all() {
		for _, v := range f.of(n, few[:0]) {
			want[v].add(uint64(n))
		}
	}
	there := 0
	for v := range f.values {
		docs := &f.values[v].docs
		is := sumOf(docs.list)
		for n := range docs.bits.all() {
			is.add(uint64(n))
		}
		e.want(is == want[v] && is.n == docs.n, f.name, f.values[v].text)
		if f.values[v].text == "" {
			continue
		}
		number, ok := f.numbers[f.values[v].text]
		e.want(ok && int(number) == v, f.name, f.values[v].text)
		there++
	}
	e.want(there == len(f.numbers) && there == len(f.byText), "values", f.name)
	e.rows(f)
	for i, v := range f.byText {
		e.want(int(f.places[v]) == i, "place of the value", f.values[v].text)
		e.want(i == 0 || f.values[f.byText[i-1]].text < f.values[v].text, "order of the value", f.values[v].text)
	}
}

// rows wants each row to be found by its values, and to be had by as many documents as it says.
func (e *examination) rows(f *facet) {
	want := map[uint32]uint32{}
	for n := range e.present.all() {
		if cell := f.cell(n); cell&several != 0 {
			want[cell&^several]++
		}
	}
	for start, n := range want {
		row := f.row(start)
		found, ok := f.known.find(f.hash(row), func(other uint32) bool { return slices.Equal(f.row(other), row) })
		e.want(ok && found == start && f.rows[start-1] == n, "row", f.name)
	}
	e.want(len(want) == f.known.n, "rows", f.name)
}

// order wants all documents to be in it, in order.
func (e *examination) order(name string, o *order) {
	all := o.flat()
	e.want(len(all) == e.byKey.n && in(o.compare, all) && sumOf(all) == sumOf(slices.Collect(e.present.all())), "order", name)
}

// beginningsALook is how many answers to beginnings are found again in one look: each takes some milliseconds.
const beginningsALook = 32

// texts returns the beginnings whose answers are kept.
func (k *kept) texts() []string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return slices.Sorted(maps.Keys(k.prefixes))
}

// beginnings wants what is kept to be what would be found.
func (e *examination) beginnings(texts []string) {
	s := e.scratches.Get().(*scratch)
	defer e.scratches.Put(s)
	for _, text := range texts {
		if p := e.kept.get(text); p != nil {
			s.reset(len(e.documents))
			e.want(e.begins(text, p, s), "beginning", text)
		}
	}
}

// begins reports whether the answer to a beginning is true.
func (e *examination) begins(text string, p *prefix, s *scratch) bool {
	h := hits{tiers: planes{scratch: s}, whole: planes{scratch: s}}
	e.lookUp(text, e.dictionary.begin(text), &h)
	docs := s.docs()
	h.tiers.into(docs)
	kept := e.kept.copied(p)
	if docs.count() != kept.n || !e.fronts(&h, docs, kept.front, s) || kept.tiers != nil && !e.tiered(&h, kept.tiers, s) {
		return false
	}
	for i := range e.facets {
		if kept.counts[i] == nil { // nobody asked
			continue
		}
		e.count([]int{i}, docs, kept.n, true, s)
		want := s.counted[i].counts
		for v := range max(len(want), len(kept.counts[i])) {
			if at(want, v) != at(kept.counts[i], v) {
				return false
			}
		}
	}
	return true
}

// tiered reports whether the documents of an answer are those found.
func (e *examination) tiered(h *hits, kept *[tiers]set, s *scratch) bool {
	for t := range kept {
		is := s.docs()
		kept[t].into(is)
		if want := h.tiers.of(t); !slices.Equal(is.words, want.words) || is.count() != kept[t].n {
			return false
		}
	}
	return true
}

// fronts reports whether a front is the first of the documents.
func (e *examination) fronts(h *hits, docs docset, f front, s *scratch) bool {
	must := e.front(h, docs, s)
	return len(f) <= len(must) && slices.Equal(f, must[:len(f)])
}

func at(c counts, v int) uint32 {
	if v >= len(c) {
		return 0
	}
	return c[v]
}
