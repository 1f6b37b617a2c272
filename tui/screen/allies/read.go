package allies

import "github.com/ogptoolbox/concorde/tui/widget/list"

// Rows are the list, for those who are told it line by line.
func (m *Screen) Rows() list.Rows { return m.rows }
