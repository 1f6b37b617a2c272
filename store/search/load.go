package search

import (
	"errors"
	"fmt"
	"strings"
)

// errSaved says that what was read is not what [Index.Save] wrote.
var errSaved = errors.New("not an index as it was saved")

// Load makes an index from what [Index.Save] wrote, block by block; read returns an error where there is no other. It tells
// nonsense from an index only as far as it has to: that the blocks are whole is for who kept them to check.
func Load(read func() (block string, err error), together Together) (*Index, error) {
	l := &loader{read: read}
	p := l.parts()
	if l.err != nil {
		return nil, fmt.Errorf("load an index: %w", l.err)
	}
	return p.assemble(together), nil
}

// loader reads one thing after the other. After an error all that it reads is zero, and nothing is long.
type loader struct {
	read func() (string, error)
	rest string // of the block
	err  error
}

func (l *loader) parts() (p parts) {
	p.facets = l.texts()
	p.terms = l.texts()
	p.sorted = l.sorted(p.terms)
	p.unused = l.numbers(maxNumber)
	p.documents = l.documents(len(p.terms))
	p.columns = newColumns(len(p.facets))
	reserve(p.columns, len(p.documents))
	for i := range p.facets {
		values := l.texts()
		p.values = append(p.values, values)
		l.column(&p.columns[i], len(p.documents), len(values))
	}
	for i := range p.orders {
		p.orders[i] = l.numbers(len(p.documents))
	}
	for _, n := range p.unused {
		l.want(int(n) < len(p.documents))
	}
	p.standing = l.standing(&p)
	return p
}

const maxNumber = 1 << 30 // of documents and terms, and more than a machine has room for

// want notes what is not as it must be.
func (l *loader) want(is bool) {
	if l.err == nil && !is {
		l.err = errSaved
	}
}

// more gets the next block where this one is read.
func (l *loader) more() {
	if l.err == nil && l.rest == "" {
		l.rest, l.err = l.read()
	}
}

func (l *loader) number() (n uint64) {
	l.more()
	for shift := 0; l.err == nil; shift += 7 {
		if l.rest == "" || shift > 63 {
			l.want(false)
			return 0
		}
		b := l.rest[0]
		l.rest = l.rest[1:]
		if n |= uint64(b&0x7f) << shift; b < 0x80 {
			return n
		}
	}
	return 0
}

func (l *loader) signed() int64 {
	n := l.number()
	return int64(n>>1) ^ -int64(n&1)
}

// length is a number that is not larger than can be.
func (l *loader) length(most int) int {
	n := l.number()
	l.want(n <= uint64(most))
	if l.err != nil {
		return 0
	}
	return int(n)
}

// bytes are cut out of the block, which lives as long as any of them: nearly all of it is needed.
func (l *loader) bytes(n int) (b string) {
	l.want(n <= len(l.rest))
	if l.err != nil {
		return ""
	}
	b, l.rest = l.rest[:n], l.rest[n:]
	return b
}

func (l *loader) text() string { return l.bytes(l.length(maxNumber)) }

// ahead is for how many of a list that claims to be long room is made before they are there.
func ahead(n int) int { return min(n, 1<<16) }

func (l *loader) texts() []string {
	n := l.length(maxNumber)
	texts := make([]string, 0, ahead(n))
	for len(texts) < n && l.err == nil {
		texts = append(texts, l.text())
	}
	return texts
}

// numbers are a list of numbers below a limit.
func (l *loader) numbers(limit int) []uint32 {
	n := l.length(limit)
	list := make([]uint32, 0, ahead(n))
	for len(list) < n && l.err == nil {
		list = append(list, l.below(limit))
	}
	return list
}

// sorted are the numbers of terms in their order, which is how they are found.
func (l *loader) sorted(terms []string) []uint32 {
	list, before, none := l.numbers(len(terms)), "", 0
	for _, n := range list {
		l.want(before < terms[n])
		before = terms[n]
	}
	for _, text := range terms {
		if text == "" {
			none++
		}
	}
	l.want(len(list) == len(terms)-none)
	return list
}

func (l *loader) below(limit int) uint32 {
	n := l.number()
	l.want(n < uint64(limit))
	if l.err != nil {
		return 0
	}
	return uint32(n)
}

func (l *loader) documents(terms int) []document {
	n := l.length(maxNumber)
	documents := make([]document, 0, ahead(n))
	for len(documents) < n && l.err == nil {
		var d document
		l.more()
		copy(d.key[:], l.bytes(len(d.key)))
		d.name, d.created, d.used = l.text(), l.signed(), int(l.signed())
		d.terms = packed(l.text())
		for t := range d.terms.all() {
			l.want(int(t.number()) < terms)
		}
		documents = append(documents, d)
	}
	return documents
}

func (l *loader) column(c *column, documents, values int) {
	var few []uint32
	for n := range uint32(documents) {
		few = few[:0]
		for range l.length(values) {
			few = append(few, l.below(values))
		}
		if c.set(n, few); l.err != nil {
			break
		}
	}
}

// standing are the answers that stand; none is not nil.
func (l *loader) standing(p *parts) []standing {
	all := make([]standing, 0, 64)
	for range l.length(maxNumber) {
		text, one := l.text(), &prefix{n: l.length(len(p.documents)), stands: true}
		for range l.length(frontRoom) {
			one.front = append(one.front, ranked{l.below(len(p.documents)), uint8(l.below(2 * tiers))})
		}
		for i := range p.facets {
			one.counts = append(one.counts, l.counts(len(p.values[i])))
		}
		if all = append(all, standing{strings.Clone(text), one}); l.err != nil {
			break
		}
	}
	return all
}

func (l *loader) counts(values int) counts {
	c := make(counts, l.length(values))
	for i := range c {
		c[i] = uint32(l.length(maxNumber))
	}
	return c
}
