package search

import (
	"cmp"
	"math/bits"
	"slices"
)

// matches scores every document that the text finds: lower is better.
func (x *scan) matches(typed typed, relaxed *Relaxed) map[Key]int {
	words := typed.words
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
		if m, _ := x.match(d, words, edits, 1<<len(words)-1); m != 0 {
			masks[m]++
		}
	}
	best := x.reread(words, edits)
	if best == 0 {
		best = commonest(masks)
	}
	if best == 0 {
		return scores
	}
	for k, d := range x.docs {
		m, score := x.match(d, words, edits, best)
		if m&best != best {
			continue
		}
		if slices.Contains(d.names, typed.name) {
			score = -1
		}
		scores[k] = score
	}
	for i, w := range words {
		if best&(1<<i) == 0 {
			relaxed.Dropped = append(relaxed.Dropped, w)
		} else if edits[i] > 0 {
			relaxed.Typos = append(relaxed.Typos, Correction{w, x.reading(w, edits[i], scores)})
		}
	}
	relaxed.Dropped = append(relaxed.Dropped, typed.over...)
	return scores
}

// reread allows one word more edits, if documents that lack only it have it then, and returns all words if that helps.
func (x *scan) reread(words []string, edits []int) uint16 {
	full := uint16(1<<len(words) - 1)
	missing := map[uint16]bool{} // the words that documents have
	for _, d := range x.docs {
		m, _ := x.match(d, words, edits, full)
		missing[m] = true
	}
	for i, w := range words {
		before := edits[i]
		for edits[i] = max(before, 0) + 1; !missing[full] && missing[full&^(1<<i)] && before >= 0 && edits[i] <= allowedEdits(w); edits[i]++ {
			for _, d := range x.docs {
				m, _ := x.match(d, words, edits, full)
				if m == full {
					return full
				}
			}
		}
		edits[i] = before
	}
	return 0
}

// commonest returns the set of words to keep: the largest that some document has, of those the one that most have, of those the earliest.
func commonest(masks map[uint16]int) uint16 {
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
func (x *scan) match(d scanned, words []string, edits []int, of uint16) (mask uint16, score int) {
	for i, w := range words {
		class := -1
		for have, tier := range d.words {
			c := -1
			if prefix, full := x.distance(w, have); full <= edits[i] {
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
func (x *scan) edits(w string) int {
	allowed := allowedEdits(w)
	fewest := allowed + 1
	for _, d := range x.docs {
		for have := range d.words {
			prefix, _ := x.distance(w, have)
			fewest = min(fewest, prefix)
		}
	}
	if fewest > allowed {
		return -1
	}
	return fewest
}

// reading is the word that a mistyped one was most likely meant to be, of those found: a whole one, then the most frequent.
func (x *scan) reading(w string, edits int, found map[Key]int) string {
	type candidate struct {
		word  string
		whole bool
		n     int
	}
	all := map[string]*candidate{}
	for k := range found {
		for have := range x.docs[k].words {
			if prefix, full := x.distance(w, have); prefix <= edits {
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

// distance remembers what distance says.
func (x *scan) distance(typed, word string) (prefix, full int) {
	d, ok := x.known[[2]string{typed, word}]
	if !ok {
		d[0], d[1] = distance(typed, word)
		x.known[[2]string{typed, word}] = d
	}
	return d[0], d[1]
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
