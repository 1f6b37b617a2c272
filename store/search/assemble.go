package search

import (
	"hash/maphash"
	"slices"
	"strings"
)

// parts is an index taken apart: all that it cannot be made from again in a moment. The rest follows from it, and is made
// without looking for places, since everything comes in its order.
type parts struct {
	facets    []string
	terms     []string // by number; empty: no term has the number
	sorted    []uint32 // numbers of terms, in the order of their texts
	documents []document
	unused    []uint32   // numbers that no document has
	values    [][]string // by facet and number; empty: no value has the number
	columns   []column   // by facet
	orders    [3][]uint32
	standing  []standing // nil: not known

	hashes *table // of the terms, with its seed; nil: not known
	seed   maphash.Seed
}

// sortings are the tasks that put terms and documents in order.
func (p *parts) sortings() []func() {
	x := &Index{documents: p.documents}
	tasks := []func(){func() {
		p.sorted = upTo(len(p.terms))
		slices.SortFunc(p.sorted, func(a, b uint32) int { return strings.Compare(p.terms[a], p.terms[b]) })
	}}
	for i, compare := range []func(a, b uint32) int{x.compareUsed, x.compareNewest, x.compareName} {
		tasks = append(tasks, func() {
			p.orders[i] = upTo(len(p.documents))
			slices.SortFunc(p.orders[i], compare)
		})
	}
	return tasks
}

func upTo(n int) []uint32 {
	numbers := make([]uint32, n)
	for i := range numbers {
		numbers[i] = uint32(i)
	}
	return numbers
}

// assemble makes the index.
func (p *parts) assemble(together Together) *Index {
	x := New(p.facets...)
	x.documents, x.unused = p.documents, p.unused
	x.present = p.present()
	for i, o := range x.orders() {
		o.fill(p.orders[i])
	}
	x.dictionary.fill(p)
	tasks := []func(){x.fillKeys, x.dictionary.pieces.fillFrom(&x.dictionary)}
	for part := range uint32(postingParts) {
		tasks = append(tasks, func() { x.fillPostings(part) })
	}
	if p.hashes == nil {
		tasks = append(tasks, x.dictionary.fillHashes)
	}
	for i, f := range x.facets {
		tasks = append(tasks, func() { f.fill(p.values[i], p.columns[i], x.present) })
	}
	together(tasks...)
	together(x.standings(p.standing)...)
	return x
}

func (p *parts) present() bitmap {
	all := make(bitmap, (len(p.documents)+63)/64)
	for n := range p.documents {
		all.put(uint32(n))
	}
	for _, n := range p.unused {
		all.drop(n)
	}
	return all
}

// fillKeys makes the table of keys.
func (x *Index) fillKeys() {
	x.byKey = newTable(len(x.documents) - len(x.unused))
	for n := range x.present.all() {
		x.byKey.put(x.hash(x.documents[n].key), n)
	}
}

// postingParts is among how many tasks the terms are divided: finding them in a document costs each of them a tenth of what
// going to their places does.
const postingParts = 4

// fillPostings gives every term of a part its documents: it counts them, makes room for as many, and goes over them again.
func (x *Index) fillPostings(part uint32) {
	sizes := make([][tiers]uint32, len(x.dictionary.terms)/postingParts+1)
	for n := range x.documents {
		for t := range x.documents[n].terms.all() {
			if t.number()%postingParts == part {
				sizes[t.number()/postingParts][t.tier()]++
			}
		}
	}
	room := rooms{numbers: len(x.documents)}
	for t := part; t < uint32(len(x.dictionary.terms)); t += postingParts {
		x.dictionary.terms[t].posting = room.posting(sizes[t/postingParts])
	}
	for n := range x.documents {
		for t := range x.documents[n].terms.all() {
			if t.number()%postingParts == part {
				x.dictionary.terms[t.number()].push(pair(uint32(n), t.tier()))
			}
		}
	}
}

