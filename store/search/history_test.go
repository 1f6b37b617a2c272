package search

import (
	"fmt"
	"strings"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// chooser decides what happens next: a number in [0, n).
type chooser func(n int) int

// history does the same to an index and to the oracle, and compares what they answer.
type history struct {
	choose chooser
	keys   int // how many different documents there are
	index  *Index
	oracle *scan
}

func newHistory(choose chooser, keys int) *history {
	facets := []string{"use", "licence", "country"}
	h := &history{choose, keys, New(facets...), newScan(facets...)}
	h.index.kept.from = keys / 4 // so that some are kept, and not all
	return h
}

// word is one of few enough that words begin like each other, are a typo apart, and come again.
func (h *history) word() string {
	parts := []string{"a", "b", "é", "ab", "abc", "ba", "cab", "bac", "x", "参加", "型", "budget", "1"}
	var b strings.Builder
	for range 1 + h.choose(4) {
		b.WriteString(parts[h.choose(len(parts))])
	}
	return b.String()
}

func (h *history) texts(most, words int) (texts []string) {
	for range h.choose(most + 1) {
		texts = append(texts, h.text(words))
	}
	return texts
}

func (h *history) text(words int) string {
	var list []string
	for range h.choose(words + 1) {
		list = append(list, h.word())
	}
	return strings.Join(list, " ")
}

func (h *history) values(facet int) (values []string) {
	for range h.choose(4) {
		values = append(values, []string{"", "A", "B", "C", "D", "E"}[h.choose(6)])
	}
	if facet == 2 && h.choose(2) == 0 {
		values = append(values, fmt.Sprint("country ", h.choose(400)))
	}
	return values
}

func (h *history) key() (k Key) {
	n := h.choose(h.keys)
	k[3], k[7] = byte(n), byte(n>>8)
	return k
}

func (h *history) put() {
	d := Document{
		Key: h.key(), Name: h.text(2), Names: h.texts(2, 3), Tags: h.texts(2, 2), Summaries: h.texts(1, 4),
		Texts: h.texts(1, 6), Created: int64(h.choose(5)), Used: h.choose(4) - 1,
	}
	for f := range h.choose(4) {
		d.Facets = append(d.Facets, h.values(f))
	}
	h.index.Put(d)
	h.oracle.Put(d)
}

func (h *history) change() {
	switch h.choose(5) {
	case 0:
		k := h.key()
		h.index.Delete(k)
		h.oracle.Delete(k)
	case 1:
		k, used := h.key(), h.choose(9)
		h.index.SetUsed(k, used)
		h.oracle.SetUsed(k, used)
	default:
		h.put()
	}
}

func (h *history) query() Query {
	q := Query{Sort: Sort(h.choose(4)), Offset: h.choose(2) * h.choose(h.keys), Limit: h.choose(h.keys/2 + 1), Counts: h.choose(4) > 0}
	if h.choose(8) > 0 {
		q.Text = h.text(3)
	}
	for range h.choose(3) {
		if q.Filters == nil {
			q.Filters = map[string][]string{}
		}
		f := h.choose(4)
		q.Filters[append(h.index.Facets(), "unknown")[f]] = h.values(f)
	}
	return q
}

// check asks both the same, several times over: what is kept of the first answer may not change the second.
func (h *history) check(t interface{ Fatalf(string, ...any) }) {
	q := h.query()
	want := h.oracle.Search(q)
	for range 2 {
		if diff := cmp.Diff(want, h.index.Search(q), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%+v: a full scan answers -, the index +\n%s", q, diff)
		}
	}
	name, limit := h.text(3), h.choose(h.keys)
	if diff := cmp.Diff(h.oracle.Near(name, limit), h.index.Near(name, limit), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("Near(%q): a full scan answers -, the index +\n%s", name, diff)
	}
	if h.index.Len() != h.oracle.Len() {
		t.Fatalf("Len is %d, want %d", h.index.Len(), h.oracle.Len())
	}
}
