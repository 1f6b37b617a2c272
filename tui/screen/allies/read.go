package allies

import "github.com/ogptoolbox/concorde/tui/widget/list"

// Rows are the allies, for those who are told them line by line.
func (m *Screen) Rows() list.Rows { return m.rows }

// Before says what their points are for, in full.
func (m *Screen) Before() []string { return []string{m.T("allies.how")} }
