package search

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store/search/searchtest"
)

// BenchmarkBuild reports what an index takes, and what is in it.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{150, benchTools()} {
		b.Run(fmt.Sprint("tools=", n), func(b *testing.B) {
			docs := made(1, n)
			for b.Loop() {
				before := heap()
				start, startCPU := time.Now(), processTime()
				x := New(searchtest.Facets()...)
				load(x, docs)
				b.ReportMetric(time.Since(start).Seconds()*1000, "build-ms")
				b.ReportMetric((processTime()-startCPU).Seconds()*1000, "build-cpu-ms")
				b.ReportMetric(float64(heap()-before)/float64(n), "B/tool")
				b.ReportMetric(float64(x.entries())/float64(n), "terms/tool")
				runtime.KeepAlive(x)
			}
		})
	}
}

func load(x *Index, docs []Document) {
	var loaders sync.WaitGroup
	each := len(docs)/runtime.GOMAXPROCS(0) + 1
	for part := range slices.Chunk(docs, each) {
		loaders.Go(func() {
			for _, d := range part {
				x.Put(d)
			}
		})
	}
	loaders.Wait()
}

func heap() int {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// entries counts the terms of all documents.
func (x *Index) entries() (n int) {
	for _, d := range x.documents {
		for range d.terms.all() {
			n++
		}
	}
	return n
}
