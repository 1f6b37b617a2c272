package tools

import (
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// Indifferent are messages and announcements: neither is about a tool.
func (s Source) Indifferent() []store.Kind {
	return []store.Kind{store.KindPost, store.KindAnnouncement}
}

// Sheet is a tool in full: what it is, who uses it, who develops it, and which
// coalitions build on it.
func (s Source) Sheet(record store.Record, width int) []sheet.Block {
	tool, ok := record.(*store.Tool)
	if !ok {
		return nil
	}
	blocks := []sheet.Block{sheet.Title(screen.Clean(tool.Name))}
	if summary := s.Text(tool.Summary); summary != "" {
		blocks = append(blocks, sheet.Paragraph(summary))
	}
	if here := s.Onlookers(tool.ID); here != "" {
		blocks = append(blocks, sheet.Gap(), sheet.Note(here))
	}
	blocks = append(blocks, sheet.Gap())
	blocks = append(blocks, s.facts(tool)...)
	blocks = append(blocks, s.ties(tool, store.Uses, "tools.sheet.uses", "tools.sheet.nobody-uses", screen.Use)...)
	blocks = append(blocks, s.ties(tool, store.Develops, "tools.sheet.develops", "tools.sheet.nobody-develops", screen.Develop)...)
	blocks = append(blocks, s.coalitions(tool)...)
	blocks = append(blocks, s.commitments(tool)...)
	if description := s.Text(tool.Description); description != "" {
		blocks = append(blocks, sheet.Heading(s.T("tools.sheet.description")), sheet.Raw(s.Markdown.Render(description, width)))
	}
	return append(blocks, s.last(tool)...)
}

func (s Source) facts(tool *store.Tool) []sheet.Block {
	tool, contests := s.shown(tool)
	var blocks []sheet.Block
	field := func(name, value string) {
		blocks = append(blocks, sheet.Field(s.T("vocabulary.field.tool."+name), value))
		blocks = append(blocks, s.contested(tool, contests, name)...)
	}
	field("uses", s.UseLabels(tool.Uses))
	blocks = append(blocks, s.evidence(tool)...)
	field("developers", s.Names(store.KindOrganisation, tool.Developers))
	field("licence", screen.Clean(tool.Licence))
	field("website", screen.Clean(tool.Website))
	field("repository", screen.Clean(tool.Repository))
	field("countries", s.Countries(tool.Countries))
	field("maturity", s.Term("maturity", tool.Maturity))
	field("written_in", screen.Clean(strings.Join(tool.WrittenIn, ", ")))
	field("platforms", s.Terms("platform", tool.Platforms))
	field("languages", s.Languages(tool.Languages))
	field("tags", screen.Clean(strings.Join(tool.Tags, ", ")))
	return blocks
}

// ties are who says that they use or develop a tool, with what they said.
func (s Source) ties(tool *store.Tool, relation store.Relation, title, nobody string, action screen.Action) []sheet.Block {
	ties, _ := store.Referring[*store.Tie](s.Store, tool.ID)
	var blocks []sheet.Block
	var people []store.ID
	for _, tie := range ties {
		if tie.Relation == relation {
			blocks = append(blocks, sheet.Paragraph("  "+s.said(tie)))
			people = append(people, tie.Person)
		}
	}
	heading := sheet.Heading(s.Words.N(title, len(blocks)) + s.Among(people))
	if len(blocks) == 0 {
		blocks = append(blocks, sheet.Note("  "+s.Words.F(nobody, map[string]any{"Key": s.Key(action)})))
	}
	return append([]sheet.Block{heading}, blocks...)
}

// said is a tie in a line: who, for whom, for what, where, since when.
func (s Source) said(tie *store.Tie) string {
	parts := []string{s.Dot(tie.Person) + s.Person(tie.Person)}
	if tie.Person == s.Actor.Person && !tie.Person.IsZero() {
		parts[0] += " (" + s.T("shell.status.you") + ")"
	}
	for _, part := range []string{
		s.Name(store.KindOrganisation, tie.Organisation), s.UseLabels(tie.Uses),
		screen.Clean(tie.Where), s.Words.Day(screen.Clean(tie.Since)), screen.Clean(tie.Evidence), s.Words.Date(tie.ChangedAt),
	} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}

func (s Source) coalitions(tool *store.Tool) []sheet.Block {
	coalitions, _ := store.Referring[*store.Coalition](s.Store, tool.ID)
	blocks := []sheet.Block{sheet.Heading(s.Words.N("tools.sheet.coalitions", len(coalitions)))}
	for _, c := range coalitions {
		blocks = append(blocks, sheet.Item(screen.Clean(c.Name), s.Term("stage", c.Stage), screen.ShowMsg{Kind: store.KindCoalition, ID: c.ID}))
	}
	if len(coalitions) == 0 {
		blocks = append(blocks, sheet.Note("  "+s.Words.F("tools.sheet.no-coalition", map[string]any{"Key": s.Key(screen.Coalition)})))
	}
	return blocks
}

// last says who changed the tool last.
func (s Source) last(tool *store.Tool) []sheet.Block {
	said := s.Words.F("screens.changed", map[string]any{
		"Who": s.Person(tool.ChangedBy), "When": s.Words.Ago(tool.ChangedAt, s.Now()), "Key": s.Key(screen.History),
	})
	return append([]sheet.Block{sheet.Gap(), sheet.Note(said)}, s.confirmed(tool)...)
}
