// Package match decides which of a few dozen labels somebody means by the
// letters typed so far: a command, a use, a country. Accents and case do not
// matter, words may be given in any order and need not be finished.
//
// It is for lists that fit in memory and on a screen; the catalogue has an
// index of its own.
package match

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold writes text as it is compared: in small letters, without accents.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == '’':
			b.WriteByte('\'')
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// longest is how many letters of a query can mean anything: no label is longer.
const longest = 100

// Type is a query after something more was typed or pasted into it. What is
// pasted may be a whole book: no more of it is taken than can mean something,
// since every label is compared with it.
func Type(query, more string) string {
	more = more[:min(len(more), 8*longest)] // a letter is broken at most, and falls away
	words := strings.Join(strings.Fields(strings.ToValidUTF8(more, "")), " ")
	if words == "" && more != "" {
		words = " "
	}
	runes := []rune(strings.TrimLeft(query+words, " "))
	return string(runes[:min(len(runes), longest)])
}

// Score says how well a text answers a query: 0 not at all, more is better.
// Every word of the query has to be found; one that begins the text counts
// more than one that begins a word, and that more than one inside a word; a text
// that says nothing else counts more than one that goes on.
func Score(query, text string) int {
	text = Fold(text)
	total := 1
	if words := strings.Fields(Fold(query)); slices.Equal(words, strings.Fields(text)) {
		total++
	}
	for word := range strings.FieldsSeq(Fold(query)) {
		score := scoreWord(word, text)
		if score == 0 {
			return 0
		}
		total += score
	}
	return total
}

func scoreWord(word, text string) int {
	switch at := strings.Index(text, word); {
	case at < 0:
		return 0
	case at == 0:
		return 3
	}
	for _, separator := range " -'/(." {
		if strings.Contains(text, string(separator)+word) {
			return 2
		}
	}
	return 1
}

// Best lists the numbers of the texts that answer a query, the best first, in
// their own order where none is better. An empty query is answered by all.
func Best(query string, texts []string) []int {
	scores := make([]int, len(texts))
	var found []int
	for i, text := range texts {
		if scores[i] = Score(query, text); scores[i] > 0 {
			found = append(found, i)
		}
	}
	slices.SortStableFunc(found, func(a, b int) int { return scores[b] - scores[a] })
	return found
}
