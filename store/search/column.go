package search

// column is the values of one facet by document. Counting what a result has in a facet reads it once per document found,
// so that one value, the usual case, lies in the column itself, and several lie together elsewhere.
type column struct {
	cells  []uint32         // by document: 0, or value+1, or several|where its row starts in rows
	rows   []uint32         // each a length and so many values
	unused map[int][]uint32 // starts of rows to use again, by length
}

const several = 1 << 31

func newColumn() column { return column{unused: map[int][]uint32{}} }

// of returns the values of document n, appended to into.
func (c *column) of(n uint32, into []uint32) []uint32 {
	if int(n) >= len(c.cells) || c.cells[n] == 0 {
		return into
	}
	if cell := c.cells[n]; cell&several == 0 {
		return append(into, cell-1)
	}
	return append(into, c.row(c.cells[n])...)
}

func (c *column) row(cell uint32) []uint32 {
	start := cell &^ several
	return c.rows[start+1 : start+1+c.rows[start]]
}

// set replaces the values of document n.
func (c *column) set(n uint32, values []uint32) {
	for int(n) >= len(c.cells) {
		c.cells = append(c.cells, 0)
	}
	if cell := c.cells[n]; cell&several != 0 {
		length := len(c.row(cell))
		c.unused[length] = append(c.unused[length], cell&^several)
	}
	switch len(values) {
	case 0:
		c.cells[n] = 0
	case 1:
		c.cells[n] = values[0] + 1
	default:
		c.cells[n] = several | c.store(values)
	}
}

func (c *column) store(values []uint32) (start uint32) {
	if free := c.unused[len(values)]; len(free) > 0 {
		start = free[len(free)-1]
		c.unused[len(values)] = free[:len(free)-1]
		copy(c.rows[start+1:], values)
		return start
	}
	start = uint32(len(c.rows))
	c.rows = append(append(c.rows, uint32(len(values))), values...)
	return start
}

// together is how many documents are read before any is counted. Memory then answers all of them at once: to count one takes
// a guess whether it has several values, and half of the guesses are wrong.
const together = 128

// count adds up, by value, how many of docs have it.
func (c *column) count(docs docset, into []uint32) {
	var cells [together]uint32
	read := 0
	for n := range docs.all() {
		if int(n) >= len(c.cells) {
			break
		}
		cells[read] = c.cells[n]
		if read++; read == together {
			c.tally(&cells, read, into)
			read = 0
		}
	}
	c.tally(&cells, read, into)
}

func (c *column) tally(cells *[together]uint32, n int, into []uint32) {
	var lengths [together]uint32
	more := 0
	for _, cell := range cells[:n] {
		switch {
		case cell&several != 0:
			start := cell &^ several
			cells[more], lengths[more] = start+1, c.rows[start]
			more++
		case cell != 0:
			into[cell-1]++
		}
	}
	for i, start := range cells[:more] {
		for _, v := range c.rows[start : start+lengths[i]] {
			into[v]++
		}
	}
}
