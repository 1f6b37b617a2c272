package search

import (
	"encoding/binary"
	"slices"
)

// Save writes what [Load] makes the index from again, in blocks of which none is longer than a few hundred kilobytes but for
// one long text; what is in a block begins and ends there. Searches go on meanwhile, changes wait. It ends with the first
// error of write, which must not hold on to a block.
func (x *Index) Save(write func(block []byte) error) error {
	x.mu.RLock()
	defer x.mu.RUnlock()
	s := &saver{write: write}
	s.number(uint64(len(x.facets)))
	for _, f := range x.facets {
		s.text(f.name)
	}
	s.dictionary(&x.dictionary)
	s.documents(x)
	for _, f := range x.facets {
		s.facet(f, len(x.documents))
	}
	for _, o := range x.orders() {
		s.numbers(slices.Concat(o.chunks...))
	}
	s.standing(x.kept.standing())
	return s.flush()
}

// saver collects a block. After an error it does nothing.
type saver struct {
	write func(block []byte) error
	block []byte
	err   error
}

const blockLength = 256 << 10

// item ends one thing that has to be in one block.
func (s *saver) item() {
	if len(s.block) >= blockLength {
		_ = s.flush()
	}
}

func (s *saver) flush() error {
	if s.err == nil && len(s.block) > 0 {
		s.err = s.write(s.block)
	}
	s.block = s.block[:0]
	return s.err
}

func (s *saver) number(n uint64) { s.block = binary.AppendUvarint(s.block, n) }

func (s *saver) text(text string) {
	s.number(uint64(len(text)))
	s.block = append(s.block, text...)
}

// numbers writes a list of them.
func (s *saver) numbers(list []uint32) {
	s.number(uint64(len(list)))
	for _, n := range list {
		s.number(uint64(n))
		s.item()
	}
}

func (s *saver) dictionary(d *dictionary) {
	s.number(uint64(len(d.terms)))
	for n := range d.terms {
		s.text(d.terms[n].text)
		s.item()
	}
	var sorted []uint32
	for _, l := range d.leaves {
		sorted = append(sorted, l.terms...)
	}
	s.numbers(sorted)
}

func (s *saver) documents(x *Index) {
	s.numbers(x.unused)
	s.number(uint64(len(x.documents)))
	for n := range x.documents {
		d := &x.documents[n]
		s.block = append(s.block, d.key[:]...)
		s.text(d.name)
		s.block = binary.AppendVarint(s.block, d.created)
		s.block = binary.AppendVarint(s.block, int64(d.used))
		s.text(string(d.terms))
		s.item()
	}
}

func (s *saver) facet(f *facet, documents int) {
	s.number(uint64(len(f.values)))
	for v := range f.values {
		s.text(f.values[v].text)
		s.item()
	}
	var few [8]uint32
	for n := range documents {
		values := f.of(uint32(n), few[:0])
		s.number(uint64(len(values)))
		for _, v := range values {
			s.number(uint64(v))
		}
		s.item()
	}
}

func (s *saver) standing(all []standing) {
	s.number(uint64(len(all)))
	for _, p := range all {
		s.text(p.text)
		s.number(uint64(p.n))
		s.number(uint64(len(p.front)))
		for _, r := range p.front {
			s.number(uint64(r.n))
			s.number(uint64(r.class))
		}
		for _, c := range p.counts {
			s.numbers(c)
		}
		s.item()
	}
}
