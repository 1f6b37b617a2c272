package coalitions

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// How many members are named on a coalition's own sheet; the others are on the
// screen of its members.
const namedMembers = 24

// people are the organisations that are there, and the members by party.
func (s Source) people(c *store.Coalition, roster store.Roster) []sheet.Block {
	blocks := s.organisations(roster)
	everybody := make([]store.ID, len(roster.Members))
	for i, member := range roster.Members {
		everybody[i] = member.Person
	}
	blocks = append(blocks, sheet.Heading(s.Words.N("coalitions.sheet.members", len(roster.Members))+s.Among(everybody)))
	shown := roster
	shown.Members = roster.Members[:min(len(roster.Members), namedMembers)]
	blocks = append(blocks, s.byParty(shown)...)
	if more := len(roster.Members) - namedMembers; more > 0 {
		blocks = append(blocks, sheet.Item(s.Words.N("coalitions.sheet.more", more), "", target{of: theRequests, id: c.ID}))
	}
	return blocks
}

// byParty are members under the party that they are of, leads first.
func (s Source) byParty(roster store.Roster) (blocks []sheet.Block) {
	for _, party := range store.Parties() {
		if roster.Count(party) == 0 {
			continue
		}
		blocks = append(blocks, sheet.Note(s.Term("party", string(party))))
		for _, member := range roster.Members {
			if member.Party == party {
				words, note := s.member(member)
				blocks = append(blocks, sheet.Item(words, note, target{of: aMember, id: member.Person}))
			}
		}
	}
	return blocks
}

// member is somebody in a line, and what they are: role, organisation, country.
func (s Source) member(m store.Member) (words, note string) {
	role := ""
	if m.Lead {
		role = s.T("vocabulary.membership.lead")
	}
	person, organisation := s.whose(m.Person, m.Organisation)
	return s.person(m.Person), joined(role, s.from(person, organisation))
}

// person is somebody's name, whether they are here, and whether they are the reader.
func (s Source) person(id store.ID) string {
	name := s.Dot(id) + s.Person(id)
	if id == s.Actor.Person && !id.IsZero() {
		name += " (" + s.T("shell.status.you") + ")"
	}
	return name
}

// whose are a person and the organisation that they are there for: the one they
// said, else their own. Either is nil where it is not to be seen.
func (s Source) whose(id, of store.ID) (*store.Person, *store.Organisation) {
	person := seen[*store.Person](s, store.KindPerson, id)
	if of.IsZero() && person != nil {
		of = person.Organisation
	}
	return person, seen[*store.Organisation](s, store.KindOrganisation, of)
}

func seen[R store.Record](s Source, kind store.Kind, id store.ID) (none R) {
	if id.IsZero() {
		return none
	}
	record, err := s.Store.Record(kind, id)
	if err != nil || !store.MaySee(s.Actor, record) {
		return none
	}
	return record.(R)
}

// from is where somebody is from: organisation and country.
func (s Source) from(person *store.Person, organisation *store.Organisation) string {
	name, country := "", ""
	if person != nil {
		country = person.Country
	}
	if organisation != nil {
		name = screen.Clean(organisation.Name)
		if organisation.Country != "" {
			country = organisation.Country
		}
	}
	if country != "" {
		country = s.Words.Country(country)
	}
	return joined(name, country)
}

// organisations are those that members are there for, each a line that leads to it.
func (s Source) organisations(roster store.Roster) []sheet.Block {
	var ids []store.ID
	known := make(map[store.ID]bool)
	for _, member := range roster.Members {
		if _, of := s.whose(member.Person, member.Organisation); of != nil && !known[of.ID] {
			known[of.ID], ids = true, append(ids, of.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return append([]sheet.Block{sheet.Heading(s.Words.N("coalitions.sheet.organisations", len(ids)))}, s.leading(store.KindOrganisation, ids)...)
}