// rooms makes room for documents that will come in the order of their numbers.
type rooms struct {
	numbers int // of documents
	few     slab[tiered]
	lists   slab[uint32]
}

func (r *rooms) posting(sizes [tiers]uint32) (p posting) {
	n := 0
	for _, size := range sizes {
		n += int(size)
	}
	if n <= fewest {
		p.few = r.few.take(n)
		return p
	}
	p.many = new([tiers]set)
	for t, size := range sizes {
		p.many[t] = r.set(int(size))
	}
	return p
}

func (r *rooms) set(n int) set {
	if n >= max(shortList, r.numbers/32) {
		return set{bits: make(bitmap, (r.numbers+63)/64)}
	}
	return set{list: r.lists.take(n)}
}

// push puts a document in that comes after all that are in it, where room was made for it.
func (p *posting) push(d tiered) {
	if p.many == nil {
		p.few = append(p.few, d)
		return
	}
	p.many[d.tier()].push(d.number())
}

func (s *set) push(n uint32) {
	s.n++
	if s.bits != nil {
		s.bits.put(n)
		return
	}
	s.list = append(s.list, n)
}

// fill takes in an order. Its chunks are left with room to grow in number, not each in length.
func (o *order) fill(numbers []uint32) {
	for chunk := range slices.Chunk(numbers, longestChunk*3/4) {
		o.chunks = append(o.chunks, slices.Clip(chunk))
	}
}

// fill takes in the values of a facet, and which documents have them.
func (f *facet) fill(values []string, c column, present bitmap) {
	f.column = c
	var few [8]uint32
	sizes := make([]uint32, len(values))
	for n := range present.all() {
		for _, v := range f.of(n, few[:0]) {
			sizes[v]++
		}
	}
	room := rooms{numbers: 64 * len(present)}
	for v, text := range values {
		f.values = append(f.values, value{text: text, docs: room.set(int(sizes[v]))})
		if text == "" {
			f.free = append(f.free, uint32(v))
			f.values[v] = value{}
			continue
		}
		f.numbers[text] = uint32(v)
		f.byText = append(f.byText, uint32(v))
	}
	slices.SortFunc(f.byText, func(a, b uint32) int { return strings.Compare(values[a], values[b]) })
	f.place(0)
	for n := range present.all() {
		for _, v := range f.of(n, few[:0]) {
			f.values[v].docs.push(n)
		}
	}
}

// fill takes in the terms, without their documents.
func (d *dictionary) fill(p *parts) {
	d.terms = make([]term, len(p.terms))
	for n, text := range p.terms {
		if d.terms[n].text = text; text == "" {
			d.free = append(d.free, uint32(n))
		}
	}
	if p.hashes != nil {
		d.hashes, d.seed = *p.hashes, p.seed
	}
	before := ""
	for numbers := range slices.Chunk(p.sorted, longestLeaf*3/4) {
		l := leaf{terms: slices.Clip(numbers), shared: make([]uint8, len(numbers)), after: make([]uint8, len(numbers))}
		for i, n := range numbers {
			text := d.terms[n].text
			both := shared(before, text)
			l.shared[i], l.after[i] = uint8(both), text[both]
			before = text
		}
		l.last = before
		d.leaves = append(d.leaves, l)
	}
}

// fillHashes makes the table of terms.
func (d *dictionary) fillHashes() {
	d.hashes = newTable(len(d.terms) - len(d.free))
	for n := range d.terms {
		if text := d.terms[n].text; text != "" {
			d.hashes.put(maphash.String(d.seed, text), uint32(n))
		}
	}
}

// fillFrom is the task of taking in the whole names of a dictionary.
func (p *pieces) fillFrom(d *dictionary) func() {
	return func() {
		var names []uint32
		for n := range d.begin(nameMark) {
			names = append(names, n)
		}
		p.names = newTable(piecesOf * len(names))
		for _, n := range names {
			p.put(d.name(n), n)
		}
	}
}
