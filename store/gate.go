package store

import (
	"context"
	"fmt"

	"github.com/ogptoolbox/concorde/store/search"
)

// gate keeps those who come too early waiting. It is opened once, by one
// goroutine; what that wrote before is there for whoever passes.
type gate struct {
	opened chan struct{}
	err    error // why there is nothing behind it
}

func newGate() *gate { return &gate{opened: make(chan struct{})} }

func (g *gate) open(err error) {
	g.err = err
	close(g.opened)
}

func (g *gate) isOpen() bool {
	select {
	case <-g.opened:
		return true
	default:
		return false
	}
}

func (g *gate) wait(ctx context.Context) error {
	select {
	case <-g.opened:
		return g.err
	case <-ctx.Done():
		return fmt.Errorf("wait for the store to be opened: %w", ctx.Err())
	}
}

// known is what is kept in memory of the record, without the indexes, once it
// is there.
func (s *Store) known() *views {
	<-s.view.known.opened
	return s.view
}

// referencedBy are the tools that a person referenced, oldest first; none are
// known until the index of tools is there.
func (s *Store) referencedBy(person ID) []ID {
	if !s.view.shelves[KindTool].isOpen() {
		return nil
	}
	return s.view.makers.list(relation{person, KindTool})
}

// index is where the records of a kind are found; ErrNotFound where the kind
// has no list. For that of tools nobody waits, of which there may be a million:
// it is [ErrOpening] as long as it is being made.
func (s *Store) index(kind Kind) (*search.Index, error) {
	shelf := s.view.shelves[kind]
	switch {
	case shelf == nil:
		return nil, fmt.Errorf("list %s: %w", kind, ErrNotFound)
	case kind == KindTool && !shelf.isOpen():
		return nil, fmt.Errorf("list %s: %w", kind, ErrOpening)
	}
	<-shelf.opened
	return shelf.index, shelf.err
}

// search searches among the records of a kind.
func (s *Store) search(kind Kind, query search.Query) (search.Result, error) {
	index, err := s.index(kind)
	if err != nil {
		return search.Result{}, err
	}
	return index.Search(query), nil
}
