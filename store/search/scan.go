package search

import (
	"bytes"
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"github.com/ogptoolbox/concorde/store/text"
)

// Index holds documents. It is safe for any number of readers and writers.
type Index struct {
	mu     sync.RWMutex
	facets []string
	docs   map[Key]scanned
}

type scanned struct {
	Document
	fold  string
	names []string       // whole names
	words map[string]int // folded word → best tier
}

// New returns an empty index that counts the given facets, at most 16.
func New(facets ...string) *Index {
	return &Index{facets: facets, docs: map[Key]scanned{}}
}

// Put inserts a document, or replaces the one with its key.
func (x *Index) Put(d Document) {
	s := scanned{Document: d, fold: text.Fold(d.Name), words: map[string]int{}}
	for tier, texts := range [][]string{append([]string{d.Name}, d.Names...), d.Tags, d.Summaries, d.Texts} {
		for _, t := range texts {
			words := text.Words(t)
			for _, w := range words {
				w = cut(w)
				if _, better := s.words[w]; !better {
					s.words[w] = tier
				}
			}
			if tier == 0 {
				s.names = append(s.names, whole(t))
			}
		}
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.docs[d.Key] = s
}

// Delete forgets a document.
func (x *Index) Delete(k Key) {
	x.mu.Lock()
	defer x.mu.Unlock()
	delete(x.docs, k)
}

// SetUsed changes how many use a document.
func (x *Index) SetUsed(k Key, used int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if d, ok := x.docs[k]; ok {
		d.Used = used
		x.docs[k] = d
	}
}

// Len returns how many documents there are.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return len(x.docs)
}

// cut keeps the letters of a word that count.
func cut(word string) string {
	r := []rune(word)
	return string(r[:min(len(r), maxLetters)])
}

// whole folds a whole name.
func whole(name string) string { return cut(strings.Join(text.Words(name), " ")) }

// Search returns the window that q asks for.
func (x *Index) Search(q Query) Result {
	x.mu.RLock()
	defer x.mu.RUnlock()
	var r Result
	scores := x.matches(q.Text, &r.Relaxed)
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

func (x *Index) compare(sort Sort, scores map[Key]int, a, b Key) int {
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

func (x *Index) passes(d scanned, filters map[string][]string, but string) bool {
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

func (x *Index) counts(scores map[Key]int, filters map[string][]string) map[string][]Count {
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

// matches scores every document that the text finds: lower is better.
func (x *Index) matches(typed string, relaxed *Relaxed) map[Key]int {
	words, over := queryWords(typed)
	scores := map[Key]int{}
	if len(words) == 0 {
		for k := range x.docs {
			scores[k] = 0
		}
		return scores
	}
	edits := make([]int, len(words))
	for i, w := range words {
		edits[i] = x.edits(w)
	}
	masks := map[uint16]int{}
	for _, d := range x.docs {
		if m, _ := d.match(words, edits, 1<<len(words)-1); m != 0 {
			masks[m]++
		}
	}
	best := best(masks)
	if best == 0 {
		return scores
	}
	name := whole(typed)
	for k, d := range x.docs {
		m, score := d.match(words, edits, best)
		if m&best != best {
			continue
		}
		if slices.Contains(d.names, name) {
			score = -1
		}
		scores[k] = score
	}
	for i, w := range words {
		if best&(1<<i) == 0 {
			relaxed.Dropped = append(relaxed.Dropped, w)
		} else if edits[i] > 0 {
			relaxed.Typos = append(relaxed.Typos, Correction{w, x.reading(w, edits[i])})
		}
	}
	relaxed.Dropped = append(relaxed.Dropped, over...)
	return scores
}

// queryWords returns the words that are searched and those beyond the limit.
func queryWords(typed string) (words, over []string) {
	for _, w := range text.Words(typed) {
		if w = cut(w); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	n := min(len(words), maxWords)
	return words[:n], words[n:]
}

// best returns the set of words to keep: the largest that some document has, of those the one that most have, of those the earliest.
func best(masks map[uint16]int) uint16 {
	var best uint16
	for m, n := range masks {
		if cmp.Or(cmp.Compare(bits.OnesCount16(m), bits.OnesCount16(best)), cmp.Compare(n, masks[best]),
			cmp.Compare(bits.Reverse16(m), bits.Reverse16(best))) > 0 {
			best = m
		}
	}
	return best
}

// match returns which words the document has, and the sum of the classes of those in of.
func (d scanned) match(words []string, edits []int, of uint16) (mask uint16, score int) {
	for i, w := range words {
		class := -1
		for have, tier := range d.words {
			c := -1
			if prefix, full := distance(w, have); full == edits[i] {
				c = 2 * tier
			} else if prefix <= edits[i] {
				c = 2*tier + 1
			}
			if c >= 0 && (class < 0 || c < class) {
				class = c
			}
		}
		if class >= 0 {
			mask |= 1 << i
			if of&(1<<i) != 0 {
				score += class
			}
		}
	}
	return mask, score
}

// edits returns with how many edits something begins with w: the fewest there are, or -1.
func (x *Index) edits(w string) int {
	allowed := allowedEdits(w)
	fewest := allowed + 1
	for _, d := range x.docs {
		for have := range d.words {
			prefix, _ := distance(w, have)
			fewest = min(fewest, prefix)
		}
	}
	if fewest > allowed {
		return -1
	}
	return fewest
}

// allowedEdits is how many edits a word may be read with.
func allowedEdits(w string) int {
	switch n := len([]rune(w)); {
	case n < 4:
		return 0
	case n < 8:
		return 1
	default:
		return 2
	}
}

// reading is the word that a mistyped one was most likely meant to be: whole words first, then the one that most documents have.
func (x *Index) reading(w string, edits int) string {
	type candidate struct {
		word  string
		whole bool
		n     int
	}
	all := map[string]*candidate{}
	for _, d := range x.docs {
		for have := range d.words {
			if prefix, full := distance(w, have); prefix <= edits {
				if all[have] == nil {
					all[have] = &candidate{word: have, whole: full <= edits}
				}
				all[have].n++
			}
		}
	}
	var best candidate
	for _, c := range all {
		if best.word == "" || c.whole && !best.whole || c.whole == best.whole && (c.n > best.n || c.n == best.n && c.word < best.word) {
			best = *c
		}
	}
	return best.word
}

// distance counts the edits (a letter more, less or other, two swapped) from typed to the nearest beginning of word and to the whole of it.
func distance(typed, word string) (prefix, full int) {
	a, b := []rune(typed), []rune(word)
	rows := make([][]int, len(b)+1)
	for j := range rows {
		rows[j] = make([]int, len(a)+1)
		for i := range rows[j] {
			if i == 0 || j == 0 {
				rows[j][i] = i + j
				continue
			}
			d := min(rows[j-1][i]+1, rows[j][i-1]+1)
			if a[i-1] == b[j-1] {
				d = min(d, rows[j-1][i-1])
			} else {
				d = min(d, rows[j-1][i-1]+1)
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, rows[j-2][i-2]+1)
			}
			rows[j][i] = d
		}
	}
	prefix = len(a)
	for _, row := range rows {
		prefix = min(prefix, row[len(a)])
	}
	return prefix, rows[len(b)][len(a)]
}

// Near returns at most limit documents whose whole name is the given one, is one typo away from it, or begins with it, in this order,
// and of each the most used first.
func (x *Index) Near(name string, limit int) []Key {
	x.mu.RLock()
	defer x.mu.RUnlock()
	wanted := whole(name)
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
