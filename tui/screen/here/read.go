package here

import "github.com/ogptoolbox/concorde/tui/widget/list"

// Rows are the people, for those who are told them line by line.
func (m *Screen) Rows() list.Rows { return m.rows }

// Before are those who have no name yet.
func (m *Screen) Before() []string {
	if m.guests == 0 {
		return nil
	}
	return []string{m.Words.N("screens.here.guests", m.guests)}
}
