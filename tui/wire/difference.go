package wire

import uv "github.com/charmbracelet/ultraviolet"

// alike reports whether two cells look the same.
func alike(a, b *uv.Cell) bool {
	if blank(a) && blank(b) {
		return ground(a.Style) == ground(b.Style)
	}
	return *a == *b
}

// difference adds what makes a row that shows some cells from a column on show
// others. Where they are the last of the row, empty ones are not written.
func (d *drawing) difference(left, y int, was, is uv.Line, last bool) {
	end := len(is)
	if last {
		end = ink(is)
	}
	for x := 0; x < end; {
		from, to := difference(was, is, x, end)
		if from >= end {
			break
		}
		d.part(left+from, y, is[from:to])
		x = to
	}
	if rest := ink(was); last && rest > end {
		d.add(look{}, stroke{x: left + end, y: y, rest: rest - end})
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
			if last := to - same - 1; same > 0 && !blank(&is[to]) && !blank(&is[last]) && is[to].Style != is[last].Style {
				break // another look is another stroke, and what lies between belongs to neither
			}
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
