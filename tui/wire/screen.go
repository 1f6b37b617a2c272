package wire

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// screen is what a terminal shows now, and how to have it show something else.
// A terminal that was not taken yet has no size.
type screen struct {
	pen           pen
	width, height int
	lines         []string // as they were drawn
	title         string
}

// draw returns what makes a terminal of that size show a frame.
func (s *screen) draw(f Frame, width, height int) string {
	lines := standing(f.lines(height))
	if s.width == 0 {
		s.pen.tell(taken)
	}
	if width != s.width || height != s.height {
		s.width, s.height, s.lines = width, height, nil
		s.pen.clear()
	}
	if f.Title != s.title {
		s.title = f.Title
		s.pen.tell(ansi.SetWindowTitle(f.Title))
	}
	s.redraw(lines)
	s.lines = lines
	return s.pen.take()
}

// redraw draws the lines that are others than they were.
func (s *screen) redraw(lines []string) {
	d := drawing{erases: s.pen.erases}
	var was, is row // made where there is a line to draw, and not kept: cells are large
	for y := range max(len(lines), len(s.lines)) {
		old, now := at(s.lines, y), at(lines, y)
		if old == now {
			continue
		}
		if is.cells == nil {
			was, is = newRow(s.width), newRow(s.width)
		}
		w := apart(old, now)
		if w.x >= s.width {
			continue
		}
		d.difference(w.x, y, was.set(w, w.old), is.set(w, w.now), w.cells == 0)
	}
	s.pen.draw(&d, s.width)
}

// leave returns what gives the terminal back.
func (s *screen) leave() string {
	if s.width == 0 {
		return ""
	}
	s.pen.moveTo(0, s.height-1) // where a terminal without a second screen goes on
	s.pen.style(uv.Style{})
	s.pen.link(uv.Link{})
	s.pen.tell(givenBack)
	if s.title != "" {
		s.pen.tell(ansi.SetWindowTitle(""))
	}
	return s.pen.take()
}

// at is a line; nothing where there is none.
func at(lines []string, y int) string {
	if y >= len(lines) {
		return ""
	}
	return lines[y]
}

// standing are the lines such that each can be read by itself: with the styles
// that those above it left on.
func standing(lines []string) []string {
	on := ""
	for y, line := range lines {
		line = strings.TrimSuffix(line, "\r")
		lines[y] = on + line
		on = left(lines[y])
	}
	return lines
}

// left are the styles that are still on at the end of a line.
func left(line string) string {
	last := strings.LastIndex(line, "\x1b[")
	if last < 0 || strings.HasPrefix(line[last:], "\x1b[m") || strings.HasPrefix(line[last:], "\x1b[0m") {
		return ""
	}
	var on strings.Builder
	for _, part := range strings.SplitAfter(line, "\x1b[")[1:] {
		end := strings.IndexFunc(part, func(r rune) bool { return r >= '@' && r <= '~' })
		if end < 0 || part[end] != 'm' {
			continue
		}
		if on.WriteString("\x1b[" + part[:end+1]); end == 0 || part[:end] == "0" {
			on.Reset()
		}
	}
	return on.String()
}

// row is a line of cells that the library draws on.
type row struct{ cells uv.Line }

func newRow(width int) row { return row{make(uv.Line, width)} }

// set makes cells of what a line has in a window, cut where it is too long.
func (r row) set(w window, line string) uv.Line {
	part := row{r.cells[w.x:]}
	if w.cells > 0 && w.cells < len(part.cells) {
		part.cells = part.cells[:w.cells]
	}
	uv.NewStyledString(line).Draw(part, part.Bounds())
	return part.cells
}

// Bounds are those of the row.
func (r row) Bounds() uv.Rectangle { return uv.Rect(0, 0, len(r.cells), 1) }

// CellAt is a cell; nil where there is none.
func (r row) CellAt(x, y int) *uv.Cell {
	if y != 0 {
		return nil
	}
	return r.cells.At(x)
}

// SetCell changes a cell, and those that it covers.
func (r row) SetCell(x, y int, c *uv.Cell) {
	switch {
	case y != 0 || x < 0 || x >= len(r.cells):
	case c == nil:
		r.cells[x] = uv.EmptyCell // the whole row is being emptied
	default:
		r.cells.Set(x, c)
	}
}

// WidthMethod is how wide terminals draw text that do not say how.
func (r row) WidthMethod() uv.WidthMethod { return ansi.WcWidth }
