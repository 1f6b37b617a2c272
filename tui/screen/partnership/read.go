package partnership

import "github.com/ogptoolbox/concorde/tui/widget/list"

// Rows are the list, for those who are told it line by line.
func (m *Screen) Rows() list.Rows { return m.rows }

// Before says what the list is, and how many of them are in it.
func (m *Screen) Before() []string { return []string{m.T("partnership.about"), m.members()} }
