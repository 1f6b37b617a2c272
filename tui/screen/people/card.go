package people

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// Card is a person in full: who they are, what they use and develop, and which
// coalitions they are in.
type Card struct{ *screen.Common }

// Sheet shows a person.
func (s Card) Sheet(record store.Record, _ int) []sheet.Block {
	p, ok := record.(*store.Person)
	if !ok {
		return nil
	}
	blocks := []sheet.Block{sheet.Title(s.Dot(p.ID) + screen.Clean(p.Title(s.Lang())))}
	field := func(name, value string) {
		blocks = append(blocks, sheet.Field(s.T("vocabulary.field.person."+name), value))
	}
	field("handle", screen.Clean(p.Handle))
	field("kind", s.Term("person-kind", p.Type))
	field("organisation", s.Name(store.KindOrganisation, p.Organisation))
	field("country", s.Words.Country(p.Country))
	field("languages", s.Languages(p.Languages))
	field("offers", screen.Clean(screen.Joined(p.Offers)))
	field("seeks", screen.Clean(screen.Joined(p.Seeks)))
	for _, key := range p.Keys {
		blocks = append(blocks, sheet.Field(s.T("screens.here.key"), screen.ShortKey(key)))
	}
	blocks = append(blocks, s.ties(p.ID)...)
	return append(blocks, s.coalitions(p.ID)...)
}

// ties are the tools that they use or develop.
func (s Card) ties(person store.ID) []sheet.Block {
	ties, _ := store.Referring[*store.Tie](s.Store, person)
	items := make(map[store.Relation][]sheet.Block)
	for _, tie := range ties {
		item := sheet.Item(s.Name(store.KindTool, tie.Tool), s.UseLabels(tie.Uses), screen.ShowMsg{Kind: store.KindTool, ID: tie.Tool})
		items[tie.Relation] = append(items[tie.Relation], item)
	}
	var blocks []sheet.Block
	for _, relation := range []store.Relation{store.Uses, store.Develops} {
		if some := items[relation]; len(some) > 0 {
			blocks = append(append(blocks, sheet.Heading(s.Words.N("screens.person."+string(relation), len(some)))), some...)
		}
	}
	return blocks
}

// coalitions are those that they lead or joined.
func (s Card) coalitions(person store.ID) []sheet.Block {
	led, _ := store.Referring[*store.Coalition](s.Store, person)
	memberships, _ := store.Referring[*store.Membership](s.Store, person)
	item := func(id store.ID, role string) sheet.Block {
		return sheet.Item(s.Name(store.KindCoalition, id), role, screen.ShowMsg{Kind: store.KindCoalition, ID: id})
	}
	var items []sheet.Block
	in := make(map[store.ID]bool)
	for _, c := range led {
		if in[c.ID] = c.LedBy(person); in[c.ID] {
			items = append(items, item(c.ID, s.T("vocabulary.membership.lead")))
		}
	}
	for _, m := range memberships {
		if m.State == store.MembershipMember && !in[m.Coalition] {
			items = append(items, item(m.Coalition, ""))
		}
	}
	if len(items) == 0 {
		return nil
	}
	return append([]sheet.Block{sheet.Heading(s.Words.N("screens.person.coalitions", len(items)))}, items...)
}

// Offers lists what can be done with a person.
func (s Card) Offers(store.Record) []screen.Offer { return []screen.Offer{{Action: screen.History}} }

// Do does it.
func (s Card) Do(action screen.Action, record store.Record) tea.Cmd {
	if action == screen.History && record != nil {
		return screen.Ask(screen.HistoryMsg{Kind: store.KindPerson, ID: record.Head().ID})
	}
	return nil
}
