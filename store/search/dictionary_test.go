package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestDictionaryStaysInOrder adds and removes terms, and compares with a sorted list.
func TestDictionaryStaysInOrder(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(4, 4))
	d := newDictionary()
	var all []string
	for step := range 6000 {
		text := strings.Repeat("ab", random.IntN(3)) + fmt.Sprint(random.IntN(3000))
		at, there := slices.BinarySearch(all, text)
		n, found := d.find(text)
		switch {
		case found != there:
			t.Fatalf("%q is found: %v, want %v", text, found, there)
		case !there:
			d.number(text)
			all = slices.Insert(all, at, text)
		case step%3 > 0:
			d.remove(n)
			all = slices.Delete(all, at, at+1)
		}
		if step%500 == 0 {
			compare(t, &d, all)
		}
	}
	compare(t, &d, all)
	for _, text := range all {
		n, _ := d.find(text)
		d.remove(n)
	}
	compare(t, &d, nil)
}

func compare(t *testing.T, d *dictionary, want []string) {
	t.Helper()
	var got []string
	last := ""
	for _, l := range d.leaves {
		if len(l.terms) > longestLeaf || len(l.terms) == 0 {
			t.Errorf("a leaf has %d terms", len(l.terms))
		}
		if l.last != d.terms[l.terms[len(l.terms)-1]].text {
			t.Errorf("a leaf is said to end with %q", l.last)
		}
		for i, n := range l.terms {
			text := d.terms[n].text
			if int(l.shared[i]) != shared(last, text) {
				t.Errorf("%q shares %d with %q", text, l.shared[i], last)
			}
			if l.after[i] != text[l.shared[i]] {
				t.Errorf("%q goes on with %q after %d bytes", text, l.after[i], l.shared[i])
			}
			got, last = append(got, text), text
		}
	}
	if !slices.Equal(got, want) {
		t.Fatalf("the terms are %d, want %d", len(got), len(want))
	}
	for _, prefix := range []string{"", "1", "ab", "abab29", "z"} {
		n := 0
		for range d.begin(prefix) {
			n++
		}
		if i := slices.IndexFunc(want, func(s string) bool { return strings.HasPrefix(s, prefix) }); i < 0 && n > 0 {
			t.Errorf("%d terms begin with %q", n, prefix)
		}
		for _, s := range want {
			if strings.HasPrefix(s, prefix) {
				n--
			}
		}
		if n != 0 {
			t.Errorf("%d terms too many begin with %q", n, prefix)
		}
	}
}
