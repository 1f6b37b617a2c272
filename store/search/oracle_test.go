package search

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/store/text"
)

// scan answers like an Index by looking at every document: slow, and easy to believe.
type scan struct {
	facets []string
	docs   map[Key]scanned
	known  map[[2]string][2]int // distances worked out already
}

type scanned struct {
	Document
	fold  string
	names []string       // whole names
	words map[string]int // folded word → best tier
}

func newScan(facets ...string) *scan {
	return &scan{facets: facets, docs: map[Key]scanned{}, known: map[[2]string][2]int{}}
}

// Put inserts a document, or replaces the one with its key.
func (x *scan) Put(d Document) {
	s := scanned{Document: d, fold: text.Fold(d.Name), words: map[string]int{}}
	for tier, texts := range [][]string{append([]string{d.Name}, d.Names...), d.Tags, d.Summaries, d.Texts} {
		for _, t := range texts {
			words := text.Words(t)
			for _, w := range words {
				w = cut(w, maxLetters)
				if _, better := s.words[w]; !better {
					s.words[w] = tier
				}
			}
			if tier == 0 {
				s.names = append(s.names, whole(t))
			}
		}
	}
	x.docs[d.Key] = s
}

// Delete forgets a document.
func (x *scan) Delete(k Key) {
	delete(x.docs, k)
}

// SetUsed changes how many use a document.
func (x *scan) SetUsed(k Key, used int) {
	if d, ok := x.docs[k]; ok {
		d.Used = used
		x.docs[k] = d
	}
}

// Len returns how many documents there are.
func (x *scan) Len() int {
	return len(x.docs)
}

// Search returns the window that q asks for.
func (x *scan) Search(q Query) Result {
	var r Result
	scores := x.matches(takeApart(q.Text), &r.Relaxed)
	var found []Key
	for k := range scores {
		if x.passes(x.docs[k], q.Filters, "") {
			found = append(found, k)
		}
	}
	r.Relaxed.Filters = len(found) == 0 && len(scores) > 0
	r.Total = len(found)
	slices.SortFunc(found, func(a, b Key) int { return x.compare(q.Sort, scores, a, b) })
	from := min(max(q.Offset, 0), len(found))
	r.Keys = found[from:min(from+max(q.Limit, 0), len(found))]
	if q.Counts {
		r.Counts = x.counts(scores, q.Filters)
	}
	return r
}

func (x *scan) compare(sort Sort, scores map[Key]int, a, b Key) int {
	da, db := x.docs[a], x.docs[b]
	most := cmp.Or(cmp.Compare(db.Used, da.Used), strings.Compare(da.fold, db.fold), bytes.Compare(a[:], b[:]))
	switch sort {
	case Newest:
		return cmp.Or(cmp.Compare(db.Created, da.Created), most)
	case ByName:
		return cmp.Or(strings.Compare(da.fold, db.fold), most)
	case MostUsed:
		return most
	default:
		return cmp.Or(cmp.Compare(scores[a], scores[b]), most)
	}
}

func (x *scan) passes(d scanned, filters map[string][]string, but string) bool {
	for name, values := range filters {
		if name == but || len(values) == 0 {
			continue
		}
		f := slices.Index(x.facets, name)
		if f < 0 || f >= len(d.Facets) || !slices.ContainsFunc(d.Facets[f], func(v string) bool { return v != "" && slices.Contains(values, v) }) {
			return false
		}
	}
	return true
}

func (x *scan) counts(scores map[Key]int, filters map[string][]string) map[string][]Count {
	counts := map[string][]Count{}
	for f, name := range x.facets {
		n := map[string]int{}
		for k := range scores {
			d := x.docs[k]
			if f >= len(d.Facets) || !x.passes(d, filters, name) {
				continue
			}
			values := slices.Clone(d.Facets[f])
			slices.Sort(values)
			for _, v := range slices.Compact(values) {
				if v != "" {
					n[v]++
				}
			}
		}
		for _, v := range filters[name] {
			n[v] += 0
		}
		var list []Count
		for v, c := range n {
			list = append(list, Count{v, c})
		}
		slices.SortFunc(list, func(a, b Count) int {
			return cmp.Or(cmp.Compare(b.N, a.N), strings.Compare(a.Value, b.Value))
		})
		kept := 0
		counts[name] = slices.DeleteFunc(list, func(c Count) bool {
			kept++
			return kept > CountedValues && !slices.Contains(filters[name], c.Value)
		})
	}
	return counts
}

// Near returns at most limit documents whose whole name is the given one, is one typo away from it, or begins with it, in this order,
// and of each the most used first.
func (x *scan) Near(name string, limit int) []Key {
	wanted := takeApart(name).name
	scores := map[Key]int{}
	for k, d := range x.docs {
		for _, have := range d.names {
			if s := nearness(wanted, have); s > 0 && (scores[k] == 0 || s < scores[k]) {
				scores[k] = s
			}
		}
	}
	var keys []Key
	for k := range scores {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b Key) int { return x.compare(Relevance, scores, a, b) })
	return keys[:min(max(limit, 0), len(keys))]
}

func nearness(wanted, have string) int {
	_, full := distance(wanted, have)
	switch {
	case wanted == "":
		return 0
	case wanted == have:
		return 1
	case full == 1 && allowedEdits(wanted) > 0:
		return 2
	case strings.HasPrefix(have, wanted):
		return 3
	default:
		return 0
	}
}
