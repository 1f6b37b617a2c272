package commitments

import (
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// besideFrom is the width from which what is offered and what is needed stand
// side by side.
const besideFrom = 44

// exchange is what is offered and what is needed: side by side where there is
// room, so that one sees at a look what one could bring or take.
func (s Source) exchange(c *store.Commitment, width int) []sheet.Block {
	offers := s.wanted("vocabulary.field.commitment.offers", "commitments.sheet.no-offer", c.Offers)
	needs := s.wanted("vocabulary.field.commitment.needs", "commitments.sheet.no-need", c.Needs)
	if width < besideFrom {
		return append(offers.blocks(), needs.blocks()...)
	}
	half := (width - theme.Gutter) / 2
	left, right := offers.draw(s.Theme, half), needs.draw(s.Theme, half)
	height := max(len(left), len(right))
	column := func(lines []string) string { return frame.Fit(strings.Join(lines, "\n"), half, height) }
	gutter := frame.Fit("", theme.Gutter, height)
	return []sheet.Block{sheet.Gap(), sheet.Raw(frame.Beside(column(left), gutter, column(right)))}
}

// wants is one side of the exchange, in words.
type wants struct {
	heading string
	lines   []string
	nothing string // said where there are no lines
}

func (s Source) wanted(heading, nothing string, needs []store.Need) wants {
	out := wants{heading: s.T(heading), nothing: s.T(nothing)}
	for _, need := range needs {
		out.lines = append(out.lines, s.NeedLabel(need))
	}
	return out
}

func (w wants) blocks() []sheet.Block {
	blocks := []sheet.Block{sheet.Heading(w.heading)}
	for _, line := range w.lines {
		blocks = append(blocks, sheet.Paragraph("  "+line))
	}
	if len(w.lines) == 0 {
		blocks = append(blocks, sheet.Note("  "+w.nothing))
	}
	return blocks
}

// draw is the side as lines of a column that wide.
func (w wants) draw(th *theme.Theme, width int) []string {
	lines := styled(th.Strong, frame.Wrap(w.heading, width))
	for _, line := range w.lines {
		lines = append(lines, indented(line, width)...)
	}
	if len(w.lines) == 0 {
		lines = append(lines, styled(th.Muted, indented(w.nothing, width))...)
	}
	return lines
}

func styled(ink theme.Ink, lines []string) []string {
	for i, line := range lines {
		lines[i] = ink.Render(line)
	}
	return lines
}

func indented(words string, width int) []string {
	lines := frame.Wrap(words, max(width-theme.Indent, 1))
	for i, line := range lines {
		lines[i] = strings.Repeat(" ", theme.Indent) + line
	}
	return lines
}
