package frame

import "strings"

// cut returns the cells [from, to) of a line and how many cells they take. A
// wide character that lies across an edge gives way to blanks, so that what is
// kept never moves. Colours that began before are carried in; those that are
// still on at the end are closed.
func cut(line string, from, to int) (string, int) { return cutWith(line, from, to, "") }

// cutWith is cut with an end, in the colours of the last cell, that does not count.
func cutWith(line string, from, to int, end string) (string, int) {
	if from <= 0 && plain(line) {
		kept := line[:min(len(line), max(to, 0))]
		return kept + end, len(kept)
	}
	c := cutter{from: max(from, 0), to: to}
	c.out.Grow(len(line))
	scan(line, c.add)
	c.out.WriteString(end)
	c.finish()
	return c.out.String(), c.kept
}

// plain reports a line of nothing but printable ASCII, where bytes are cells.
func plain(line string) bool {
	for i := range len(line) {
		if line[i] < 0x20 || line[i] > 0x7e {
			return false
		}
	}
	return true
}

type cutter struct {
	from, to int
	at, kept int
	out      strings.Builder
	coloured bool
	linked   bool
}

func (c *cutter) add(piece string, width int) bool {
	if piece[0] == '\x1b' {
		return c.control(piece)
	}
	if width > 1 && width == len(piece) {
		return c.run(piece)
	}
	start := c.at
	c.at += width
	switch {
	case width == 0:
		// A mark that combines with nothing on its left has no cell to be in.
		if c.kept > 0 && start <= c.to {
			c.out.WriteString(piece)
		}
	case c.at <= c.from:
	case start < c.from: // the left edge goes through this character
		c.blank(min(c.at, c.to) - c.from)
	case c.at > c.to: // and here the right edge
		c.blank(c.to - start)
		return false
	default:
		c.out.WriteString(piece)
		c.kept += width
	}
	return true
}

// run adds letters that are a cell each.
func (c *cutter) run(letters string) bool {
	start := c.at
	c.at += len(letters)
	from, to := max(c.from-start, 0), min(c.to-start, len(letters))
	if from < to {
		c.out.WriteString(letters[from:to])
		c.kept += to - from
	}
	return c.at <= c.to
}

// control writes a sequence unless the line is full: what starts after the
// last cell colours nothing.
func (c *cutter) control(piece string) bool {
	if c.at >= c.to {
		return true
	}
	c.out.WriteString(piece)
	if strings.HasPrefix(piece, "\x1b]") {
		c.linked = piece != closeLink && !strings.HasSuffix(piece, ";;\a")
	} else {
		c.coloured = piece != reset && piece != "\x1b[0m"
	}
	return true
}

func (c *cutter) blank(n int) {
	if n > 0 {
		c.out.WriteString(strings.Repeat(" ", n))
		c.kept += n
	}
}

func (c *cutter) finish() {
	if c.linked {
		c.out.WriteString(closeLink)
	}
	if c.coloured {
		c.out.WriteString(reset)
	}
}
