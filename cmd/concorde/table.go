package main

import (
	"io"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/ogptoolbox/concorde/store/text"
)

const (
	columnGap    = 2
	measuredRows = 256 // that the widths of columns are taken from
	defaultWidth = 80
)

// column is a column of a table.
type column struct {
	title string // key of its heading, without "commands.label."
	least int    // cells that it keeps when there is too little room; 0: all it needs
	roomy int    // cells that it takes where there is room, whatever is in it
	from  int    // width of terminal from which it is shown; a pipe gets every column
}

// table prints rows: aligned and cut to the width on a terminal, where people
// read, and as tab-separated values in a pipe, where programs do.
type table struct {
	out      io.Writer
	terminal bool
	columns  []column
	headings []string
	width    int
	widths   []int      // once they are decided
	waiting  [][]string // until then
	lead     []string   // begins each row in a pipe
}

func (inv *invocation) table(columns ...column) *table {
	t := &table{out: inv.out, terminal: inv.terminal, columns: columns, width: inv.width}
	if t.width <= 0 {
		t.width = defaultWidth
	}
	for _, c := range columns {
		t.headings = append(t.headings, inv.label(c.title))
	}
	return t
}

// prefix says, in a pipe, what the rows are, where they follow others of
// another kind. On a terminal they have headings.
func (t *table) prefix(kind string) { t.lead = []string{kind} }

// row prints one row.
func (t *table) row(cells ...string) error {
	if !t.terminal {
		_, err := io.WriteString(t.out, tabSeparated(append(slices.Clone(t.lead), cells...)))
		return err
	}
	for i, cell := range cells {
		cells[i] = text.Line(cell)
	}
	if t.widths != nil {
		return t.aligned(cells)
	}
	if t.waiting = append(t.waiting, cells); len(t.waiting) < measuredRows {
		return nil
	}
	return t.end()
}

// end prints what waits for the widths to be known.
func (t *table) end() error {
	if t.widths != nil || len(t.waiting) == 0 {
		return nil
	}
	t.measure()
	if err := t.aligned(t.headings); err != nil {
		return err
	}
	for _, cells := range t.waiting {
		if err := t.aligned(cells); err != nil {
			return err
		}
	}
	t.waiting = nil
	return nil
}

// measure decides how wide each column is: as wide as its widest cell, and
// where that is too much, the widest columns give way first.
func (t *table) measure() {
	t.widths = make([]int, len(t.columns))
	for i, c := range t.columns {
		if t.width < c.from {
			continue
		}
		t.widths[i] = max(c.roomy, ansi.StringWidth(t.headings[i]))
		for _, cells := range t.waiting {
			t.widths[i] = max(t.widths[i], ansi.StringWidth(cells[i]))
		}
	}
	for over := t.total() - t.width; over > 0; over-- {
		widest := -1
		for i, c := range t.columns {
			if c.least > 0 && t.widths[i] > c.least && (widest < 0 || t.widths[i] > t.widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return
		}
		t.widths[widest]--
	}
}

func (t *table) total() int {
	total := -columnGap
	for _, width := range t.widths {
		if width > 0 {
			total += width + columnGap
		}
	}
	return total
}

func (t *table) aligned(cells []string) error {
	var b strings.Builder
	for i, cell := range cells {
		width := t.widths[i]
		if width == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(strings.Repeat(" ", columnGap))
		}
		b.WriteString(fit(cell, width))
	}
	line := strings.TrimRight(b.String(), " ")
	_, err := io.WriteString(t.out, ansi.Truncate(line, t.width, "…")+"\n")
	return err
}

// fit is a text in exactly so many cells.
func fit(s string, width int) string {
	s = ansi.Truncate(s, width, "…")
	return s + strings.Repeat(" ", max(0, width-ansi.StringWidth(s)))
}
