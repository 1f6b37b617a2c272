package list

// Rows is a list without its screen: its rows by their numbers, from 0, for
// those who are told them line by line.
type Rows interface {
	// Read draws the rows [offset, offset+limit), each in that many cells, and
	// tells how many there are in all.
	Read(offset, limit, width int) (drawn []string, total int)
	// Pick puts the cursor on a row; false if there is no such row.
	Pick(row int) bool
	// Empty is what the list says when there are no rows.
	Empty() string
}

// Read draws rows wherever the list is scrolled to, which it stays.
func (m *Model[R]) Read(offset, limit, width int) (drawn []string, total int) {
	rows, total := m.feed.Fetch(offset, limit)
	for _, row := range rows {
		drawn = append(drawn, m.feed.Draw(row, width, false))
	}
	return drawn, total
}

// Pick puts the cursor on a row by its number.
func (m *Model[R]) Pick(row int) bool {
	if row < 0 {
		return false
	}
	m.cursor, m.offset = row, row
	m.fetch()
	m.clamp()
	m.follow()
	return m.cursor == row && m.total > 0
}

// Empty is what the list says when there are no rows.
func (m *Model[R]) Empty() string { return m.empty }
