package store

import (
	"errors"
	"log/slog"
	"runtime"
	"sync/atomic"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/search"
)

// shelving puts documents into their indexes on every processor, while whoever
// began it reads the next: most of opening a large store is taking words apart.
type shelving struct {
	work *background.Group
	todo chan shelved
	lost atomic.Bool // a goroutine panicked, and what it had in hand is in no index
}

type shelved struct {
	index    *search.Index
	document search.Document
}

// aheadOf is how many documents are read before they are put, for each processor.
const aheadOf = 64

func newShelving(logger *slog.Logger) *shelving {
	hands := runtime.GOMAXPROCS(0)
	s := &shelving{work: background.NewGroup(logger), todo: make(chan shelved, hands*aheadOf)}
	for range hands {
		s.work.Go("index what is there", s.shelve)
	}
	return s
}

func (s *shelving) shelve() {
	whole := false
	defer func() {
		if whole {
			return
		}
		s.lost.Store(true)
		for range s.todo { // so that whoever reads is not left waiting
		}
	}()
	for one := range s.todo {
		one.index.Put(one.document)
	}
	whole = true
}

func (s *shelving) put(index *search.Index, document search.Document) {
	s.todo <- shelved{index, document}
}

// finish returns when every document is in its index. It is called once, by
// whoever put the last.
func (s *shelving) finish() error {
	close(s.todo)
	s.work.Wait()
	if s.lost.Load() {
		return errors.New("build the search index: it failed in the middle; the log says at what")
	}
	return nil
}
