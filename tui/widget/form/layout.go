package form

// drawing is a form as lines, with where the field with the focus is.
type drawing struct {
	lines  []string
	owner  []int // the field of each line
	option []int // the option on each line, as it was found; -1: none
	// The lines of the field with the focus are [from, to); its cursor is on
	// line cursor.
	from, to, cursor int
}

func (d *drawing) add(owner int, lines ...string) {
	for _, line := range lines {
		d.lines = append(d.lines, line)
		d.owner = append(d.owner, owner)
		d.option = append(d.option, -1)
	}
}

// scroll returns the first line to show, so that all of the field with the
// focus is shown, and its cursor wherever it does not fit.
func (d *drawing) scroll(top, height int) int {
	top = min(top, d.from)
	top = max(top, d.to-height)
	top = min(top, d.cursor)
	top = max(top, d.cursor-height+1)
	return d.whole(max(min(top, len(d.lines)-height), 0))
}

// whole moves down to where a field begins, if the one with the focus is not
// above it: what is left of a field without its name means nothing.
func (d *drawing) whole(top int) int {
	if top == 0 {
		return 0
	}
	for line := top; line <= min(d.from, d.cursor); line++ {
		if d.owner[line] != d.owner[line-1] {
			return line
		}
	}
	return top
}

// optionRoom is how many options are shown at once.
func (m *Model) optionRoom() int { return max(min(8, m.height-5), 2) }

// spaced reports whether there is room for an empty line between fields.
func (m *Model) spaced() bool { return m.height >= 16 }
