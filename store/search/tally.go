package search

import "math/bits"

// together is about how many documents are read before any is counted: memory then answers all of them at once.
const together = 128

// tally counts the values of documents as it goes over them, in several facets at once.
type tally struct {
	cells  *cells
	facets []tallied
}

// tallied is one of the facets.
type tallied struct {
	*facet
	into  *counted
	cells counts // the same by cell, of which the first is that of no value
	// codes counts documents by their cells, turned so that those of single values and of rows go into one list. Where values
	// are few, so are rows, and this is one step a document, whatever it has.
	codes counts
}

// add has one facet more counted, over n documents.
func (t *tally) add(f *facet, n int, into *counted, s *scratch) {
	one := tallied{facet: f, into: into, cells: s.counts(len(f.values) + 1)}
	into.counts = one.cells[1:]
	if codes := 2 * max(len(f.values)+1, len(f.rows)); codes <= n {
		one.codes = s.counts(codes)
	} else {
		into.listed, into.list = n < len(f.values), into.list[:0]
	}
	t.cells, t.facets = f.cells, append(t.facets, one)
}

// over counts docs.
func (t *tally) over(docs docset) {
	var batch [together + 64]int
	read, width := 0, t.cells.width
	for i, span := range docs.spans {
		for ; span != 0; span &= span - 1 {
			at := first(i, span)
			for w := docs.words[at]; w != 0; w &= w - 1 {
				batch[read] = (at<<6 | bits.TrailingZeros64(w)) * width
				read++
			}
			if read >= together {
				t.read(batch[:read])
				read = 0
			}
		}
	}
	t.read(batch[:read])
	for i := range t.facets {
		t.facets[i].decode()
	}
}

// read counts the documents whose cells begin there.
func (t *tally) read(at []int) {
	for i := range t.facets {
		f := &t.facets[i]
		cells := t.cells.all[f.column.facet:]
		if f.codes == nil {
			f.count(cells, at)
			continue
		}
		codes := f.codes
		for _, from := range at {
			codes[bits.RotateLeft32(cells[from], 1)]++
		}
	}
}

// count counts documents by their values. It sorts rows out without asking each cell: half of the guesses would be wrong.
func (f *tallied) count(cells []uint32, at []int) {
	var rows, ones [together + 64]uint32
	more, less := 0, 0
	for _, from := range at {
		cell := cells[from]
		row := int(cell >> 31)
		rows[more], ones[less] = cell&^several, cell
		more, less = more+row, less+1-row
	}
	if f.into.listed {
		f.list(ones[:less], rows[:more])
		return
	}
	for _, cell := range ones[:less] {
		f.cells[cell]++
	}
	for _, start := range rows[:more] {
		for _, v := range f.row(start) {
			f.into.counts[v]++
		}
	}
}

// list counts cells of single values and rows, and lists the values.
func (f *tallied) list(ones, rows []uint32) {
	for _, cell := range ones {
		if cell != 0 {
			f.one(cell - 1)
		}
	}
	for _, start := range rows {
		for _, v := range f.row(start) {
			f.one(v)
		}
	}
}

func (f *tallied) one(value uint32) {
	c := f.into
	if c.counts[value] == 0 {
		c.list = append(c.list, value)
	}
	c.counts[value]++
}

// decode counts by value what was counted by code.
func (f *tallied) decode() {
	if f.codes == nil {
		return
	}
	for v := range f.values {
		f.into.counts[v] = f.codes[bits.RotateLeft32(uint32(v)+1, 1)]
	}
	for start := 1; start < len(f.rows); start += 2 + int(f.rows[start]) {
		if n := f.codes[bits.RotateLeft32(uint32(start)|several, 1)]; n > 0 {
			for _, v := range f.row(uint32(start)) {
				f.into.counts[v] += n
			}
		}
	}
}

// without leaves what all have less what was counted.
func (t *tally) without(s *scratch) {
	for _, f := range t.facets {
		rest := f.into.counts
		f.into.counts, f.into.listed = f.total(s), false
		for v := range rest {
			f.into.counts[v] -= rest[v]
		}
	}
}
