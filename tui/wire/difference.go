package wire

import uv "github.com/charmbracelet/ultraviolet"

// alike reports whether two cells look the same.
func alike(a, b *uv.Cell) bool {
	if blank(a) && blank(b) {
		return ground(a.Style) == ground(b.Style)
	}
	return *a == *b
}

// row makes a row that shows some cells show others.
func (p *pen) row(y int, was, is uv.Line) {
	end := ink(is)
	for x := 0; x < end; {
		from, to := difference(was, is, x, end)
		if from >= end {
			break
		}
		p.run(y, from, to, is)
		x = to
	}
	if rest := ink(was); rest > end {
		p.wipe(y, end, rest, len(is))
	}
}

// ink is where the rest of a row is empty.
func ink(cells uv.Line) int {
	end := len(cells)
	for end > 0 && empty(&cells[end-1]) {
		end--
	}
	return end
}

// empty reports whether a cell is as in an erased line.
func empty(c *uv.Cell) bool { return blank(c) && ground(c.Style) == uv.Style{} }

// near is how many cells that stay as they are, are written again where they
// look as those before them: to pass over them would take as many bytes.
const near = 4

// difference is the next part of a row that is another. It cannot begin inside
// of a wide character: whose first half is the same is the same.
func difference(was, is uv.Line, x, end int) (from, to int) {
	for x < end && alike(&was[x], &is[x]) {
		x++
	}
	if from = x; x >= end {
		return end, end
	}
	same := 0
	for to = x; to < end && same <= near; to++ {
		if !alike(&was[to], &is[to]) {
			same = 0
			continue
		}
		if same++; to > 0 && is[to].Style != is[to-1].Style && !blank(&is[to]) {
			to++
			break
		}
	}
	to -= same
	return from, to
}

// run writes a part of a row.
func (p *pen) run(y, from, to int, is uv.Line) {
	for x := from; x < to; x++ {
		if n := blanks(is, x, to); p.erases && n > erasure {
			p.moveTo(x, y)
			p.style(uv.Style{})
			p.link(uv.Link{})
			p.tell(steps(n, 'X', 'X'))
			x += n - 1
			continue
		}
		if is[x].Width == 0 {
			continue // the other half of a wide one
		}
		p.moveTo(x, y)
		p.cell(&is[x], len(is))
	}
}

// erasure is how many blanks take as many bytes as to erase them and to pass
// over them.
const erasure = 12

// blanks is how many empty cells there are in a row.
func blanks(cells uv.Line, x, to int) (n int) {
	for x+n < to && empty(&cells[x+n]) {
		n++
	}
	return n
}

// wipe empties what was written behind the end of a row.
func (p *pen) wipe(y, from, to, width int) {
	p.moveTo(from, y)
	p.style(uv.Style{})
	p.link(uv.Link{})
	if to-from < 3 && to < width {
		for ; from < to; from++ {
			p.tell(" ")
			p.x++
		}
		return
	}
	p.tell("\x1b[K")
}
