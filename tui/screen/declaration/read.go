package declaration

import "github.com/ogptoolbox/concorde/tui/widget/sheet"

// Sheet is the Declaration, for those who are told it line by line.
func (m *Screen) Sheet() sheet.Reading { return &m.sheet }
