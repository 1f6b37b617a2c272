package search

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store/search/searchtest"
)

// lived is an index of documents that came, changed and went, and that was asked for some of them.
func lived(keys, changes int) *history {
	h := newHistory(rand.New(rand.NewPCG(7, 7)).IntN, keys)
	for range changes {
		h.change()
		h.index.Search(Query{Text: h.word(), Counts: true})
	}
	return h
}

func unsound(x *Index, most int) []string { return x.Unsound(most, func(look func()) { look() }) }

// After any history of changes an index is sound, and no other than one that is made anew of what is there.
func TestAnIndexStaysSound(t *testing.T) {
	t.Parallel()
	h := lived(200, 1500)
	anew := h.built()
	if found := append(unsound(h.index, 10), unsound(anew, 10)...); len(found) > 0 {
		t.Errorf("%q", found)
	}
	if found := append(h.index.Differences(anew, 10), anew.Differences(h.index, 10)...); len(found) > 0 {
		t.Errorf("%+v", found)
	}
}

func TestDifferencesAreNamed(t *testing.T) {
	t.Parallel()
	h := lived(80, 300)
	is := h.index
	must := h.built()
	want := map[Key]Aspect{{0xff}: Extra}
	is.Put(Document{Key: Key{0xff}, Name: "too much"})
	for i, aspect := range []Aspect{Missing, Name, Created, Used, Words, Words, Facets, Facets} {
		d := Document{Key: Key{0xf0 + byte(i)}, Name: "Decidim", Texts: []string{"Debates and votes"}, Facets: [][]string{{"A"}, {"B"}}}
		must.Put(d)
		is.Put(d)
		switch i {
		case 0:
			is.Delete(d.Key)
		case 1:
			d.Name += "x"
		case 2:
			d.Created++
		case 3:
			d.Used++
		case 4:
			d.Texts = append(d.Texts, "xylophone")
		case 5: // the same words, which stand for it better
			d.Names = []string{"votes"}
		case 6:
			d.Facets = [][]string{{"A"}, {"B", "C"}}
		case 7:
			d.Facets = [][]string{{"B"}, {"A"}}
		}
		if aspect != Missing {
			is.Put(d)
		}
		want[d.Key] = aspect
	}
	found := is.Differences(must, 100)
	for _, d := range found {
		if want[d.Key] != d.What {
			t.Errorf("%x: %s, want %s", d.Key, d.What, want[d.Key])
		}
	}
	if len(found) != len(want) {
		t.Errorf("%d found, want %d", len(found), len(want))
	}
	if few := is.Differences(must, 3); len(few) != 3 {
		t.Errorf("%d found, where 3 are enough", len(few))
	}
	if found := unsound(is, 10); len(found) > 0 {
		t.Errorf("its lists go with what it has: %q", found)
	}
}

// lose takes a document out of a set.
func lose(x *Index, sets *[tiers]set) {
	for i := range sets {
		in := newDocset(64 * len(x.present))
		if sets[i].into(in); sets[i].n > 0 {
			sets[i].remove(slices.Collect(in.all())[0], len(x.documents))
			return
		}
	}
}

