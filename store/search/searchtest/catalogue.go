// Package searchtest makes up a catalogue, and what people type to find something in it, for whoever measures or tests a
// search: the tests of the index, and its peers beside it. It knows no index.
package searchtest

import (
	"encoding/binary"
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
)

// Tool is what a search is told about one tool.
type Tool struct {
	Key                           [16]byte
	Name                          string
	Names, Tags, Summaries, Texts []string
	Facets                        [][]string // in the order of Facets
	Created                       int64
	Used                          int
}

// Catalogue makes up tools: in three languages, with words as frequent as words are (Zipf), and with facets like those of
// the real ones. The same seed makes the same tools.
type Catalogue struct {
	random    *rand.Rand
	languages [3]language
	labels    [][3]string // of uses
	facets    [7]values
}

// language is a vocabulary, most frequent words first.
type language struct {
	words []string
	zipf  *rand.Zipf
}

func (l language) text(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = l.words[l.zipf.Uint64()]
	}
	return strings.Join(words, " ")
}

// values is the values of a facet and how many of them a tool has.
type values struct {
	name  string
	of    int
	most  int
	zipf  *rand.Zipf
	steep float64
}

// Facets returns the names of the facets that each tool has.
func Facets() []string {
	return []string{"use", "licence", "country", "language", "maturity", "written in", "organisation"}
}

// New returns the catalogue of a seed.
func New(seed uint64) *Catalogue {
	c := &Catalogue{random: rand.New(rand.NewPCG(seed, 42))}
	for i, sounds := range [3]string{"th sh b c d l m n p r s st w pr|a e i o u ea ou|n r t st d ng ck", "b c d l m n p r s v qu pr ch|a é i o u ou eau|n r s t x lle", "b c d l m n p r s v g qu|a e i o u ía ue|n r s l d z"} {
		c.languages[i] = c.language(strings.Split(sounds, "|"), 15000)
	}
	for range 17 {
		c.labels = append(c.labels, [3]string{c.languages[0].text(2), c.languages[1].text(2), c.languages[2].text(2)})
	}
	c.facets = [7]values{
		{name: "use", of: 17, most: 3, steep: 1.1}, {name: "licence", of: 30, most: 1, steep: 1.5},
		{name: "country", of: 40, most: 2, steep: 1.1}, {name: "language", of: 8, most: 3, steep: 1.2},
		{name: "maturity", of: 6, most: 1, steep: 1.1}, {name: "written in", of: 20, most: 2, steep: 1.2},
		{name: "organisation", of: 5000, most: 2, steep: 1.05},
	}
	for i := range c.facets {
		f := &c.facets[i]
		f.zipf = rand.NewZipf(c.random, f.steep, 3, uint64(f.of-1))
	}
	return c
}

// language makes up words of one to four syllables: frequent words are shorter.
func (c *Catalogue) language(sounds []string, words int) language {
	l, seen := language{zipf: rand.NewZipf(c.random, 1.1, 6, uint64(words-1))}, map[string]bool{}
	for len(l.words) < words {
		if w := c.word(sounds, 1+c.random.IntN(2+min(len(l.words)/500, 2))); !seen[w] {
			seen[w] = true
			l.words = append(l.words, w)
		}
	}
	return l
}

func (c *Catalogue) word(sounds []string, syllables int) string {
	var b strings.Builder
	for range syllables {
		for _, kind := range sounds[:2] {
			b.WriteString(c.one(kind))
		}
	}
	return b.String() + c.one(sounds[2])
}

func (c *Catalogue) one(of string) string {
	list := strings.Fields(of)
	return list[c.random.IntN(len(list))]
}

// tool makes up tool number n. Three in five have a name of their own, the others are called by what they do.
func (c *Catalogue) tool(n int) Tool {
	d := Tool{Created: int64(c.random.IntN(1e9)), Used: int(c.random.ExpFloat64() * 20)}
	binary.BigEndian.PutUint64(d.Key[:], uint64(n))
	main := c.languages[c.random.IntN(3)]
	d.Name = main.text(2 + c.random.IntN(2))
	if c.random.IntN(5) < 3 {
		d.Name = c.word([]string{"b c d f g k l m n p r s t v z", "a e i o u", "x n r l k s t m"}, 2+c.random.IntN(3)) + " " + main.text(c.random.IntN(2))
	}
	c.describe(&d)
	for _, f := range c.facets {
		var values []string
		for range 1 + c.random.IntN(f.most) {
			values = append(values, fmt.Sprint(f.name, " ", f.zipf.Uint64()))
		}
		d.Facets = append(d.Facets, values)
	}
	d.Tags = append(d.Tags, d.Facets[2]...)
	d.Tags = append(d.Tags, d.Facets[6]...)
	return d
}

func (c *Catalogue) describe(d *Tool) {
	for i, l := range c.languages {
		if c.random.IntN(3) == 0 {
			d.Names = append(d.Names, l.text(2))
		}
		d.Tags = append(d.Tags, l.text(2), c.labels[c.random.IntN(17)][i])
		d.Summaries = append(d.Summaries, l.text(9))
		if i == 0 || c.random.IntN(3) == 0 {
			d.Texts = append(d.Texts, l.text(20+c.random.IntN(30)))
		}
	}
}

// Tools makes up the first n tools, one after the other: a million of them need not be in memory at once.
func (c *Catalogue) Tools(n int) iter.Seq[Tool] {
	return func(yield func(Tool) bool) {
		for i := range n {
			if !yield(c.tool(i)) {
				return
			}
		}
	}
}
