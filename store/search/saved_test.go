package search

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ogptoolbox/concorde/store/search/searchtest"
)

// oneByOne runs tasks one after the other.
func oneByOne(tasks ...func()) {
	for _, task := range tasks {
		task()
	}
}

// saved is the blocks that an index is kept as.
func saved(t interface{ Fatalf(string, ...any) }, x *Index) (blocks []string) {
	err := x.Save(func(block []byte) error {
		blocks = append(blocks, string(block))
		return nil
	})
	if err != nil {
		t.Fatalf("save: %v", err)
	}
	return blocks
}

// handing hands out blocks.
func handing(blocks []string) func() (string, error) {
	return func() (block string, err error) {
		if len(blocks) == 0 {
			return "", io.ErrUnexpectedEOF
		}
		block, blocks = blocks[0], blocks[1:]
		return block, nil
	}
}

// loaded makes an index of blocks.
func loaded(blocks []string) (*Index, error) { return Load(handing(blocks), oneByOne) }

// restart goes on with an index that was not there before, now and then.
func (h *history) restart(t interface{ Fatalf(string, ...any) }) {
	switch h.choose(6) {
	case 0:
		h.stop(t)
	case 1:
		h.anew()
	}
}

// stop saves the index and loads it again.
func (h *history) stop(t interface{ Fatalf(string, ...any) }) {
	x, err := loaded(saved(t, h.index))
	if err != nil {
		t.Fatalf("load what was saved: %v", err)
	}
	x.kept.from = h.index.kept.from
	h.index = x
}

// anew goes on with an index that was made at once.
func (h *history) anew() {
	x := h.built()
	x.kept.from = h.index.kept.from
	oneByOne(x.standings(nil)...) // as if it had enough documents
	h.index = x
}

// built is an index of what there is, made at once.
func (h *history) built() *Index {
	b := NewBuilder(h.index.Facets()...)
	batches := []*Batch{b.Batch(), b.Batch(), b.Batch()}
	var keys []Key
	for k := range h.oracle.docs {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b Key) int { return bytes.Compare(a[:], b[:]) })
	for _, k := range keys {
		batches[h.choose(len(batches))].Put(h.oracle.docs[k].Document)
	}
	return b.Index(oneByOne)
}

// TestWhatCannotBeSavedIsTold ends with the error of whoever writes.
func TestWhatCannotBeSavedIsTold(t *testing.T) {
	t.Parallel()
	x := New("use")
	x.Put(Document{Key: Key{1}, Name: "Decidim"})
	full := errors.New("no space left")
	if err := x.Save(func([]byte) error { return full }); !errors.Is(err, full) {
		t.Errorf("the error is %v", err)
	}
}

// TestLoadRefusesNonsense cuts and changes what was saved everywhere: it is an index or an error, and never a panic.
func TestLoadRefusesNonsense(t *testing.T) {
	t.Parallel()
	x := New("use", "country")
	for i := range 40 {
		x.Put(Document{Key: Key{byte(i)}, Name: "tool of many words", Tags: []string{"vote"}, Facets: [][]string{{"vote", "map"}, {"FR"}}})
		x.Delete(Key{byte(i - 7)})
	}
	x.kept.from = 0
	oneByOne(x.standings(nil)...)
	whole := saved(t, x)[0]
	for at := range len(whole) {
		if _, err := loaded([]string{whole[:at]}); err == nil {
			t.Fatalf("the first %d bytes are taken for an index", at)
		}
		for _, bit := range []byte{1, 0x10, 0x80, 0xff} {
			damaged := []byte(whole)
			damaged[at] ^= bit
			_, _ = loaded([]string{string(damaged)})
		}
	}
}

// TestSavedIsTheSame loads what was saved, and saves it again.
func TestSavedIsTheSame(t *testing.T) {
	t.Parallel()
	x, _ := filledWith(1500)
	x.kept.from = 100
	oneByOne(x.standings(nil)...)
	first := saved(t, x)
	y, err := loaded(first)
	if err != nil {
		t.Fatal(err)
	}
	if len(first) < 3 {
		t.Fatalf("saved in %d blocks, which does not test the borders between them", len(first))
	}
	if diff := cmp.Diff(first, saved(t, y)); diff != "" {
		t.Error("what was loaded is saved otherwise")
	}
}

func filledWith(n int) (*Index, []Document) {
	x, docs := New(searchtest.Facets()...), made(1, n)
	for _, d := range docs {
		x.Put(d)
	}
	return x, docs
}
