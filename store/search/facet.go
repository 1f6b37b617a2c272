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
	places  []uint32 // in byText, by number
	free    []uint32 // numbers of values that no document has any more
	column
}

type value struct {
	text string
	docs set
}

func newFacet(name string, of column) *facet {
	return &facet{name: name, numbers: map[string]uint32{}, column: of}
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

// has reports whether these, and no others, are the values of document n.
func (f *facet) has(n uint32, texts []string) bool {
	var few, more [8]uint32
	is, must := f.of(n, few[:0]), more[:0]
	for _, text := range texts {
		if text == "" {
			continue
		}
		v, ok := f.numbers[text]
		if !ok {
			return false
		}
		must = append(must, v)
	}
	slices.Sort(must)
	return slices.Equal(is, slices.Compact(must))
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
	at := f.seek(text)
	f.byText = slices.Insert(f.byText, at, n)
	f.place(at)
	return n
}

// place notes where values are, from a place on.
func (f *facet) place(from int) {
	f.places = append(f.places, make([]uint32, len(f.values)-len(f.places))...)
	for at := from; at < len(f.byText); at++ {
		f.places[f.byText[at]] = uint32(at)
	}
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
		f.place(at)
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
