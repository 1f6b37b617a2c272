package commitments

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// What is shown of the tools that others use, so that an action that half the
// summit works on can be read as well.
const (
	othersMost   = 8
	evidenceMost = 4 // for one tool
)

// others are the tools that others use for the same collective actions, each
// with its evidence: the coalitions and the commitments that name it, and those
// of their people who say that they use it.
func (s Source) others(c *store.Commitment) []sheet.Block {
	tools, _ := s.Store.ToolsFor(c.Actions...)
	var found []store.ToolFor
	for _, tool := range tools {
		if rest, others := tool.Without(c.ID); others {
			found = append(found, rest)
		}
	}
	blocks := []sheet.Block{sheet.Heading(s.Words.N("commitments.sheet.others", len(found)))}
	if len(found) == 0 {
		return append(blocks, sheet.Note("  "+s.T("commitments.sheet.no-other")))
	}
	for _, tool := range found[:min(othersMost, len(found))] {
		target := screen.ShowMsg{Kind: store.KindTool, ID: tool.Tool.ID}
		blocks = append(blocks, sheet.Item(screen.Clean(tool.Tool.Name), "", target))
		blocks = append(blocks, s.evidence(tool)...)
	}
	if more := len(found) - othersMost; more > 0 {
		blocks = append(blocks, sheet.Note("  "+s.Words.N("commitments.sheet.more", more)))
	}
	return blocks
}

// evidence is who puts a tool to work on the same, each a step away.
func (s Source) evidence(tool store.ToolFor) []sheet.Block {
	var all []sheet.Block
	add := func(key, name string, kind store.Kind, id store.ID) {
		if name != "" {
			all = append(all, sheet.Item("  "+s.Words.F(key, map[string]any{"Name": name}), "", screen.ShowMsg{Kind: kind, ID: id}))
		}
	}
	for _, c := range tool.Coalitions {
		add("commitments.evidence.coalition", s.Name(store.KindCoalition, c.ID), store.KindCoalition, c.ID)
	}
	for _, c := range tool.Commitments {
		add("commitments.evidence.commitment", s.Name(store.KindCommitment, c.ID), store.KindCommitment, c.ID)
	}
	for _, tie := range tool.Ties {
		if name := s.Name(store.KindOrganisation, tie.Organisation); name != "" {
			add("commitments.evidence.use", name, store.KindOrganisation, tie.Organisation)
		} else {
			add("commitments.evidence.use", s.Name(store.KindPerson, tie.Person), store.KindPerson, tie.Person)
		}
	}
	shown := all[:min(evidenceMost, len(all))]
	if more := len(all) - evidenceMost; more > 0 {
		return append(shown[:evidenceMost:evidenceMost], sheet.Note("    "+s.Words.N("commitments.sheet.more", more)))
	}
	return shown
}
