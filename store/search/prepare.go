package search

import (
	"encoding/binary"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ogptoolbox/concorde/store/text"
)

// Limits on what strangers write.
const (
	maxLetters = 60  // of a word or a whole name: the rest is not looked at
	maxTyped   = 400 // bytes of a query's text: the rest is not looked at
	maxWords   = 16  // of a query: the rest is reported as dropped
)

// prepared is a document taken apart, which is most of the work of Put and needs no lock.
type prepared struct {
	words [tiers][]string
	names []string // whole
}

func prepare(d Document) (p prepared) {
	names := d.Names
	if !slices.Contains(names, d.Name) { // which it usually does
		names = append([]string{d.Name}, names...)
	}
	for tier, texts := range [tiers][]string{names, d.Tags, d.Summaries, d.Texts} {
		for _, t := range texts {
			p.words[tier] = text.AppendWords(p.words[tier], t)
		}
		for i, w := range p.words[tier] {
			p.words[tier][i] = cut(w, maxLetters)
		}
	}
	for _, name := range names {
		if w := whole(name); w != "" {
			p.names = append(p.names, nameMark+w)
		}
	}
	return p
}

// terms returns the numbers of a document's terms, each with its best tier.
func (p prepared) terms(number func(text string) uint32) []tiered {
	var terms []tiered
	for tier, words := range p.words {
		for _, w := range words {
			terms = append(terms, pair(number(w), tier))
		}
	}
	for _, name := range p.names {
		terms = append(terms, pair(number(name), 0))
	}
	slices.Sort(terms) // of one term the best tier first
	return slices.CompactFunc(terms, func(a, b tiered) bool { return a.number() == b.number() })
}

// whole folds a whole name: names that differ in accents, case, plural or punctuation are the same.
func whole(name string) string { return join(text.QueryWords(name)) }

// join makes one term of the words of a whole name.
func join(words []string) string { return cut(strings.Join(words, " "), maxLetters) }

// cut returns the first letters of s.
func cut(s string, letters int) string {
	if len(s) <= letters {
		return s
	}
	for i := range s {
		if letters--; letters < 0 {
			return s[:i]
		}
	}
	return s
}

// cutBytes returns the first bytes of s, in whole letters.
func cutBytes(s string, bytes int) string {
	if len(s) <= bytes {
		return s
	}
	for bytes > 0 && !utf8.RuneStart(s[bytes]) {
		bytes--
	}
	return s[:bytes]
}

// fold is what documents are sorted by name by.
func fold(name string) string { return strings.Clone(text.Fold(name)) }

// typed is what someone typed, taken apart.
type typed struct {
	words []string // each once
	over  []string // beyond the limit
	name  string   // if it is a whole name
}

func takeApart(s string) (t typed) {
	all := text.QueryWords(cutBytes(s, maxTyped))
	t.name = join(all)
	for _, w := range all {
		if w = cut(w, maxLetters); !slices.Contains(t.words, w) {
			t.words = append(t.words, w)
		}
	}
	n := min(len(t.words), maxWords)
	t.words, t.over = t.words[:n], t.words[n:]
	return t
}

// packed is the terms of a document, each with its tier, in the order of their numbers and as the differences between
// them: a third of what they would take as they are.
type packed string

// pack takes sorted terms, as number<<2 | tier.
func pack(terms []tiered) packed {
	b := make([]byte, 0, 2*len(terms))
	last := tiered(0)
	for _, t := range terms {
		b = binary.AppendUvarint(b, uint64(t-last))
		last = t
	}
	return packed(b)
}

// all yields the terms in order.
func (p packed) all() iter.Seq[tiered] {
	return func(yield func(tiered) bool) {
		term, difference, shift := tiered(0), tiered(0), 0
		for i := range len(p) {
			difference |= tiered(p[i]&0x7f) << shift
			if shift += 7; p[i] < 0x80 {
				term += difference
				if !yield(term) {
					return
				}
				difference, shift = 0, 0
			}
		}
	}
}
