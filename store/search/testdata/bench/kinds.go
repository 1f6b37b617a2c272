package main

import (
	"fmt"
	"slices"

	"github.com/ogptoolbox/concorde/store/search/searchtest"
)

// question is what an engine is asked: the first 50 of what has all words, each of which may be unfinished, and the counts of
// facets; narrowed to one use if there is one.
type question struct{ text, use string }

// kind is questions that take about as long.
type kind struct {
	name      string
	questions []question
}

// Names of kinds that more than the table looks at.
const (
	oneLetter   = "1 letter"
	continued   = "word and prefix"
	misspelt    = "typo"
	filtered    = "one filter on"
	building    = "building"
	updating    = "an update"
	bytesATool  = "bytes a tool"
	firstAsked  = ", first asked"
	changedMost = "another tool in its place"
)

func letters(n int) string {
	if n == 1 {
		return oneLetter
	}
	return fmt.Sprint(n, " letters")
}

// kinds makes up what is asked of a catalogue, most questions of a kind at most.
func kinds(tools, most int) []kind {
	names := make([]string, 0, tools)
	for t := range catalogue(tools) {
		names = append(names, t.Name)
	}
	var kinds []kind
	add := func(name string, texts []string) {
		k := kind{name: name}
		for _, text := range texts[:min(most, len(texts))] {
			k.questions = append(k.questions, question{text: text})
		}
		kinds = append(kinds, k)
	}
	var mixed []string
	for _, n := range []int{1, 2, 3, 5, 8} {
		texts := searchtest.Typing(names, n)
		add(letters(n), texts)
		mixed = append(mixed, texts[:min(most, len(texts))/5]...)
	}
	add(continued, searchtest.Continued(names))
	add("two words that rarely meet", searchtest.Pairs(names))
	add(misspelt, searchtest.Typos(names))
	add(filtered, interleaved(mixed, 5))
	for i := range kinds[len(kinds)-1].questions {
		kinds[len(kinds)-1].questions[i].use = fmt.Sprint("use ", i/5%5)
	}
	return kinds
}

// interleaved deals a list out that is several lists of the same length one after the other, so that the first few are of all.
func interleaved(texts []string, lists int) []string {
	dealt, each := make([]string, 0, len(texts)), len(texts)/lists
	for i := range each {
		for l := range lists {
			dealt = append(dealt, texts[l*each+i])
		}
	}
	return dealt
}

// target is the CPU milliseconds that a kind may take, in the middle and at the hundredth worst.
type target struct{ p50, p99 float64 }

// targets returns what is to be reached with so many tools, by kind.
func targets(tools int) map[string]target {
	of := func(short, long, typo, filter target, update float64) map[string]target {
		return map[string]target{
			letters(1) + firstAsked: short, letters(2) + firstAsked: short, letters(3) + firstAsked: short, letters(5) + firstAsked: long,
			letters(1): short, letters(2): short, letters(3): short, letters(5): long, letters(8): long,
			continued: long, misspelt: typo, filtered: filter, updating: {p99: update}, changedMost: {p99: update},
			bytesATool: {p50: 1.2 * 1024},
		}
	}
	switch tools {
	case 100_000:
		return of(target{0.1, 1}, target{0.2, 2}, target{1, 4}, target{0.5, 3}, 1)
	case 1_000_000:
		return of(target{0.2, 3}, target{1, 12}, target{4, 14}, target{4, 16}, 3)
	default:
		return nil
	}
}

// ratioTarget is how many times faster than each peer we are to be in the middle, for what is asked most.
const ratioTarget = 50

func beginnings() []string { return []string{letters(1), letters(2), letters(3), letters(5)} }

func isBeginning(kind string) bool { return slices.Contains(beginnings(), kind) }
