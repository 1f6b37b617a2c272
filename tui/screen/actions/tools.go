package actions

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// tools are those put to work on the action, each with its evidence: which
// coalitions and commitments name it, and who of those at work says that they
// use it.
func (s Source) tools(hub store.Hub) []sheet.Block {
	blocks := []sheet.Block{sheet.Heading(s.Words.N("actions.sheet.tools", len(hub.Tools)))}
	for _, tool := range hub.Tools[:min(shownOfEach, len(hub.Tools))] {
		target := screen.ShowMsg{Kind: store.KindTool, ID: tool.Tool.ID}
		blocks = append(blocks, sheet.Item(screen.Clean(tool.Tool.Name), "", target))
		blocks = append(blocks, s.evidence(tool)...)
	}
	if len(hub.Tools) == 0 {
		blocks = append(blocks, sheet.Note("  "+s.T("actions.sheet.no-tool")))
	}
	return append(blocks, s.more(len(hub.Tools)-shownOfEach)...)
}

// evidence is who puts a tool to work, each leading to what says so.
func (s Source) evidence(tool store.ToolFor) []sheet.Block {
	var blocks []sheet.Block
	for _, c := range tool.Coalitions {
		words := s.Words.F("hub.by-coalition", map[string]any{"Name": screen.Clean(c.Name)})
		blocks = append(blocks, sheet.Item("  "+words, "", screen.ShowMsg{Kind: store.KindCoalition, ID: c.ID}))
	}
	for _, c := range tool.Commitments {
		words := s.Words.F("hub.by-commitment", map[string]any{"Name": screen.Clean(c.Title(s.Lang()))})
		blocks = append(blocks, sheet.Item("  "+words, "", screen.ShowMsg{Kind: store.KindCommitment, ID: c.ID}))
	}
	for _, tie := range tool.Ties {
		blocks = append(blocks, sheet.Item("  "+s.user(tie), "", screen.ShowMsg{Kind: store.KindPerson, ID: tie.Person}))
	}
	const most = 6
	return append(blocks[:min(most, len(blocks))], s.more(len(blocks)-most)...)
}

// user is who uses a tool, and what for.
func (s Source) user(tie *store.Tie) string {
	who := s.Name(store.KindOrganisation, tie.Organisation)
	for _, name := range []string{screen.Clean(tie.Where), s.Person(tie.Person)} {
		if who == "" {
			who = name
		}
	}
	if len(tie.Uses) == 0 {
		return s.Words.F("hub.used-by", map[string]any{"Who": who})
	}
	return s.Words.F("hub.used-for", map[string]any{"Who": who, "Uses": s.UseLabels(tie.Uses)})
}
