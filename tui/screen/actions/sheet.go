package actions

import (
	"fmt"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// shownOfEach is how many partners, offers or messages are shown one by one,
// so that an action on which hundreds work can be read as well.
const shownOfEach = 24

// Sheet is an action in full, and everything around it: what it lacks, who is
// at work on it, in which coalitions and by which commitments, what they offer
// and need, with which tools, what they say, and apart from them who signed it
// in 2016.
func (s Source) Sheet(record store.Record, width int) []sheet.Block {
	action, ok := record.(*store.Action)
	if !ok {
		return nil
	}
	blocks := []sheet.Block{sheet.Title(fmt.Sprintf("%d. %s", action.Number, screen.Clean(action.Title(s.Lang()))))}
	hub, err := s.Store.Hub(action.ID)
	if err != nil {
		return append(append(blocks, sheet.Note(s.Explain(err))), s.about(action)...)
	}
	blocks = append(blocks, sheet.Note(s.standing(hub)), sheet.Gap())
	blocks = append(blocks, s.about(action)...)
	blocks = append(blocks, s.gaps(hub)...)
	blocks = append(blocks, s.partners(hub)...)
	blocks = append(blocks, s.coalitions(hub)...)
	blocks = append(blocks, s.commitments(hub)...)
	blocks = append(blocks, s.market(hub, width)...)
	blocks = append(blocks, s.tools(hub)...)
	blocks = append(blocks, s.posts(hub)...)
	return append(blocks, s.signatories(action)...)
}

// standing is how an action stands, in a line.
func (s Source) standing(hub store.Hub) string {
	var parts []string
	if hub.CoalitionCount > 0 {
		parts = append(parts, s.Words.N("shell.count.coalitions", hub.CoalitionCount))
	}
	if hub.CommitmentCount > 0 {
		parts = append(parts, s.Words.N("shell.count.commitments", hub.CommitmentCount))
	}
	for _, gap := range hub.Gaps {
		parts = append(parts, s.T("hub.lacks."+string(gap)))
	}
	return joined(parts...)
}

// about is what an action itself says.
func (s Source) about(action *store.Action) []sheet.Block {
	theme := s.Term("theme", action.Theme)
	if action.ThemeUnverified {
		theme += " " + s.T("actions.unverified")
	}
	return []sheet.Block{
		sheet.Paragraph(s.Text(action.Description)),
		sheet.Gap(),
		sheet.Field(s.T("vocabulary.field.action.theme"), theme),
		sheet.Field(s.T("vocabulary.field.action.working_group"), screen.Clean(action.WorkingGroup)),
	}
}

// more says how many are not shown; nothing if all are.
func (s Source) more(n int) []sheet.Block {
	if n <= 0 {
		return nil
	}
	return []sheet.Block{sheet.Note("  " + s.Words.N("hub.more", n))}
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
		if name := s.Name(store.KindOrganisation, id); name != "" {
			blocks = append(blocks, sheet.Item(name, "", screen.ShowMsg{Kind: store.KindOrganisation, ID: id}))
		}
	}
	return blocks
}
