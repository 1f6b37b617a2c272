package actions

import (
	"fmt"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// Sheet is an action in full: what it is about, who signed it in 2016, and
// which coalitions and tools serve it.
func (s Source) Sheet(record store.Record, _ int) []sheet.Block {
	action, ok := record.(*store.Action)
	if !ok {
		return nil
	}
	theme := s.Term("theme", action.Theme)
	if action.ThemeUnverified {
		theme += " " + s.T("actions.unverified")
	}
	blocks := []sheet.Block{
		sheet.Title(fmt.Sprintf("%d. %s", action.Number, screen.Clean(action.Title(s.Lang())))),
		sheet.Paragraph(s.Text(action.Description)),
		sheet.Gap(),
		sheet.Field(s.T("vocabulary.field.action.theme"), theme),
		sheet.Field(s.T("vocabulary.field.action.working_group"), screen.Clean(action.WorkingGroup)),
	}
	coalitions, _ := store.Referring[*store.Coalition](s.Store, action.ID)
	blocks = append(blocks, s.coalitions(coalitions)...)
	blocks = append(blocks, s.tools(coalitions)...)
	return append(blocks, s.signatories(action)...)
}

func (s Source) coalitions(coalitions []*store.Coalition) []sheet.Block {
	blocks := []sheet.Block{sheet.Heading(s.Words.N("actions.sheet.coalitions", len(coalitions)))}
	for _, c := range coalitions {
		blocks = append(blocks, sheet.Item(screen.Clean(c.Name), s.Term("stage", c.Stage), screen.ShowMsg{Kind: store.KindCoalition, ID: c.ID}))
	}
	if len(coalitions) == 0 {
		blocks = append(blocks, sheet.Note("  "+s.Words.F("actions.sheet.no-coalition", map[string]any{"Key": s.Key(screen.Coalition)})))
	}
	return blocks
}

// tools are those that the action's coalitions put to work.
func (s Source) tools(coalitions []*store.Coalition) []sheet.Block {
	var blocks []sheet.Block
	seen := map[store.ID]bool{}
	for _, c := range coalitions {
		for _, id := range c.Tools {
			if name := s.Name(store.KindTool, id); name != "" && !seen[id] {
				seen[id] = true
				blocks = append(blocks, sheet.Item(name, screen.Clean(c.Name), screen.ShowMsg{Kind: store.KindTool, ID: id}))
			}
		}
	}
	heading := sheet.Heading(s.Words.N("actions.sheet.tools", len(blocks)))
	if len(blocks) == 0 {
		blocks = append(blocks, sheet.Note("  "+s.T("actions.sheet.no-tool")))
	}
	return append([]sheet.Block{heading}, blocks...)
}

func (s Source) signatories(action *store.Action) []sheet.Block {
	blocks := []sheet.Block{
		sheet.Heading(s.Words.N("actions.sheet.governments", len(action.Governments))),
		sheet.Paragraph("  " + s.Countries(action.Governments)),
		sheet.Heading(s.Words.N("actions.sheet.organisations", len(action.Organisations))),
	}
	if len(action.Organisations) == 0 {
		return append(blocks, sheet.Note("  "+s.T("actions.sheet.no-organisation")))
	}
	for _, id := range action.Organisations {
		blocks = append(blocks, sheet.Paragraph("  "+s.Name(store.KindOrganisation, id)))
	}
	return blocks
}
