package commitments

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// exchange is what is offered and what is needed: side by side where there is
// room, so that one sees at a look what one could bring or take.
func (s Source) exchange(c *store.Commitment, width int) []sheet.Block {
	return sheet.Columns(width,
		s.wanted("vocabulary.field.commitment.offers", "commitments.sheet.no-offer", c.Offers),
		s.wanted("vocabulary.field.commitment.needs", "commitments.sheet.no-need", c.Needs),
	)
}

func (s Source) wanted(heading, nothing string, needs []store.Need) []sheet.Block {
	blocks := []sheet.Block{sheet.Heading(s.T(heading))}
	for _, need := range needs {
		blocks = append(blocks, sheet.Paragraph("  "+s.NeedLabel(need)))
	}
	if len(needs) == 0 {
		blocks = append(blocks, sheet.Note("  "+s.T(nothing)))
	}
	return blocks
}
