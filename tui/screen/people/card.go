package people

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// Card is a person in full: who they are, what they offer and seek, what they
// use and develop, what they are in, and what they did lately.
type Card struct{ *screen.Common }

// Sheet shows a person.
func (s Card) Sheet(record store.Record, _ int) []sheet.Block {
	p, ok := record.(*store.Person)
	if !ok {
		return nil
	}
	blocks := []sheet.Block{sheet.Title(s.Dot(p.ID) + screen.Clean(p.Title(s.Lang())))}
	if s.Here(p.ID) {
		blocks = append(blocks, sheet.Note(s.T("people.here")), sheet.Gap())
	}
	blocks = append(blocks, s.fields(p)...)
	blocks = append(blocks, s.ties(p.ID)...)
	blocks = append(blocks, s.coalitions(p.ID)...)
	blocks = append(blocks, s.commitments(p.ID)...)
	blocks = append(blocks, s.posts(p.ID)...)
	return append(blocks, s.deeds(p.ID)...)
}

// fields are what they said of themself, and the short fingerprint of each key.
func (s Card) fields(p *store.Person) []sheet.Block {
	var blocks []sheet.Block
	field := func(name, value string) {
		blocks = append(blocks, sheet.Field(s.T("vocabulary.field.person."+name), value))
	}
	field("handle", screen.Clean(p.Handle))
	blocks = append(blocks, sheet.Field(s.T("vocabulary.facet.kind"), s.Term("person-kind", p.Type)))
	if p.Steward {
		field("steward", s.T("shell.dialog.yes"))
	}
	field("country", s.Standing(p.Country))
	field("languages", s.Languages(p.Languages))
	blocks = append(blocks,
		sheet.Field(s.T("people.offers"), s.skills(p.Offers)),
		sheet.Field(s.T("people.seeks"), s.skills(p.Seeks)))
	for _, key := range p.Keys {
		blocks = append(blocks, sheet.Field(s.T("screens.here.key"), s.key(key)))
	}
	if name := s.Name(store.KindOrganisation, p.Organisation); name != "" {
		blocks = append(blocks, sheet.Heading(s.T("vocabulary.field.person.organisation")),
			sheet.Item(name, "", screen.ShowMsg{Kind: store.KindOrganisation, ID: p.Organisation}))
	}
	return blocks
}

// key is the short fingerprint of a key, and for who may ban it that it is
// banned, and why.
func (s Card) key(key string) string {
	short := screen.ShortKey(key)
	if store.Authorize(s.Actor, store.VerbBan, &store.Ban{}) != nil {
		return short
	}
	ban, banned := s.Store.Banned(key)
	if !banned {
		return short
	}
	return s.Words.F("people.banned", map[string]any{"Key": short, "Reason": screen.Clean(ban.Reason)})
}

// ties are the tools that they use or develop.
func (s Card) ties(person store.ID) []sheet.Block {
	ties, _ := store.Referring[*store.Tie](s.Store, person)
	items := make(map[store.Relation][]sheet.Block)
	for _, tie := range ties {
		if name := s.Name(store.KindTool, tie.Tool); name != "" {
			item := sheet.Item(name, s.UseLabels(tie.Uses), screen.ShowMsg{Kind: store.KindTool, ID: tie.Tool})
			items[tie.Relation] = append(items[tie.Relation], item)
		}
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
	var items []sheet.Block
	in := make(map[store.ID]bool)
	add := func(id store.ID, role string) {
		name := s.Name(store.KindCoalition, id)
		if in[id] = true; name != "" {
			items = append(items, sheet.Item(name, role, screen.ShowMsg{Kind: store.KindCoalition, ID: id}))
		}
	}
	for _, c := range led {
		if c.LedBy(person) {
			add(c.ID, s.T("vocabulary.membership.lead"))
		}
	}
	for _, m := range memberships {
		if m.State == store.MembershipMember && !in[m.Coalition] {
			add(m.Coalition, "")
		}
	}
	if len(items) == 0 {
		return nil
	}
	return append([]sheet.Block{sheet.Heading(s.Words.N("screens.person.coalitions", len(items)))}, items...)
}
