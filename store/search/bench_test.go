package search

import (
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store/search/searchtest"
)

// benchTools is how many tools are searched: CONCORDE_TOOLS, or a hundred thousand.
func benchTools() int {
	if n, err := strconv.Atoi(os.Getenv("CONCORDE_TOOLS")); err == nil {
		return n
	}
	return 100_000
}

// filled is the index that benchmarks search, made once.
var filled = sync.OnceValues(func() (*Index, []Document) {
	docs := made(1, benchTools())
	x := New(searchtest.Facets()...)
	for _, d := range docs {
		x.Put(d)
	}
	return x, docs
})

// percentiles measures the CPU time of each run, and reports the middle and the hundredth worst.
func percentiles(b *testing.B, run func(i int)) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := cpuTime()
		run(i)
		took = append(took, cpuTime()-start)
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "max-ms")
}

func BenchmarkSearch(b *testing.B) {
	x, docs := filled()
	names := names(docs)
	kinds := []struct {
		name  string
		typed []string
	}{
		{"letters=1", searchtest.Typing(names, 1)}, {"letters=2", searchtest.Typing(names, 2)}, {"letters=3", searchtest.Typing(names, 3)},
		{"letters=5", searchtest.Typing(names, 5)}, {"letters=8", searchtest.Typing(names, 8)}, {"word+prefix", searchtest.Continued(names)},
		{"two words", searchtest.Pairs(names)}, {"typo", searchtest.Typos(names)},
	}
	filters := map[string][]string{"use": {"use 1"}}
	for _, k := range kinds {
		b.Run(k.name+"/first", func(b *testing.B) {
			percentiles(b, func(i int) {
				maps.DeleteFunc(x.kept.prefixes, func(text string, _ *prefix) bool { return !always(text) })
				x.Search(Query{Text: k.typed[i%len(k.typed)], Limit: 50, Counts: true})
			})
		})
		b.Run(k.name+"/again", func(b *testing.B) { stream(b, x, k.typed, nil) })
		b.Run(k.name+"/filter", func(b *testing.B) { stream(b, x, k.typed, filters) })
	}
	b.Run("empty", func(b *testing.B) { stream(b, x, []string{""}, nil) })
	b.Run("empty/filter", func(b *testing.B) { stream(b, x, []string{""}, filters) })
}

// stream asks one after the other, as a room does.
func stream(b *testing.B, x *Index, typed []string, filters map[string][]string) {
	for _, t := range typed {
		x.Search(Query{Text: t, Limit: 50, Counts: true})
	}
	percentiles(b, func(i int) {
		x.Search(Query{Text: typed[i%len(typed)], Filters: filters, Limit: 50, Counts: true})
	})
}

func BenchmarkNear(b *testing.B) {
	x, docs := filled()
	names := names(docs)
	for _, letters := range []int{1, 3, 8} {
		typed := searchtest.Typing(names, letters)
		b.Run(fmt.Sprint("letters=", letters), func(b *testing.B) {
			percentiles(b, func(i int) { x.Near(typed[i%len(typed)], 10) })
		})
	}
}

func BenchmarkUpdate(b *testing.B) {
	x, docs := filled()
	names := names(docs)
	for _, letters := range []int{1, 2, 3, 5} {
		for _, t := range searchtest.Typing(names, letters) {
			x.Search(Query{Text: t, Limit: 1})
		}
	}
	others := made(2, 2000)
	b.Run("put", func(b *testing.B) { percentiles(b, func(i int) { x.Put(others[i%len(others)]) }) })
	b.Run("edit", func(b *testing.B) {
		percentiles(b, func(i int) {
			d := docs[5000+i%5000]
			d.Texts = append(slices.Clone(d.Texts), others[i%len(others)].Texts[0])
			x.Put(d)
		})
	})
	b.Run("used", func(b *testing.B) { percentiles(b, func(i int) { x.SetUsed(docs[i%len(docs)].Key, i%50) }) })
}
