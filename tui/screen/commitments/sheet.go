package commitments

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// Sheet is a commitment in full: what is promised and by whom, for which
// collective actions and with which tools, what is offered and needed, what
// others use for the same, who builds on it, and what they said.
func (s Source) Sheet(record store.Record, width int) []sheet.Block {
	c, ok := record.(*store.Commitment)
	if !ok {
		return nil
	}
	blocks := []sheet.Block{sheet.Title(screen.Clean(c.Title(s.Lang())))}
	if here := s.Onlookers(c.ID); here != "" {
		blocks = append(blocks, sheet.Note(here), sheet.Gap())
	}
	if description := s.Text(c.Description); description != "" {
		blocks = append(blocks, sheet.Raw(s.Markdown.Render(description, width)), sheet.Gap())
	}
	blocks = append(blocks, s.facts(c)...)
	blocks = append(blocks, s.exchange(c, width)...)
	blocks = append(blocks, s.served(c)...)
	blocks = append(blocks, s.others(c)...)
	blocks = append(blocks, s.coalitions(c)...)
	blocks = append(blocks, s.posts(c)...)
	return append(blocks, s.deposited(c)...)
}

func (s Source) facts(c *store.Commitment) []sheet.Block {
	field := func(name, value string) sheet.Block {
		return sheet.Field(s.T("vocabulary.field.commitment."+name), value)
	}
	return []sheet.Block{
		field("kind", s.Term("commitment-kind", c.Type)),
		field("by", s.Term("commitment-by", c.By)),
		field("organisation", s.Name(store.KindOrganisation, c.Organisation)),
		field("country", s.Standing(c.Country)),
		field("until", s.Words.Day(screen.Clean(c.Until))),
		field("plan", s.plan(c.Plan)),
	}
}

// plan is a national action plan's commitment, in words where it can be read.
func (s Source) plan(words string) string {
	plan, ok := store.ParsePlan(words)
	if !ok {
		return screen.Clean(words)
	}
	said := map[string]any{"Country": s.Words.Country(plan.Country), "Years": plan.Years, "Number": plan.Number}
	if plan.Number == "" {
		return s.Words.F("commitments.plan.whole", said)
	}
	return s.Words.F("commitments.plan", said)
}

// served are the collective actions that it is for, and the tools that it is
// done with.
func (s Source) served(c *store.Commitment) []sheet.Block {
	blocks := []sheet.Block{sheet.Heading(s.Words.N("commitments.sheet.actions", len(c.Actions)))}
	actions, _ := store.Records[*store.Action](s.Store, c.Actions)
	for _, action := range actions {
		target := screen.ShowMsg{Kind: store.KindAction, ID: action.ID}
		blocks = append(blocks, sheet.Item(screen.ActionLabel(action, s.Lang()), "", target))
	}
	var tools []sheet.Block
	for _, id := range c.Tools {
		if name := s.Name(store.KindTool, id); name != "" {
			tools = append(tools, sheet.Item(name, "", screen.ShowMsg{Kind: store.KindTool, ID: id}))
		}
	}
	blocks = append(blocks, sheet.Heading(s.Words.N("commitments.sheet.tools", len(tools))))
	if len(tools) == 0 {
		return append(blocks, sheet.Note("  "+s.T("commitments.sheet.no-tool")))
	}
	return append(blocks, tools...)
}

func (s Source) coalitions(c *store.Commitment) []sheet.Block {
	coalitions, _ := store.Referring[*store.Coalition](s.Store, c.ID)
	blocks := []sheet.Block{sheet.Heading(s.Words.N("commitments.sheet.coalitions", len(coalitions)))}
	for _, coalition := range coalitions {
		target := screen.ShowMsg{Kind: store.KindCoalition, ID: coalition.ID}
		blocks = append(blocks, sheet.Item(screen.Clean(coalition.Name), s.Term("stage", coalition.Stage), target))
	}
	if len(coalitions) == 0 {
		blocks = append(blocks, sheet.Note("  "+s.Words.F("commitments.sheet.no-coalition", map[string]any{"Key": s.Key(screen.Coalition)})))
	}
	return blocks
}

func (s Source) posts(c *store.Commitment) []sheet.Block {
	posts, _ := store.Referring[*store.Post](s.Store, c.ID)
	blocks := []sheet.Block{sheet.Heading(s.Words.N("commitments.sheet.posts", len(posts)))}
	for _, post := range posts {
		blocks = append(blocks,
			sheet.Note("  "+s.Dot(post.Person)+s.Person(post.Person)+" · "+s.Words.Ago(post.CreatedAt, s.Now())),
			sheet.Paragraph("  "+screen.Clean(s.Said(post.Words, post.Lang))),
		)
	}
	if len(posts) == 0 {
		blocks = append(blocks, sheet.Note("  "+s.Words.F("commitments.sheet.no-post", map[string]any{"Key": s.Key(screen.Post)})))
	}
	return blocks
}

// deposited says who promised it and when, and who changed it since.
func (s Source) deposited(c *store.Commitment) []sheet.Block {
	blocks := []sheet.Block{sheet.Heading(s.T("commitments.sheet.deposited"))}
	when := s.Words.Ago(c.CreatedAt, s.Now())
	if c.CreatedBy.IsZero() {
		blocks = append(blocks, sheet.Paragraph("  "+s.Person(c.CreatedBy)+" · "+when))
	} else {
		who := s.Dot(c.CreatedBy) + s.Person(c.CreatedBy)
		if c.CreatedBy == s.Actor.Person {
			who += " (" + s.T("shell.status.you") + ")"
		}
		blocks = append(blocks, sheet.Item(who, when, screen.ShowMsg{Kind: store.KindPerson, ID: c.CreatedBy}))
	}
	said := s.Words.F("screens.changed", map[string]any{
		"Who": s.Person(c.ChangedBy), "When": s.Words.Ago(c.ChangedAt, s.Now()), "Key": s.Key(screen.History),
	})
	return append(blocks, sheet.Gap(), sheet.Note(said))
}
