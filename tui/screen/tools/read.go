package tools

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// Line is a row for those who are told it.
func (s Source) Line(record store.Record) string {
	tool, ok := record.(*store.Tool)
	if !ok {
		return ""
	}
	tool, _ = s.shown(tool)
	used := ""
	if n := s.users(tool); n > 0 {
		used = s.Words.N("plain.count.tools", n)
	}
	return screen.Told(screen.Clean(tool.Name), s.UseLabels(tool.Uses), screen.Clean(tool.Licence), used)
}