// Of each list that is derived, one in which something is wrong is named.
func TestUnsoundListsAreNamed(t *testing.T) {
	t.Parallel()
	common := func(x *Index) *term { // a word of many documents
		return &x.dictionary.terms[slices.IndexFunc(x.dictionary.terms, func(t term) bool { return t.many != nil })]
	}
	rare := func(x *Index) *term {
		return &x.dictionary.terms[slices.IndexFunc(x.dictionary.terms, func(t term) bool { return len(t.few) > 1 && !isName(t.text) })]
	}
	whole := func(x *Index) (string, uint32) {
		n := slices.IndexFunc(x.dictionary.terms, func(t term) bool { return isName(t.text) })
		return x.dictionary.name(uint32(n)), uint32(n)
	}
	for name, c := range map[string]struct {
		damage func(*Index)
		named  string
	}{
		"a document is not found by its key": {func(x *Index) { x.byKey.remove(x.hash(x.documents[5].key), 5) }, `key "`},
		"a common word lost a document": {func(x *Index) {
			lose(x, common(x).many)
		}, `word "`},
		"a rare word has another document": {func(x *Index) { rare(x).few[0] ^= 1 << 3 }, `word "`},
		"a word miscounts":                 {func(x *Index) { common(x).many[0].n++ }, `word "`},
		"a word is not found":              {func(x *Index) { x.dictionary.hashes.slots = make([]uint64, 1<<16) }, `number of the word "`},
		"words are not in order": {func(x *Index) {
			l := x.dictionary.leaves[1].terms
			l[3], l[4] = l[4], l[3]
		}, `order of the word "`},
		"a word is not among them": {func(x *Index) {
			l := &x.dictionary.leaves[1]
			l.terms, l.shared = l.terms[:len(l.terms)-1], l.shared[:len(l.shared)-1]
		}, `words "all"`},
		"a shared beginning":  {func(x *Index) { x.dictionary.leaves[1].shared[7]++ }, `beginning of the word "`},
		"what comes after it": {func(x *Index) { x.dictionary.leaves[1].after[7]++ }, `beginning of the word "`},
		"the end of a leaf":   {func(x *Index) { x.dictionary.leaves[1].last = "zzz" }, `end at the word "`},
		"a name in no pieces": {func(x *Index) { x.dictionary.pieces.remove(whole(x)) }, `pieces of the name "`},
		"a value lost a document": {func(x *Index) {
			v := &x.facets[0].values[0].docs
			v.toList()
			v.list = v.list[1:]
		}, `use "`},
		"a value of a document": {func(x *Index) {
			cells := x.facets[1].cells
			cells.all[3*cells.width+1] = 1 + cells.all[3*cells.width+1]%2
		}, `licence "`},
		"documents that share a row": {func(x *Index) { x.facets[0].rows[0]++ }, `row "use"`},
		"a row is not found":         {func(x *Index) { x.facets[0].known = newTable(8) }, `row "use"`},
		"the place of a value":       {func(x *Index) { x.facets[0].places[1]++ }, `place of the value "`},
		"a value is not found":       {func(x *Index) { delete(x.facets[2].numbers, x.facets[2].values[0].text) }, `country "`},
		"values are not in order": {func(x *Index) {
			v := x.facets[0].byText
			v[0], v[1] = v[1], v[0]
		}, `order of the value "`},
		"documents by use": {func(x *Index) {
			c := x.used.chunks[0]
			c[1], c[2] = c[2], c[1]
		}, `order "by use"`},
		"one of them is not there": {func(x *Index) { x.newest.chunks[0] = x.newest.chunks[0][1:] }, `order "by age"`},
		"one is there twice":       {func(x *Index) { x.byName.chunks[0][0] = x.byName.chunks[0][1] }, `order "by name"`},
		"an answer that was kept":  {func(x *Index) { x.kept.prefixes["b"].tiers[3].n++ }, `beginning "b"`},
		"one lost a document": {func(x *Index) {
			lose(x, x.kept.prefixes["c"].tiers)
		}, `beginning "c"`},
		"its first documents": {func(x *Index) {
			f := x.kept.prefixes["b"].front
			f[0], f[1] = f[1], f[0]
		}, `beginning "b"`},
		"how many it has": {func(x *Index) { x.kept.prefixes["b"].n-- }, `beginning "b"`},
		"its counts":      {func(x *Index) { x.kept.prefixes["x"].counts[0][0]++ }, `beginning "x"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := lived(200, 600).index
			c.damage(x)
			found := unsound(x, 1000)
			if !slices.ContainsFunc(found, func(f string) bool { return strings.HasPrefix(f, c.named) }) {
				t.Errorf("%q, want one about %s", found, c.named)
			}
			if len(unsound(x, 1)) != 1 {
				t.Error("more than asked for")
			}
		})
	}
}

// BenchmarkLookThrough is how long changes have to wait for a check.
func BenchmarkLookThrough(b *testing.B) {
	is, docs := filled()
	must := New(searchtest.Facets()...)
	load(must, docs)
	b.ResetTimer()
	for name, look := range map[string]func(){
		"differences": func() { is.Differences(must, 10) },
		"unsound":     func() { unsound(is, 10) },
	} {
		b.Run(name, func(b *testing.B) {
			start := processTime()
			for b.Loop() {
				look()
			}
			b.ReportMetric((processTime()-start).Seconds()*1000/float64(b.N), "cpu-ms/op")
		})
	}
}
