package searchtest

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"
)

// typed is how many texts are made up of one kind.
const typed = 5000

// Typing makes up what people type: words of names, cut to so many letters.
func Typing(names []string, letters int) []string {
	random := rand.New(rand.NewPCG(7, uint64(letters)))
	var texts []string
	for len(texts) < typed {
		words := strings.Fields(names[random.IntN(len(names))])
		w := words[random.IntN(len(words))]
		if utf8.RuneCountInString(w) >= letters {
			texts = append(texts, string([]rune(w)[:letters]))
		}
	}
	return texts
}

// Pairs makes up the beginnings of two words that rarely belong together.
func Pairs(names []string) []string {
	a, b := Typing(names, 5), Typing(names, 3)
	for i := range a {
		a[i] += " " + b[i]
	}
	return a
}

// Continued makes up the first word of a name, and the beginning of the second.
func Continued(names []string) []string {
	random := rand.New(rand.NewPCG(9, 9))
	var texts []string
	for len(texts) < typed {
		words := strings.Fields(names[random.IntN(len(names))])
		if len(words) < 2 {
			continue
		}
		second := []rune(words[1])
		texts = append(texts, words[0]+" "+string(second[:1+random.IntN(len(second))]))
	}
	return texts
}

// Typos makes up words of names with one typo.
func Typos(names []string) []string {
	random := rand.New(rand.NewPCG(8, 8))
	var texts []string
	for len(texts) < typed {
		words := strings.Fields(names[random.IntN(len(names))])
		if w := words[random.IntN(len(words))]; utf8.RuneCountInString(w) >= 5 {
			texts = append(texts, Misspell(random, w))
		}
	}
	return texts
}

// Misspell makes one typo.
func Misspell(random *rand.Rand, word string) string {
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
