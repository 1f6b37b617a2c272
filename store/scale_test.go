package store_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

// scaled is the directory of a store with as many tools as CONCORDE_TOOLS says, or ten thousand. Where CONCORDE_STORE
// names a directory, it is made there once, for filling a large one takes minutes.
func scaled(b *testing.B) (dir string, tools int) {
	b.Helper()
	tools, err := strconv.Atoi(os.Getenv("CONCORDE_TOOLS"))
	if err != nil {
		tools = 10_000
	}
	place := os.Getenv("CONCORDE_STORE")
	if place == "" {
		place = b.TempDir()
	}
	dir = filepath.Join(place, fmt.Sprint("tools-", tools))
	if _, err := os.Stat(dir); err == nil {
		return dir, tools
	}
	fillStore(b, dir+".part", tools)
	if err := os.Rename(dir+".part", dir); err != nil {
		b.Fatal(err)
	}
	return dir, tools
}

// fillStore references tools, from as many people as a summit has at once.
func fillStore(b *testing.B, dir string, tools int) {
	b.Helper()
	s := openAt(b, dir, nil)
	who := introduce(b, s, "ana")
	var group sync.WaitGroup
	for part := range submitters {
		group.Go(func() {
			make := newInventor(uint64(part))
			for n := part; n < tools; n += submitters {
				if _, err := s.Submit(b.Context(), who, &store.ReferenceTool{Tool: make.tool(n), AllowDuplicate: true}); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	group.Wait()
	shut(b, s)
}

// inventor makes up tools, with words as frequent as words are.
type inventor struct {
	random *rand.Rand
	zipf   *rand.Zipf
}

func newInventor(seed uint64) *inventor {
	random := rand.New(rand.NewPCG(seed, 7))
	return &inventor{random, rand.NewZipf(random, 1.1, 6, 40_000)}
}

// text is so many words, of two to six syllables: frequent ones are short.
func (v *inventor) text(words int) string {
	const sounds = "bacedifogulamenipiroqusatevixozu"
	all := make([]string, words)
	for i := range all {
		var word strings.Builder
		for n := v.zipf.Uint64() + 16; n > 0; n /= 16 {
			word.WriteString(sounds[n%16*2 : n%16*2+2])
		}
		all[i] = word.String()
	}
	return strings.Join(all, " ")
}

func (v *inventor) tool(n int) store.Tool {
	uses, licences := []string{"map", "debate", "consult", "petition", "vote", "procurement"}, []string{"MIT", "AGPL-3.0-or-later", "GPL-2.0-only"}
	return store.Tool{
		Name:    distinct(n)[:8] + " " + v.text(1+v.random.IntN(2)),
		Summary: store.Text{"en": v.text(9), "fr": v.text(9)}, Description: store.Text{"en": v.text(40)},
		Website: fmt.Sprintf("https://example.org/%d", n), Licence: licences[v.random.IntN(3)],
		Uses: []string{uses[v.random.IntN(6)]}, Countries: []string{[]string{"FR", "ES", "PY", "CA"}[v.random.IntN(4)]},
		Languages: []string{"en", "fr", "es"}[:1+v.random.IntN(3)], WrittenIn: []string{"Go", "Ruby", "Python"}[:1+v.random.IntN(3)],
		Tags: []string{v.text(1), v.text(1)},
	}
}

// BenchmarkOpenScaled opens a store of many tools: with nothing kept of its views, and with what was kept when it was
// closed. It reports when records are there to be read, the first page and a tool by its whole name, and all of search.
//
//	CONCORDE_TOOLS=100000 CONCORDE_STORE=/var/tmp go test ./store -run '^$' -bench OpenScaled -benchtime 3x
func BenchmarkOpenScaled(b *testing.B) {
	dir, tools := scaled(b)
	for _, from := range []string{"anew", "kept"} {
		b.Run(from, func(b *testing.B) {
			for b.Loop() {
				if from == "anew" {
					b.StopTimer()
					_ = os.Remove(filepath.Join(dir, "store", "VIEWS"))
					b.StartTimer()
				}
				openScaled(b, dir, tools)
			}
		})
	}
}

func openScaled(b *testing.B, dir string, tools int) {
	b.Helper()
	start, cpu := time.Now(), cpuTime()
	since := func(unit string) { b.ReportMetric(time.Since(start).Seconds(), unit) }
	s, err := store.Start(store.Options{Dir: dir})
	if err != nil {
		b.Fatal(err)
	}
	since("start-s")
	page, err := store.ListEarly[*store.Tool](s, store.Query{Limit: 50})
	if err != nil || len(page.Rows) != 50 {
		b.Fatalf("%d rows: %v", len(page.Rows), err)
	}
	since("page-s")
	named, err := store.ListEarly[*store.Tool](s, store.Query{Text: page.Rows[0].Name, Limit: 50})
	if err != nil || len(named.Rows) == 0 {
		b.Fatalf("nothing is called %q: %v", page.Rows[0].Name, err)
	}
	since("name-s")
	for errors.Is(err, store.ErrOpening) || err == nil && named.Partial {
		named, err = store.ListEarly[*store.Tool](s, store.Query{Text: page.Rows[0].Name, Limit: 50})
		time.Sleep(10 * time.Millisecond)
	}
	since("search-s")
	if err := s.Whole(b.Context()); err != nil || s.Count(store.KindTool) != tools {
		b.Fatalf("%d tools: %v", s.Count(store.KindTool), err)
	}
	since("whole-s")
	b.ReportMetric((cpuTime() - cpu).Seconds(), "cpu-s")
	b.StopTimer()
	shut(b, s)
	b.ReportMetric(time.Since(start).Seconds()-b.Elapsed().Seconds(), "close-s")
	b.StartTimer()
}
