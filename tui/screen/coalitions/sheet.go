package coalitions

import (
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// Sheet is a coalition in full: what for, with which tools, who is in it, what
// it needs, and what they said.
func (s Source) Sheet(record store.Record, width int) []sheet.Block {
	c, ok := record.(*store.Coalition)
	if !ok {
		return nil
	}
	joining := ""
	if c.ByRequest {
		joining = s.T("vocabulary.openness.request")
	}
	blocks := []sheet.Block{sheet.Title(screen.Clean(c.Name))}
	if here := s.Onlookers(c.ID); here != "" {
		blocks = append(blocks, sheet.Note(here), sheet.Gap())
	}
	blocks = append(blocks,
		sheet.Raw(s.Markdown.Render(s.Text(c.Purpose), width)),
		sheet.Gap(),
		sheet.Field(s.T("vocabulary.field.coalition.stage"), s.Term("stage", c.Stage)),
		sheet.Field(s.T("vocabulary.field.coalition.place"), screen.Clean(c.Place)),
		sheet.Field(s.T("vocabulary.field.coalition.open"), joining),
		sheet.Field(s.T("coalitions.field.delivers"), screen.Clean(c.Delivers)),
		sheet.Field(s.T("coalitions.field.until"), screen.Clean(c.Until)),
	)
	blocks = append(blocks, s.needs(c)...)
	blocks = append(blocks, s.people(c)...)
	blocks = append(blocks, s.around(c)...)
	blocks = append(blocks, s.carried(c)...)
	return append(blocks, s.posts(c)...)
}

func (s Source) needs(c *store.Coalition) []sheet.Block {
	blocks := []sheet.Block{sheet.Heading(s.T("coalitions.sheet.needs"))}
	for _, need := range c.Needs {
		blocks = append(blocks, sheet.Paragraph("  "+s.NeedLabel(need)))
	}
	if len(c.Needs) == 0 {
		blocks = append(blocks, sheet.Note("  "+s.T("coalitions.sheet.no-needs")))
	}
	return blocks
}

func (s Source) people(c *store.Coalition) []sheet.Block {
	memberships, _ := store.Referring[*store.Membership](s.Store, c.ID)
	people := slices.Clone(c.Leads)
	for _, m := range memberships {
		people = append(people, m.Person)
	}
	blocks := []sheet.Block{sheet.Heading(s.Words.N("coalitions.sheet.members", s.members(c)) + s.Among(people))}
	for _, lead := range c.Leads {
		blocks = append(blocks, sheet.Paragraph("  "+s.person(lead, store.ID{}, s.T("vocabulary.membership.lead"))))
	}
	for _, m := range memberships {
		if c.LedBy(m.Person) {
			continue
		}
		role := ""
		if m.State == store.MembershipAsked {
			role = s.T("vocabulary.membership.asked")
		}
		blocks = append(blocks, sheet.Paragraph("  "+s.person(m.Person, m.Organisation, role)))
	}
	return blocks
}

// person is somebody in a line: name, whether it is the reader, for whom, as what.
func (s Source) person(id, organisation store.ID, role string) string {
	parts := []string{s.Dot(id) + s.Person(id)}
	if id == s.Actor.Person && !id.IsZero() {
		parts[0] += " (" + s.T("shell.status.you") + ")"
	}
	for _, part := range []string{s.Name(store.KindOrganisation, organisation), role} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}

func (s Source) around(c *store.Coalition) []sheet.Block {
	blocks := []sheet.Block{sheet.Heading(s.Words.N("coalitions.sheet.actions", len(c.Actions)))}
	actions, _ := store.Records[*store.Action](s.Store, c.Actions)
	for _, action := range actions {
		target := screen.ShowMsg{Kind: store.KindAction, ID: action.ID}
		blocks = append(blocks, sheet.Item(screen.ActionLabel(action, s.Lang()), "", target))
	}
	if len(c.Actions) == 0 {
		blocks = append(blocks, sheet.Note("  "+s.T("coalitions.sheet.no-action")))
	}
	blocks = append(blocks, sheet.Heading(s.Words.N("coalitions.sheet.tools", len(c.Tools))))
	for _, id := range c.Tools {
		blocks = append(blocks, sheet.Item(s.Name(store.KindTool, id), "", screen.ShowMsg{Kind: store.KindTool, ID: id}))
	}
	if len(c.Tools) == 0 {
		blocks = append(blocks, sheet.Note("  "+s.T("coalitions.sheet.no-tool")))
	}
	return blocks
}

func (s Source) posts(c *store.Coalition) []sheet.Block {
	posts, _ := store.Referring[*store.Post](s.Store, c.ID)
	blocks := []sheet.Block{sheet.Heading(s.Words.N("coalitions.sheet.posts", len(posts)))}
	for _, post := range posts {
		blocks = append(blocks,
			sheet.Note("  "+s.Person(post.Person)+" · "+s.Words.Ago(post.CreatedAt, s.Now())),
			sheet.Paragraph("  "+screen.Clean(post.Words)),
		)
	}
	if len(posts) == 0 {
		blocks = append(blocks, sheet.Note("  "+s.Words.F("coalitions.sheet.no-post", map[string]any{"Key": s.Key(screen.Post)})))
	}
	return blocks
}
