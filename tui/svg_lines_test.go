package tui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// isDrawn reports whether a sign is part of a drawing: a line of a frame, or a block.
func isDrawn(mark rune) bool { return mark >= 0x2500 && mark <= 0x259f }

// arms are the lines from the middle of a cell, up, right, down and left: 0 for
// none, 1 for a thin one, 2 for a thick one.
type arms [4]int

// frames are the signs of frames. A round corner has thin arms and no middle.
func frames() map[rune]arms {
	return map[rune]arms{
		'─': {0, 1, 0, 1}, '│': {1, 0, 1, 0}, '╭': {0, 1, 1, 0}, '╮': {0, 0, 1, 1}, '╰': {1, 1, 0, 0}, '╯': {1, 0, 0, 1},
		'┌': {0, 1, 1, 0}, '┐': {0, 0, 1, 1}, '└': {1, 1, 0, 0}, '┘': {1, 0, 0, 1},
		'├': {1, 1, 1, 0}, '┤': {1, 0, 1, 1}, '┬': {0, 1, 1, 1}, '┴': {1, 1, 0, 1}, '┼': {1, 1, 1, 1},
		'━': {0, 2, 0, 2}, '┃': {2, 0, 2, 0}, '┏': {0, 2, 2, 0}, '┓': {0, 0, 2, 2}, '┗': {2, 2, 0, 0}, '┛': {2, 0, 0, 2},
	}
}

// stroke is a straight line of one look; where it lies across is where others
// may go on with it.
type stroke struct {
	colour  string
	weight  int // 0: thin, round
	upright bool
	across  int // ten times a pixel
}

// strokes are the spans of each, so that those that touch become one; and the
// round corners, which are written as they are.
type strokes map[stroke][]span

type span struct {
	from, to int // ten times a pixel
	round    string
}

// line adds a straight line.
func (s strokes) line(of stroke, from, to int) { s[of] = append(s[of], span{from: from, to: to}) }

// draw draws a sign of a frame, or a block.
func (p *picture) draw(mark rune, cell run, y int) {
	if mark >= 0x2580 {
		p.block(mark, cell, y)
		return
	}
	lines, known := frames()[mark]
	if !known {
		panic(fmt.Sprintf("a picture has no drawing of %q yet", mark))
	}
	left, top := cell.x*cellWidth*10, y*cellHeight*10
	middle, centre := left+cellWidth*5, top+cellHeight*5
	if mark >= '╭' && mark <= '╰' {
		p.round(lines, cell.look.ink, left, top)
		return
	}
	ends := [4]int{top, left + cellWidth*10, top + cellHeight*10, left}
	for side, weight := range lines {
		if weight == 0 {
			continue
		}
		upright := side%2 == 0
		across, from := centre, middle
		if upright {
			across, from = middle, centre
		}
		p.strokes.line(stroke{cell.look.ink, weight, upright, across}, min(from, ends[side]), max(from, ends[side]))
	}
}

// round draws a round corner, from the edge of one arm to that of the other.
func (p *picture) round(lines arms, ink string, left, top int) {
	middle, centre := left+cellWidth*5, top+cellHeight*5
	edgeY, edgeX := top, left
	if lines[2] > 0 {
		edgeY = top + cellHeight*10
	}
	if lines[1] > 0 {
		edgeX = left + cellWidth*10
	}
	radius := cellWidth * 5
	turn := centre - radius
	if edgeY > centre {
		turn = centre + radius
	}
	path := fmt.Sprintf("M%s %sV%sQ%s %s %s %[5]s", tenths(middle), tenths(edgeY), tenths(turn), tenths(middle), tenths(centre), tenths(edgeX))
	of := stroke{colour: ink, weight: 1}
	p.strokes[of] = append(p.strokes[of], span{round: path})
}

// block draws a block: some eighths of a cell, from below or from the left, or a half.
func (p *picture) block(mark rune, cell run, y int) {
	left, top, width, height := cell.x*cellWidth, y*cellHeight, cellWidth, cellHeight
	switch {
	case mark == '▀':
		height /= 2
	case mark == '▐':
		left, width = left+width/2, width-width/2
	case mark >= '▁' && mark <= '█':
		height = cellHeight * int(mark-'▀') / 8
		top += cellHeight - height
	case mark >= '▉' && mark <= '▏':
		width = max(cellWidth*int('▐'-mark)/8, 1)
	default:
		panic(fmt.Sprintf("a picture has no drawing of %q yet", mark))
	}
	rect(&p.blocks, left, top, width, height, cell.look.ink)
}

// paths are all lines, a path for those of one colour and weight.
func (s strokes) paths() string {
	type look struct {
		colour string
		weight int
	}
	drawn := make(map[look][]string)
	for of, spans := range s {
		at := look{of.colour, of.weight}
		drawn[at] = append(drawn[at], united(of, spans)...)
	}
	var out strings.Builder
	looks := make([]look, 0, len(drawn))
	for at := range drawn {
		looks = append(looks, at)
	}
	slices.SortFunc(looks, func(a, b look) int { return cmp.Or(cmp.Compare(a.colour, b.colour), a.weight-b.weight) })
	for _, at := range looks {
		slices.Sort(drawn[at])
		width := "1.3"
		if at.weight == 2 {
			width = "2.6"
		}
		fmt.Fprintf(&out, "<path stroke=\"%s\" stroke-width=\"%s\" d=\"%s\"/>\n", at.colour, width, strings.Join(drawn[at], ""))
	}
	return out.String()
}

// united are the spans of a stroke as paths, those that touch as one.
func united(of stroke, spans []span) []string {
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	var out []string
	for i := 0; i < len(spans); i++ {
		if spans[i].round != "" {
			out = append(out, spans[i].round)
			continue
		}
		from, to := spans[i].from, spans[i].to
		for i+1 < len(spans) && spans[i+1].from <= to {
			i++
			to = max(to, spans[i].to)
		}
		if of.upright {
			out = append(out, fmt.Sprintf("M%s %sV%s", tenths(of.across), tenths(from), tenths(to)))
		} else {
			out = append(out, fmt.Sprintf("M%s %sH%s", tenths(from), tenths(of.across), tenths(to)))
		}
	}
	return out
}

// tenths is a measure in tenths of a pixel, written in pixels.
func tenths(n int) string { return strings.TrimSuffix(fmt.Sprintf("%d.%d", n/10, n%10), ".0") }
