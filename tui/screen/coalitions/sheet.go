package coalitions

import (
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
	roster, _ := s.Store.Roster(c)
	blocks := []sheet.Block{sheet.Title(screen.Clean(c.Name))}
	if here := s.Onlookers(c.ID); here != "" {
		blocks = append(blocks, sheet.Note(here))
	}
	blocks = append(blocks, s.standing(c, roster)...)
	blocks = append(blocks, sheet.Gap(), sheet.Raw(s.Markdown.Render(s.Text(c.Purpose), width)), sheet.Gap())
	blocks = append(blocks, s.facts(c, roster.Composition())...)
	blocks = append(blocks, s.needs(c)...)
	blocks = append(blocks, s.around(c)...)
	blocks = append(blocks, s.people(c, roster)...)
	return append(blocks, s.thread(c)...)
}

// standing is what the coalition has to say to its reader first: that somebody
// waits for an answer of theirs, or what became of their own request.
func (s Source) standing(c *store.Coalition, roster store.Roster) []sheet.Block {
	if n := len(roster.Requests); n > 0 && s.mayArrange(c, store.VerbAnswer) == "" {
		return []sheet.Block{sheet.Item(s.Words.N("coalitions.ask", n), s.Words.F("coalitions.ask.key", s.keys()), target{of: theRequests, id: c.ID})}
	}
	if m := s.membership(c.ID); m != nil && m.State == store.MembershipAsked && !c.LedBy(m.Person) {
		return []sheet.Block{sheet.Note(s.Words.F("coalitions.you-asked", map[string]any{"Date": s.Words.LongDate(m.CreatedAt)}))}
	} else if m == nil {
		if parted := s.parted(c); parted != "" {
			return []sheet.Block{sheet.Note(parted)}
		}
	}
	return nil
}

func (s Source) facts(c *store.Coalition, composition store.Composition) []sheet.Block {
	joining := ""
	if c.ByRequest {
		joining = s.T("vocabulary.openness.request")
	}
	return []sheet.Block{
		sheet.Field(s.T("vocabulary.field.coalition.stage"), s.Term("stage", c.Stage)),
		sheet.Field(s.T("coalitions.place"), screen.Clean(c.Place)),
		sheet.Field(s.T("vocabulary.field.coalition.open"), joining),
		sheet.Field(s.T("coalitions.composition"), strings.TrimSpace(s.composed(composition)+"\n"+s.missing(composition))),
		sheet.Field(s.T("coalitions.field.delivers"), screen.Clean(c.Delivers)),
		sheet.Field(s.T("coalitions.field.until"), s.Words.Day(screen.Clean(c.Until))),
	}
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

// around is what the coalition is about: each line leads there.
func (s Source) around(c *store.Coalition) []sheet.Block {
	actions, _ := store.Records[*store.Action](s.Store, c.Actions)
	var items []sheet.Block
	for _, action := range actions {
		items = append(items, sheet.Item(screen.ActionLabel(action, s.Lang()), "", screen.ShowMsg{Kind: store.KindAction, ID: action.ID}))
	}
	blocks := append([]sheet.Block{sheet.Heading(s.Words.N("coalitions.sheet.actions", len(items)))}, items...)
	if len(items) == 0 {
		blocks = append(blocks, sheet.Note("  "+s.T("coalitions.sheet.no-action")))
	}
	tools := s.leading(store.KindTool, c.Tools)
	blocks = append(append(blocks, sheet.Heading(s.Words.N("coalitions.sheet.tools", len(tools)))), tools...)
	if len(tools) == 0 {
		blocks = append(blocks, sheet.Note("  "+s.T("coalitions.sheet.no-tool")))
	}
	return append(blocks, s.carried(c)...)
}

// leading are records that are there and to be seen, each a line that leads to it.
func (s Source) leading(kind store.Kind, ids []store.ID) (items []sheet.Block) {
	for _, id := range ids {
		if name := s.Name(kind, id); name != "" {
			items = append(items, sheet.Item(name, "", screen.ShowMsg{Kind: kind, ID: id}))
		}
	}
	return items
}

// joined are parts of a line, without those that are empty.
func joined(parts ...string) string {
	var out []string
	for _, part := range parts {
		if part != "" {
			out = append(out, part)
		}
	}
	return strings.Join(out, " · ")
}
