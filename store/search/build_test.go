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

// BenchmarkAnew makes an index at once, and loads one that was kept.
func BenchmarkAnew(b *testing.B) {
	docs := made(1, benchTools())
	var blocks []string
	for _, make := range []struct {
		name string
		do   func() *Index
	}{
		{"built", func() *Index { return built(docs) }},
		{"loaded", func() *Index {
			x, err := Load(handing(blocks), atOnce)
			if err != nil {
				b.Fatal(err)
			}
			return x
		}},
	} {
		b.Run(make.name, func(b *testing.B) {
			for b.Loop() {
				before, cpu := heap(), processTime()
				x := make.do()
				b.ReportMetric((processTime()-cpu).Seconds()*1000, "cpu-ms")
				b.StopTimer()
				b.ReportMetric(float64(heap()-before)/float64(len(docs)), "B/tool")
				if blocks == nil {
					blocks = saved(b, x)
				}
				runtime.KeepAlive(x)
				b.StartTimer()
			}
		})
	}
}

func built(docs []Document) *Index {
	builder := NewBuilder(searchtest.Facets()...)
	var tasks []func()
	for part := range slices.Chunk(docs, len(docs)/runtime.GOMAXPROCS(0)+1) {
		batch := builder.Batch()
		tasks = append(tasks, func() {
			for _, d := range part {
				batch.Put(d)
			}
		})
	}
	atOnce(tasks...)
	return builder.Index(atOnce)
}

// atOnce runs tasks at once.
func atOnce(tasks ...func()) {
	var group sync.WaitGroup
	for _, task := range tasks {
		group.Go(task)
	}
	group.Wait()
}

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
