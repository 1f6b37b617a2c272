package wire

import (
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// drawing is what has to be written to show a frame. It is written look by
// look, and not row by row: of thirty rows of a bold name and a muted word, a
// terminal is told what is bold and what is muted once, and not thirty times,
// which is a third of what would travel.
type drawing struct {
	erases  bool   // the terminal erases characters in the middle of a line
	looks   []look // in the order in which they were met
	strokes map[look][]stroke
	text    []byte // of all strokes
	last    look   // of the last stroke, and its row
	row     int
}

// look is all that is set of a pen.
type look struct {
	style uv.Style
	link  uv.Link
}

// stroke is a part of a row that is written in one look.
type stroke struct {
	x, y     int
	from, to int  // of the text
	cells    int  // that it moves on
	lost     bool // it ends with what is not as wide everywhere
	rest     int  // cells behind it that are emptied, up to the end of the row
}

// add adds a stroke.
func (d *drawing) add(in look, s stroke) {
	if d.strokes == nil {
		d.strokes = make(map[look][]stroke)
	}
	if d.strokes[in] == nil {
		d.looks = append(d.looks, in)
	}
	d.strokes[in] = append(d.strokes[in], s)
	d.last, d.row = in, s.y
}

// part adds a part of a row.
func (d *drawing) part(x, y int, cells uv.Line) {
	for len(cells) > 0 {
		in, n, known := stretch(cells)
		if !known && len(d.looks) > 0 && d.row == y && d.last.onGround() == in {
			in = d.last
		}
		d.write(in, x, y, cells[:n])
		x, cells = x+n, cells[n:]
	}
}

// write adds cells that are written in one look.
func (d *drawing) write(in look, x, y int, cells uv.Line) {
	for len(cells) > 0 && cells[0].Width == 0 { // the other half of a wide one
		x, cells = x+1, cells[1:]
	}
	if len(cells) == 0 {
		return
	}
	s := stroke{x: x, y: y, from: len(d.text)}
	i := 0
	for ; i < len(cells) && !s.lost; i++ {
		c := &cells[i]
		if n := d.erasable(cells[i:]); n > 0 {
			i += n - 1
			s.cells += d.erase(n, i+1 < len(cells))
		} else if c.Width > 0 {
			d.text = append(d.text, c.Content...)
			s.cells += c.Width
			s.lost = utf8.RuneCountInString(c.Content) > 1
		}
	}
	s.to = len(d.text)
	d.add(in, s)
	d.write(in, x+i, y, cells[i:]) // after what is not as wide everywhere
}

// erase writes that a number of blanks are erased, and passed over if something
// follows, and tells how many are.
func (d *drawing) erase(n int, follows bool) (passed int) {
	d.text = append(d.text, steps(n, 'X', 'X')...)
	if !follows {
		return 0
	}
	d.text = append(d.text, across(n)...)
	return n
}

// How many blanks take as many bytes as to erase them, and to pass over them
// where something follows.
const (
	erasure = 5
	passage = 5
)

// erasable is how many blanks it pays to erase; 0: none.
func (d *drawing) erasable(cells uv.Line) (n int) {
	for d.erases && n < len(cells) && empty(&cells[n]) {
		n++
	}
	if n <= erasure || n < len(cells) && n <= erasure+passage {
		return 0
	}
	return n
}

// onGround is what of a look is seen without a character.
func (l look) onGround() look { return look{ground(l.style), l.link} }

// stretch is how many cells from the first can be written in one look, and
// which: a blank can in any that is on its ground. It is not known where there
// is nothing but blanks.
func stretch(cells uv.Line) (in look, n int, known bool) {
	on := look{cells[0].Style, cells[0].Link}.onGround()
	in = on
	for n < len(cells) {
		c := &cells[n]
		its := look{c.Style, c.Link}
		switch {
		case c.Width == 0: // the other half of a wide one
		case its.onGround() != on:
			return in, n, known
		case blank(c):
		case !known:
			in, known = its, true
		case its != in:
			return in, n, known
		}
		n++
	}
	return in, n, known
}

// draw writes a drawing, in what is set already first.
func (p *pen) draw(d *drawing, width int) {
	set := look{p.asked, p.on}
	p.strokes(d, set, width)
	for _, in := range d.looks {
		if in != set {
			p.strokes(d, in, width)
		}
	}
}

// strokes writes what is in one look.
func (p *pen) strokes(d *drawing, in look, width int) {
	for _, s := range d.strokes[in] {
		p.moveTo(s.x, s.y)
		p.style(in.style)
		p.link(in.link)
		p.written.Write(d.text[s.from:s.to])
		if p.x += s.cells; p.x >= width || s.lost {
			p.y = -1 // at the edge, and after what is not as wide everywhere, it may be elsewhere
		}
		p.wipe(s.rest, width)
	}
}

// wipe empties the cells that follow, which are the last of a row.
func (p *pen) wipe(rest, width int) {
	switch {
	case rest == 0:
	case rest < 3 && p.x+rest < width:
		for range rest {
			p.tell(" ")
		}
		p.x += rest
	default:
		p.tell("\x1b[K")
	}
}
