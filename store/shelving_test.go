package store

import (
	"log/slog"
	"testing"

	"github.com/ogptoolbox/concorde/store/search"
)

// A store whose index cannot be built says so, and keeps nobody waiting who
// reads on.
func TestAnIndexThatCannotBeBuiltIsNotTakenForWhole(t *testing.T) {
	t.Parallel()
	s := newShelving(slog.New(slog.DiscardHandler))
	for range 10_000 { // more than fit between those who read and those who index
		s.put(nil, search.Document{})
	}
	if err := s.finish(); err == nil {
		t.Error("an index with nothing in it passes for whole")
	}
	whole := newShelving(slog.New(slog.DiscardHandler))
	index := search.New()
	for i := range 1_000 {
		whole.put(index, search.Document{Key: search.Key{byte(i), byte(i >> 8)}, Name: "Agora"})
	}
	if err := whole.finish(); err != nil || index.Len() != 1_000 {
		t.Errorf("%d are indexed: %v", index.Len(), err)
	}
}
