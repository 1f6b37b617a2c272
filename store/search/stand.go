package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// standing is an answer that stands, as it is saved: without its documents, which take a second to find of all of them, but take
// as much room as all else.
type standing struct {
	text string
	*prefix
}

const (
	standLetters = 3  // of a beginning whose answer may stand
	standRoom    = 64 // bytes a document that all answers that stand may take
	standParts   = 4  // tasks they are found in
)

// standings are the tasks that find the answers that stand, if those saved are not given.
func (x *Index) standings(saved []standing) (tasks []func()) {
	for _, p := range saved {
		x.kept.put(p.text, p.prefix, len(x.documents))
	}
	var texts []string
	for _, d := range x.dearest(saved == nil) {
		texts = append(texts, d.text)
	}
	for part := range standParts {
		tasks = append(tasks, func() {
			s := x.scratches.Get().(*scratch)
			defer x.scratches.Put(s)
			for i := part; i < len(texts); i += standParts {
				x.stand(texts[i], s)
			}
		})
	}
	return tasks
}

// stand finds an answer that stands.
func (x *Index) stand(text string, s *scratch) {
	s.reset(len(x.documents))
	h := hits{tiers: planes{scratch: s}, whole: planes{scratch: s}}
	x.lookUp(text, x.dictionary.begin(text), &h)
	docs := s.docs()
	h.tiers.into(docs)
	p := x.answer(&h, docs, s)
	if p.stands = true; !always(text) {
		p.tiers = nil
	}
	var facets []int
	for i := range x.facets {
		facets = append(facets, i)
	}
	x.count(facets, docs, p.n, true, s)
	for i := range x.facets {
		p.counts[i] = slices.Clone(s.counted[i].counts)
	}
	x.kept.put(text, p, len(x.documents))
}

// dear is a beginning and what it takes to find it.
type dear struct {
	text string
	cost int
}

// dearest returns the beginnings whose answers shall stand: those always kept, and the dearest that there is room for.
func (x *Index) dearest(others bool) (dearest []dear) {
	all := x.beginnings()
	slices.SortStableFunc(all, func(a, b dear) int { return cmp.Compare(b.cost, a.cost) })
	each := frontRoom * 8
	for _, f := range x.facets {
		each += 4 * len(f.values)
	}
	room := standRoom * len(x.documents)
	for _, d := range all {
		switch {
		case always(d.text):
			dearest = append(dearest, d)
		case others && d.cost >= x.kept.from && room >= each:
			dearest = append(dearest, d)
			room -= each
		}
	}
	return dearest
}

// beginnings returns all beginnings of words up to a few letters.
func (x *Index) beginnings() (all []dear) {
	var open [standLetters]int // where in all the last of so many letters is
	for i := range open {
		open[i] = -1
	}
	for _, l := range x.dictionary.leaves {
		for _, n := range l.terms {
			t := &x.dictionary.terms[n]
			if isName(t.text) {
				continue
			}
			end := 0
			for i := 0; i < standLetters && end < len(t.text); i++ {
				_, size := utf8.DecodeRuneInString(t.text[end:])
				end += size
				if open[i] < 0 || all[open[i]].text != t.text[:end] {
					open[i] = len(all)
					all = append(all, dear{text: t.text[:end]})
				}
				all[open[i]].cost += 1 + t.len()
			}
		}
	}
	for i := range all {
		all[i].text = strings.Clone(all[i].text)
	}
	return all
}

// standing returns the answers that stand, but for those that are found at each start.
func (k *kept) standing() (all []standing) {
	for _, text := range k.texts() {
		if p := k.get(text); p != nil && p.stands && !always(text) {
			p := k.copied(p)
			all = append(all, standing{text, &p})
		}
	}
	return all
}
