package coalitions

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/form"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// carried are the commitments that a coalition carries out.
func (s Source) carried(c *store.Coalition) []sheet.Block {
	var items []sheet.Block
	commitments, _ := store.Records[*store.Commitment](s.Store, c.Commitments)
	for _, commitment := range commitments {
		if store.MaySee(s.Actor, commitment) {
			target := screen.ShowMsg{Kind: store.KindCommitment, ID: commitment.ID}
			items = append(items, sheet.Item(screen.Clean(commitment.Title(s.Lang())), s.Term("commitment-by", commitment.By), target))
		}
	}
	blocks := []sheet.Block{sheet.Heading(s.Words.N("commitments.carried", len(items)))}
	if len(items) == 0 {
		return append(blocks, sheet.Note("  "+s.Words.F("commitments.carried.none", map[string]any{"Key": s.Key(screen.Commit)})))
	}
	return append(blocks, items...)
}

// latestCommitments is how many commitments a form offers to choose from: the
// latest, and those that are tied already.
const latestCommitments = 200

// commitmentField is the field in which commitments are tied to a coalition;
// nothing while nobody deposited one.
func (p *paper) commitmentField() []form.Field {
	f := p.field("commitments", form.Many, "commitments.carried.help")
	seen := make(map[store.ID]bool)
	add := func(commitments []*store.Commitment) {
		for _, c := range commitments {
			if !seen[c.ID] && store.MaySee(p.Actor, c) {
				f.Options = append(f.Options, form.Option{Value: c.ID.String(), Label: screen.Clean(c.Title(p.Lang()))})
			}
			seen[c.ID] = true
		}
	}
	tied, _ := store.Records[*store.Commitment](p.Store, p.tied())
	add(tied)
	page, _ := store.List[*store.Commitment](p.Store, store.Query{Sort: store.ByNewest, Limit: latestCommitments})
	add(page.Rows)
	if len(f.Options) == 0 {
		return nil
	}
	return []form.Field{f}
}

// tied are the commitments that the form holds at first.
func (p *paper) tied() []store.ID {
	if c, ok := p.around.(*store.Commitment); ok {
		return []store.ID{c.ID}
	}
	if p.editing != nil {
		return p.editing.Commitments
	}
	return nil
}

// aroundCommitment is what a coalition around a commitment begins with: its
// collective actions, its tools, and itself.
func (p *paper) aroundCommitment(c *store.Commitment) form.Values {
	values := form.Values{"tools": screen.Given(p.Names(store.KindTool, c.Tools)), "commitments": commitmentValues(p.tied())}
	actions, _ := store.Records[*store.Action](p.Store, c.Actions)
	for _, action := range actions {
		values["actions"] = append(values["actions"], action.Slug)
	}
	return values
}

// commitmentValues are commitments as the values of the field.
func commitmentValues(ids []store.ID) []string {
	var out []string
	for _, id := range ids {
		out = append(out, id.String())
	}
	return out
}

// commitments are those that the field holds, and those that are tied and that
// the reader may not see, which stay.
func (p *paper) commitments(values []string) []store.ID {
	var out []store.ID
	for _, value := range values {
		if id, ok := store.ParseID(value); ok {
			out = append(out, id)
		}
	}
	for _, id := range p.tied() {
		if p.Name(store.KindCommitment, id) == "" {
			out = append(out, id)
		}
	}
	return out
}
