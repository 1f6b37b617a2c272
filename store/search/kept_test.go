package search

import (
	"fmt"
	"testing"
)

// TestKeepsWhatIsAskedFor asks for more beginnings than there is room to keep: those asked for again and again stay.
func TestKeepsWhatIsAskedFor(t *testing.T) {
	t.Parallel()
	x := New("use")
	x.kept.from = 0
	for i := range 200 {
		x.Put(Document{Key: Key{byte(i), byte(i >> 8)}, Name: fmt.Sprintf("tool%d", i)})
	}
	x.Search(Query{Text: "tool"})
	first := x.kept.prefixes["tool"]
	for i := range 200 {
		x.Search(Query{Text: "tool"})
		x.Search(Query{Text: fmt.Sprintf("tool%d", i)})
	}
	bytes := 0
	for _, p := range x.kept.prefixes {
		bytes += p.bytes()
	}
	if bytes > x.Len()*keepRoom || len(x.kept.prefixes) < 2 {
		t.Errorf("%d answers are kept in %d bytes", len(x.kept.prefixes), bytes)
	}
	if first == nil || x.kept.prefixes["tool"] != first {
		t.Error("what is asked for all the time was not kept all the time")
	}
	others := len(x.kept.prefixes) - len([]string{"t", "tool"})
	for i := range 200 {
		if kept := x.kept.prefixes[fmt.Sprintf("tool%d", i)] != nil; kept != (i >= 200-others) {
			t.Errorf("of %d kept, tool%d is kept: %v", len(x.kept.prefixes), i, kept)
		}
	}
}

// TestKeptCountsMeetNewValues filters what is kept by a value that came later.
func TestKeptCountsMeetNewValues(t *testing.T) {
	t.Parallel()
	x := New("use")
	x.kept.from = 0
	for i := range 100 {
		x.Put(Document{Key: Key{byte(i)}, Name: "tool", Facets: [][]string{{"vote"}}})
	}
	x.Search(Query{Text: "tool"})
	x.Put(Document{Key: Key{200}, Name: "other", Facets: [][]string{{"map"}}})
	got := x.Search(Query{Text: "tool", Counts: true, Filters: map[string][]string{"use": {"map"}}})
	if want := (Count{"map", 0}); len(got.Counts["use"]) != 2 || got.Counts["use"][1] != want || !got.Relaxed.Filters {
		t.Errorf("%+v", got)
	}
}

// TestForgottenDocumentsLeaveNoRoomBehind replaces all documents often: the index does not grow.
func TestForgottenDocumentsLeaveNoRoomBehind(t *testing.T) {
	t.Parallel()
	x := New("use")
	for i := range 1000 {
		x.Put(Document{Key: Key{byte(i), byte(i >> 8)}, Name: fmt.Sprint("name ", i), Facets: [][]string{{fmt.Sprint(i), "a"}}})
		if i >= 10 {
			x.Delete(Key{byte(i - 10), byte((i - 10) >> 8)})
		}
	}
	if len(x.documents) > 11 || len(x.dictionary.terms) > 40 || len(x.facets[0].values) > 13 || len(x.facets[0].rows) > 48 {
		t.Errorf("for 10 documents there is room for %d, with %d terms, %d values and %d cells",
			len(x.documents), len(x.dictionary.terms), len(x.facets[0].values), len(x.facets[0].rows))
	}
}
