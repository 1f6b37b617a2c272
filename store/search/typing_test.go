package search

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"
)

// typing makes up what people type: words of names, cut to so many letters.
func typing(docs []Document, letters int) []string {
	random := rand.New(rand.NewPCG(7, uint64(letters)))
	var typed []string
	for len(typed) < 5000 {
		words := strings.Fields(docs[random.IntN(len(docs))].Name)
		w := words[random.IntN(len(words))]
		if utf8.RuneCountInString(w) >= letters {
			typed = append(typed, cut(w, letters))
		}
	}
	return typed
}

func pairs(docs []Document) []string {
	a, b := typing(docs, 5), typing(docs, 3)
	for i := range a {
		a[i] += " " + b[i]
	}
	return a
}

func typos(docs []Document) []string {
	random := rand.New(rand.NewPCG(8, 8))
	var typed []string
	for len(typed) < 5000 {
		words := strings.Fields(docs[random.IntN(len(docs))].Name)
		if w := words[random.IntN(len(words))]; utf8.RuneCountInString(w) >= 5 {
			typed = append(typed, misspell(random, w))
		}
	}
	return typed
}

// misspell makes one typo.
func misspell(random *rand.Rand, word string) string {
	w := []rune(word)
	i := random.IntN(len(w) - 1)
	other := rune('a' + random.IntN(26))
	switch random.IntN(4) {
	case 0:
		w[i], w[i+1] = w[i+1], w[i]
	case 1:
		w = slices.Delete(w, i, i+1)
	case 2:
		w = slices.Insert(w, i, other)
	default:
		w[i] = other
	}
	return string(w)
}
