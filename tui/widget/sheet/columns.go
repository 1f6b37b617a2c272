package sheet

import (
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// twoColumns is the width from which two columns can be read beside each other.
const twoColumns = 64

// Columns puts blocks beside others on a sheet that is wide enough, row by row,
// and under each other on one that is not.
func Columns(width int, left, right []Block) []Block {
	if width < twoColumns {
		return append(append([]Block{}, left...), right...)
	}
	out := make([]Block, max(len(left), len(right)))
	for i := range out {
		out[i] = Block{kind: pair, left: at(left, i), right: at(right, i)}
	}
	return out
}

func at(blocks []Block, i int) *Block {
	if i < len(blocks) {
		return &blocks[i]
	}
	return nil
}

// parts are the two of a pair, as far as they are there, and otherwise the block.
func (b Block) parts() (out []Block) {
	if b.kind != pair {
		return []Block{b}
	}
	for _, one := range []*Block{b.left, b.right} {
		if one != nil {
			out = append(out, *one)
		}
	}
	return out
}

// layoutPair draws two blocks beside each other.
func (m *Model) layoutPair(th *theme.Theme, b Block, width int) {
	half := (width - theme.Gutter) / 2
	from := half + theme.Gutter
	left, first := m.column(th, b.left, half)
	right, second := m.column(th, b.right, width-from)
	for i := range max(len(left), len(right)) {
		l := line{item: first, other: second, from: from}
		if i < len(left) {
			l.text = left[i]
		} else {
			l.item = -1
		}
		if i < len(right) {
			l.beside = right[i]
		} else {
			l.other = -1
		}
		m.drawn.lines = append(m.drawn.lines, l)
	}
}

// column draws one side of a pair, which may be missing.
func (m *Model) column(th *theme.Theme, b *Block, width int) ([]string, int) {
	if b == nil {
		return nil, -1
	}
	one := Model{blocks: []Block{*b}}
	return b.draw(th, width, one.labelWidth(width)), m.itemOf(*b)
}

// whole is a line with what stands beside it.
func (l line) whole(text, beside string) string {
	if l.from == 0 {
		return text
	}
	return frame.Cell(text, l.from) + beside
}
