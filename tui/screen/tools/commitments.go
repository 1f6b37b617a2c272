package tools

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// commitments are those that are kept with the tool; nothing where there are none.
func (s Source) commitments(tool *store.Tool) []sheet.Block {
	commitments, _ := store.Referring[*store.Commitment](s.Store, tool.ID)
	if len(commitments) == 0 {
		return nil
	}
	blocks := []sheet.Block{sheet.Heading(s.Words.N("commitments.with-tool", len(commitments)))}
	for _, c := range commitments {
		target := screen.ShowMsg{Kind: store.KindCommitment, ID: c.ID}
		blocks = append(blocks, sheet.Item(screen.Clean(c.Title(s.Lang())), s.Term("commitment-by", c.By), target))
	}
	return blocks
}
