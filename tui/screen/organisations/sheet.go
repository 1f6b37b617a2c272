package organisations

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// Sheet is an organisation in full: its people, the tools that it develops and
// uses, the coalitions that its people are in for it, and what it committed to.
func (s Source) Sheet(record store.Record, _ int) []sheet.Block {
	o, ok := record.(*store.Organisation)
	if !ok {
		return nil
	}
	blocks := []sheet.Block{
		sheet.Title(screen.Clean(o.Name)),
		sheet.Field(s.T("vocabulary.field.organisation.kind"), s.kind(o.Type)),
		sheet.Field(s.T("vocabulary.field.organisation.country"), s.Standing(o.Country)),
		sheet.Field(s.T("vocabulary.field.organisation.website"), screen.Clean(o.Website)),
	}
	blocks = append(blocks, s.people(o.ID)...)
	developed, used := s.tools(o.ID)
	blocks = append(blocks, s.section("people.organisation.develops", developed)...)
	blocks = append(blocks, s.section("people.organisation.uses", used)...)
	blocks = append(blocks, s.section("people.organisation.coalitions", s.coalitions(o.ID))...)
	blocks = append(blocks, s.section("people.commitments", s.commitments(o.ID))...)
	blocks = append(blocks, s.section("people.organisation.endorsed", s.endorsed(o.ID))...)
	return append(blocks, s.section("people.organisation.signed", s.signed(o.ID))...)
}

// section is a heading with how many there are, and they; nothing where there are none.
func (s Source) section(heading string, items []sheet.Block) []sheet.Block {
	if len(items) == 0 {
		return nil
	}
	return append([]sheet.Block{sheet.Heading(s.Words.N(heading, len(items)))}, items...)
}

func (s Source) people(id store.ID) []sheet.Block {
	people, _ := store.Referring[*store.Person](s.Store, id)
	ids := s.Store.Referrers(id, store.KindPerson)
	blocks := []sheet.Block{sheet.Heading(s.Words.N("people.organisation.people", len(people)) + s.Among(ids))}
	for _, p := range people {
		blocks = append(blocks, sheet.Item(s.Dot(p.ID)+screen.Clean(p.Title(s.Lang())), s.Term("person-kind", p.Type),
			screen.ShowMsg{Kind: store.KindPerson, ID: p.ID}))
	}
	if len(people) == 0 {
		blocks = append(blocks, sheet.Note("  "+s.T("people.organisation.nobody")))
	}
	return blocks
}

// tools are those that name the organisation as their developer, and those of
// which somebody says that they use or develop them for it, each once.
func (s Source) tools(id store.ID) (developed, used []sheet.Block) {
	develops, uses := seen{}, seen{}
	for _, tool := range s.Store.Referrers(id, store.KindTool) {
		developed = s.add(developed, develops, store.KindTool, tool, "")
	}
	ties, _ := store.Referring[*store.Tie](s.Store, id)
	for _, tie := range ties {
		if tie.Relation == store.Develops {
			developed = s.add(developed, develops, store.KindTool, tie.Tool, s.Person(tie.Person))
		} else {
			used = s.add(used, uses, store.KindTool, tie.Tool, s.UseLabels(tie.Uses))
		}
	}
	return developed, used
}

// coalitions are those that somebody joined for the organisation.
func (s Source) coalitions(id store.ID) (items []sheet.Block) {
	memberships, _ := store.Referring[*store.Membership](s.Store, id)
	in := seen{}
	for _, m := range memberships {
		if m.State == store.MembershipMember {
			items = s.add(items, in, store.KindCoalition, m.Coalition, s.Person(m.Person))
		}
	}
	return items
}

func (s Source) commitments(id store.ID) (items []sheet.Block) {
	known := seen{}
	for _, commitment := range s.Store.Referrers(id, store.KindCommitment) {
		items = s.add(items, known, store.KindCommitment, commitment, "")
	}
	return items
}

// endorsed are those who endorsed the Declaration for it.
func (s Source) endorsed(id store.ID) (items []sheet.Block) {
	endorsements, _ := store.Referring[*store.Endorsement](s.Store, id)
	known := seen{}
	for _, e := range endorsements {
		items = s.add(items, known, store.KindPerson, e.Person, s.Words.Date(e.CreatedAt))
	}
	return items
}

// signed are the collective actions that it signed in 2016.
func (s Source) signed(id store.ID) (items []sheet.Block) {
	known := seen{}
	for _, action := range s.Store.Referrers(id, store.KindAction) {
		items = s.add(items, known, store.KindAction, action, "")
	}
	return items
}

// seen are the records that a section shows already.
type seen map[store.ID]bool

// add adds an item that leads to a record, unless it is there or may not be seen.
func (s Source) add(items []sheet.Block, known seen, kind store.Kind, id store.ID, note string) []sheet.Block {
	name := s.Name(kind, id)
	if name == "" || known[id] {
		return items
	}
	known[id] = true
	return append(items, sheet.Item(name, note, screen.ShowMsg{Kind: kind, ID: id}))
}
