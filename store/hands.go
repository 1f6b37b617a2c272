package store

import (
	"errors"
	"runtime"
	"sync/atomic"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/search"
)

// hands put documents into batches on every processor, while whoever began it
// reads the next: most of opening a large store is taking words apart.
type hands struct {
	work    *background.Group
	builder *search.Builder
	records chan Record
	lost    atomic.Bool // a goroutine panicked, and what it had in hand is in no batch
}

// aheadOf is how many records are read before they are put, for each processor.
const aheadOf = 64

func newHands(o *opening, builder *search.Builder) *hands {
	number := runtime.GOMAXPROCS(0)
	h := &hands{work: background.NewGroup(o.logger), builder: builder, records: make(chan Record, number*aheadOf)}
	for range number {
		batch := builder.Batch()
		h.work.Go("index what is there", func() { h.put(o, batch) })
	}
	return h
}

func (h *hands) put(o *opening, batch *search.Batch) {
	whole := false
	defer func() {
		if whole {
			return
		}
		h.lost.Store(true)
		for range h.records { // so that whoever reads is not left waiting
		}
	}()
	for record := range h.records {
		batch.Put(o.views.document(o.st, record))
	}
	whole = true
}

// finish returns when every document is in its batch. It is called once, by
// whoever read the last.
func (h *hands) finish() error {
	close(h.records)
	h.work.Wait()
	if h.lost.Load() {
		return errors.New("build the search index: it failed in the middle; the log says at what")
	}
	return nil
}
