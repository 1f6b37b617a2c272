package search

import (
	"fmt"
	"slices"
	"testing"
)

// ladder is an index of tools that so many use each, 0 to n-1, and what its first page must be.
func ladder(n int) (x *Index, page func() []Key) {
	x = New("use")
	x.kept.from = 0
	there := map[Key]int{}
	for i := range n {
		k := Key{byte(i), byte(i >> 8)}
		x.Put(Document{Key: k, Name: fmt.Sprint("tool ", i), Used: i, Facets: [][]string{{"vote"}}})
		there[k] = i
	}
	return x, func() (keys []Key) {
		for k := range there {
			if _, ok := x.number(k); ok {
				keys = append(keys, k)
			}
		}
		slices.SortFunc(keys, func(a, b Key) int { return x.documents[must(x, b)].used - x.documents[must(x, a)].used })
		return keys[:min(50, len(keys))]
	}
}

func must(x *Index, k Key) uint32 {
	n, _ := x.number(k)
	return n
}

// TestFirstOfMany deletes what is shown until nothing is left: what comes after it moves up, also beyond what was kept of it.
func TestFirstOfMany(t *testing.T) {
	t.Parallel()
	x, page := ladder(500)
	for x.Len() > 0 {
		want := page()
		if got := x.Search(Query{Text: "to", Limit: 50, Counts: true}); !slices.Equal(got.Keys, want) || got.Total != x.Len() {
			t.Fatalf("of %d tools the first are %v, want %v", got.Total, got.Keys, want)
		}
		if f := x.kept.prefixes["to"].front; len(f) < len(want) {
			t.Fatalf("%d of the first %d are kept: who asks next finds all again", len(f), len(want))
		}
		for _, k := range want[:min(len(want), 30)] {
			x.Delete(k)
		}
	}
}

// TestFirstOfManyFollowsUse has the last become the first, and the first the last.
func TestFirstOfManyFollowsUse(t *testing.T) {
	t.Parallel()
	x, page := ladder(300)
	for i := range 300 {
		x.Search(Query{Text: "too", Limit: 50, Counts: true})
		x.SetUsed(Key{byte(i), byte(i >> 8)}, 1000-2*i)
		if i%3 == 0 {
			x.SetUsed(Key{byte(299 - i), byte((299 - i) >> 8)}, -i)
		}
		if got, want := x.Search(Query{Text: "too", Limit: 50, Counts: true}).Keys, page(); !slices.Equal(got, want) {
			t.Fatalf("after %d changes the first are %v, want %v", i, got, want)
		}
	}
}

// TestAnswersThatStand are there before anyone asks, for as much as there is room for, and after a restart too.
func TestAnswersThatStand(t *testing.T) {
	t.Parallel()
	x, _ := filledWith(1500)
	x.kept.from = 100
	oneByOne(x.standings(nil)...)
	y, err := loaded(saved(t, x))
	if err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]*Index{"found": x, "loaded": y} {
		bytes, short := 0, 0
		for text, p := range x.kept.prefixes {
			if !p.stands || always(text) {
				continue
			}
			for _, c := range p.counts {
				bytes += 4 * len(c)
			}
			if bytes += 8 * len(p.front); len(text) > 1 {
				short++
			}
		}
		if short < 3 || bytes > standRoom*x.Len() {
			t.Errorf("%s: %d beginnings of more than a letter stand, in %d bytes", name, short, bytes)
		}
		if wrong := x.Unsound(3, func(look func()) { look() }); wrong != nil {
			t.Errorf("%s: %q", name, wrong)
		}
	}
}
