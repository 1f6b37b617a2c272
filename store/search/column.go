package search

import (
	"hash/maphash"
	"slices"
)

// cells is which values each document has, a cell a facet. Those of a document lie side by side: whoever counts its values in
// one facet counts those in the others too, and memory takes longer to answer than all else that counting does.
type cells struct {
	width int // facets
	all   []uint32
}

// column is the cells of one facet. One value, the usual case, lies in the cell itself. Several are a row, which documents
// that have the same share, so that there are few of them unless there are many values.
type column struct {
	cells  *cells
	facet  int
	rows   []uint32         // each how many documents have it, a length and so many values
	known  table            // of rows, by their values
	unused map[int][]uint32 // rows to use again, by length
	seed   maphash.Seed
}

// A cell is 0, or value+1, or several|where the length of its row is in rows.
const several = 1 << 31

// newColumns returns the columns of so many facets.
func newColumns(facets int) (columns []column) {
	shared := &cells{width: facets}
	for i := range facets {
		columns = append(columns, column{cells: shared, facet: i, unused: map[int][]uint32{}, seed: maphash.MakeSeed()})
	}
	return columns
}

// reserve makes room for so many documents.
func reserve(columns []column, documents int) {
	if len(columns) > 0 {
		c := columns[0].cells
		c.all = slices.Grow(c.all, max(0, documents*c.width-len(c.all)))
	}
}

// of returns the values of document n, appended to into.
func (c *column) of(n uint32, into []uint32) []uint32 {
	switch cell := c.cell(n); {
	case cell == 0:
		return into
	case cell&several == 0:
		return append(into, cell-1)
	default:
		return append(into, c.row(cell&^several)...)
	}
}

func (c *column) cell(n uint32) uint32 {
	if i := int(n)*c.cells.width + c.facet; i < len(c.cells.all) {
		return c.cells.all[i]
	}
	return 0
}

func (c *column) row(start uint32) []uint32 { return c.rows[start+1 : start+1+c.rows[start]] }

// set replaces the values of document n, which are sorted.
func (c *column) set(n uint32, values []uint32) {
	for (int(n)+1)*c.cells.width > len(c.cells.all) {
		c.cells.all = append(c.cells.all, 0)
	}
	cell := &c.cells.all[int(n)*c.cells.width+c.facet]
	before := *cell
	switch len(values) {
	case 0:
		*cell = 0
	case 1:
		*cell = values[0] + 1
	default:
		*cell = several | c.share(values)
	}
	if before&several != 0 {
		c.leave(before &^ several)
	}
}

// share returns the row of some values, which one document more has.
func (c *column) share(values []uint32) (start uint32) {
	hash := c.hash(values)
	start, ok := c.known.find(hash, func(row uint32) bool { return slices.Equal(c.row(row), values) })
	if !ok {
		start = c.store(values)
		c.known.put(hash, start)
	}
	c.rows[start-1]++
	return start
}

// leave lets a row go with the last document that has it.
func (c *column) leave(start uint32) {
	if c.rows[start-1]--; c.rows[start-1] == 0 {
		row := c.row(start)
		c.known.remove(c.hash(row), start)
		c.unused[len(row)] = append(c.unused[len(row)], start)
	}
}

func (c *column) hash(values []uint32) (hash uint64) {
	for _, v := range values {
		hash = maphash.Comparable(c.seed, [2]uint64{hash, uint64(v)})
	}
	return hash
}

func (c *column) store(values []uint32) (start uint32) {
	if free := c.unused[len(values)]; len(free) > 0 {
		start = free[len(free)-1]
		c.unused[len(values)] = free[:len(free)-1]
		copy(c.rows[start+1:], values)
		return start
	}
	start = uint32(len(c.rows) + 1)
	c.rows = append(append(c.rows, 0, uint32(len(values))), values...)
	return start
}
