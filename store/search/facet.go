package search

import (
	"slices"
	"strings"
)

// facet is one way to narrow: its values, the documents of each value and the values of each document.
type facet struct {
	name    string
	numbers map[string]uint32
	values  []value
	byText  []uint32 // numbers of values in the order of their texts, in which those that are as frequent are shown
	free    []uint32 // numbers of values that no document has any more
	column
}

type value struct {
	text string
	docs set
}

func newFacet(name string) *facet {
	return &facet{name: name, numbers: map[string]uint32{}, column: newColumn()}
}

// put replaces the values of document n.
func (f *facet) put(n uint32, texts []string, numbers int) {
	var few [8]uint32
	before := f.of(n, few[:0])
	var after []uint32
	for _, text := range texts {
		if text != "" {
			after = append(after, f.number(text))
		}
	}
	slices.Sort(after)
	after = slices.Compact(after)
	for _, v := range after {
		if !slices.Contains(before, v) {
			f.values[v].docs.add(n, numbers)
		}
	}
	f.set(n, after)
	for _, v := range before {
		if !slices.Contains(after, v) {
			f.leave(n, v, numbers)
		}
	}
}

// number returns the number of a value, which is new if need be.
func (f *facet) number(text string) uint32 {
	if n, ok := f.numbers[text]; ok {
		return n
	}
	text = strings.Clone(text)
	n := uint32(len(f.values))
	if last := len(f.free) - 1; last >= 0 {
		n, f.free = f.free[last], f.free[:last]
		f.values[n].text = text
	} else {
		f.values = append(f.values, value{text: text})
	}
	f.numbers[text] = n
	f.byText = slices.Insert(f.byText, f.seek(text), n)
	return n
}

// seek returns where in the order of texts one is, or would be.
func (f *facet) seek(text string) int {
	at, _ := slices.BinarySearchFunc(f.byText, text, func(v uint32, text string) int { return strings.Compare(f.values[v].text, text) })
	return at
}

// leave takes document n out of a value, and forgets the value with its last document.
func (f *facet) leave(n, v uint32, numbers int) {
	docs := &f.values[v].docs
	docs.remove(n, numbers)
	if docs.n == 0 {
		delete(f.numbers, f.values[v].text)
		at := f.seek(f.values[v].text)
		f.byText = slices.Delete(f.byText, at, at+1)
		f.values[v] = value{}
		f.free = append(f.free, v)
	}
}

// widen adds the documents that have one of the values to b.
func (f *facet) widen(values []string, b docset) {
	for _, text := range values {
		if v, ok := f.numbers[text]; ok {
			f.values[v].docs.into(b)
		}
	}
}
