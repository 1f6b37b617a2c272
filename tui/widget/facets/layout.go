package facets

// line is a line of the panel before it is drawn.
type line struct {
	kind         lineKind
	group, value int
	hidden       int
}

type lineKind uint8

const (
	headingLine lineKind = iota
	valueLine
	moreLine
)

// layout decides what is shown in the height there is, and scrolls so that the
// cursor is part of it.
func (m *Model) layout() []line {
	if len(m.groups) == 0 {
		return nil
	}
	room := m.rooms()
	var lines []line
	cursor := 0
	for g, group := range m.groups {
		lines = append(lines, line{kind: headingLine, group: g})
		shown := m.choose(g, room[g])
		for _, v := range shown {
			if g == m.group && v == m.value {
				cursor = len(lines)
			}
			lines = append(lines, line{kind: valueLine, group: g, value: v})
		}
		if hidden := len(group.Values) - len(shown); hidden > 0 && len(shown) < room[g] {
			lines = append(lines, line{kind: moreLine, group: g, hidden: hidden})
		}
	}
	m.scrollTo(cursor, len(lines))
	return lines
}

func (m *Model) scrollTo(cursor, lines int) {
	heading := max(cursor-1, 0) // seen too, where it can be
	m.top = min(m.top, heading, max(lines-m.height, 0))
	m.top = max(m.top, cursor-m.height+1, 0)
}

// rooms gives each group a number of lines below its heading: the one with the
// cursor as many as it can use, but for a line that each of the others keeps
// where there is room; then what is left, a line at a time, to the others.
func (m *Model) rooms() []int {
	rooms := make([]int, len(m.groups))
	free := m.height - len(m.groups)
	kept := min(len(m.groups)-1, max(free-3, 0))
	rooms[m.group] = min(len(m.groups[m.group].Values), max(free-kept, 1))
	free -= rooms[m.group]
	for given := true; given && free > 0; {
		given = false
		for g, group := range m.groups {
			if g != m.group && rooms[g] < len(group.Values) && free > 0 {
				rooms[g]++
				free--
				given = true
			}
		}
	}
	return rooms
}

// choose picks the values of a group to show in a number of lines. If some stay
// hidden, one line is for saying so. The group with the cursor is scrolled to
// it; the others show what is ticked first.
func (m *Model) choose(g, room int) []int {
	values := m.groups[g].Values
	count := min(room, len(values))
	if count < len(values) && count > 1 {
		count--
	}
	if g == m.group {
		return span(max(min(m.value-count/2, len(values)-count), 0), count)
	}
	if count < len(values) && room == 1 && ticked(values) == 0 {
		return nil // the one line says how many there are
	}
	return tickedFirst(values, count)
}

func span(from, count int) []int {
	out := make([]int, count)
	for i := range out {
		out[i] = from + i
	}
	return out
}

func ticked(values []Value) int {
	n := 0
	for _, value := range values {
		if value.Selected {
			n++
		}
	}
	return n
}

// tickedFirst picks count values in their order, those that are ticked before
// those that are not.
func tickedFirst(values []Value, count int) []int {
	others := max(count-ticked(values), 0)
	var out []int
	for i, value := range values {
		switch {
		case len(out) == count:
			return out
		case value.Selected:
			out = append(out, i)
		case others > 0:
			out = append(out, i)
			others--
		}
	}
	return out
}
