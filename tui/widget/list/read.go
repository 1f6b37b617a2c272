package list

// Rows is a list without its screen: its rows by their numbers, from 0, for
// those who are told them line by line.
type Rows interface {
	// Read draws the rows [offset, offset+limit), each in that many cells, and
	// tells how many there are in all.
	Read(offset, limit, width int) (drawn []Row, total int)
	// Pick puts the cursor on the row with this number, or with this key, if it
	// has one, should others have come before it since; false if there is no such row.
	Pick(row int, key string) bool
	// Empty is what the list says when there are no rows.
	Empty() string
}

// Row is a row that was drawn, with what tells it from others.
type Row struct{ Key, Drawn string }

// Read draws rows wherever the list is scrolled to, which it stays.
func (m *Model[R]) Read(offset, limit, width int) (drawn []Row, total int) {
	rows, total := m.feed.Fetch(offset, limit)
	for _, row := range rows {
		drawn = append(drawn, Row{m.feed.Key(row), m.feed.Draw(row, width, false)})
	}
	return drawn, total
}

// Pick puts the cursor on a row by its number, or near it by its key.
func (m *Model[R]) Pick(row int, key string) bool {
	if row < 0 {
		return false
	}
	m.cursor, m.offset = row, row
	m.fetch()
	m.clamp()
	m.follow()
	current, ok := m.Current()
	if ok && m.cursor == row && (key == "" || m.feed.Key(current) == key) {
		return true
	}
	return key != "" && m.Select(key)
}

// Empty is what the list says when there are no rows.
func (m *Model[R]) Empty() string { return m.empty }
