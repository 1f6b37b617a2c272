package search

import (
	"hash/maphash"
	"strings"
	"sync"
)

// lexicon numbers texts in the order in which they come, for several goroutines at once.
type lexicon struct {
	mu    sync.Mutex
	seed  maphash.Seed
	texts []string // by number
	table
}

func newLexicon() *lexicon { return &lexicon{seed: maphash.MakeSeed()} }

// number returns the number of a text, and the text as it is kept.
func (l *lexicon) number(text string) (n uint32, kept string) {
	hash := maphash.String(l.seed, text)
	l.mu.Lock()
	defer l.mu.Unlock()
	if n, ok := l.find(hash, func(n uint32) bool { return l.texts[n] == text }); ok {
		return n, l.texts[n]
	}
	n, kept = uint32(len(l.texts)), strings.Clone(text) // a word is cut out of a whole description, which must not live as long
	l.texts = append(l.texts, kept)
	l.put(hash, n)
	return n, kept
}

// glossary is what one goroutine remembers of a lexicon, so that it asks for frequent texts once.
type glossary struct {
	of    *lexicon
	known map[string]uint32
}

func newGlossary(of *lexicon) glossary { return glossary{of, map[string]uint32{}} }

func (g glossary) number(text string) uint32 {
	if isName(text) { // most have one document
		n, _ := g.of.number(text)
		return n
	}
	if n, ok := g.known[text]; ok {
		return n
	}
	n, kept := g.of.number(text)
	g.known[kept] = n
	return n
}
