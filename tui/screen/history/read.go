package history

import "github.com/ogptoolbox/concorde/tui/widget/list"

// Rows are the list, for those who are told it line by line.
func (m *Screen) Rows() list.Rows { return m.rows }

// Before says what a number is for.
func (m *Screen) Before() []string { return []string{m.T("screens.history.help")} }
