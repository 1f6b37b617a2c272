package store

import (
	"fmt"
	"time"
)

// Party is which side of the partnership somebody is on.
type Party string

// The parties, in the order in which they are shown.
const (
	PartyState    Party = "state"
	PartyLocal    Party = "local-authority"
	PartyCivil    Party = "civil-society"
	PartyResearch Party = "research"
	PartyOthers   Party = "other"
)

// Parties lists the parties.
func Parties() []Party {
	return []Party{PartyState, PartyLocal, PartyCivil, PartyResearch, PartyOthers}
}

// PartyOf is the party of a person who is there for an organisation, which may
// be nil. An organisation's kind says more than what its people call themselves.
func PartyOf(person *Person, organisation *Organisation) Party {
	if organisation != nil && organisation.Type != "" {
		return partyOfKind(organisation.Type)
	}
	if person == nil {
		return PartyOthers
	}
	return partyOfKind(person.Type)
}

func partyOfKind(kind string) Party {
	switch kind {
	case "government", "point-of-contact":
		return PartyState
	case "local-authority":
		return PartyLocal
	case "civil-society", "citizen-project":
		return PartyCivil
	case "researcher", "university":
		return PartyResearch
	}
	return PartyOthers
}

// Member is somebody in a coalition.
type Member struct {
	Person       ID
	Organisation ID // which they are there for; zero: themself
	Lead         bool
	Since        time.Time
	Party        Party
}

// Roster is who is in a coalition. Nobody is in it twice, and nobody who asks
// to join is a member.
type Roster struct {
	Members  []Member      // leads first, then in the order in which they came
	Requests []*Membership // who asks to join, who asked first first
}

// Count is how many members are of a party.
func (r Roster) Count(party Party) (n int) {
	for _, member := range r.Members {
		if member.Party == party {
			n++
		}
	}
	return n
}

// Missing lists the parties without which a coalition is none.
func (r Roster) Missing() []Party { return r.Composition().Missing() }

// Roster reads who is in a coalition, at one moment of the record.
func (s *Store) Roster(c *Coalition) (roster Roster, err error) {
	ids := s.Referrers(c.ID, KindMembership)
	err = s.read(func(st state) (err error) {
		roster, err = st.roster(c, ids)
		return err
	})
	if err != nil {
		return Roster{}, fmt.Errorf("read who is in %s: %w", c.Slug, err)
	}
	return roster, nil
}

func (st state) roster(c *Coalition, ids []ID) (roster Roster, err error) {
	leads := make([]Member, len(c.Leads))
	for i, lead := range c.Leads {
		leads[i] = Member{Person: lead, Lead: true, Since: c.CreatedAt}
	}
	var others []Member
	for _, id := range ids {
		found, err := st.find(KindMembership, id)
		if err != nil {
			return Roster{}, err
		}
		m, ok := found.(*Membership)
		switch at := indexOf(c.Leads, memberOf(m)); {
		case !ok:
		case at >= 0:
			leads[at].Organisation, leads[at].Since = m.Organisation, m.CreatedAt
		case m.State == MembershipAsked:
			roster.Requests = append(roster.Requests, m)
		default:
			others = append(others, Member{Person: m.Person, Organisation: m.Organisation, Since: m.CreatedAt})
		}
	}
	roster.Members = append(leads, others...)
	return roster, st.parties(roster.Members)
}

func memberOf(m *Membership) ID {
	if m == nil {
		return ID{}
	}
	return m.Person
}

func indexOf(ids []ID, wanted ID) int {
	for i, id := range ids {
		if id == wanted {
			return i
		}
	}
	return -1
}

// parties says of each member which side they are on.
func (st state) parties(members []Member) error {
	organisations := make(map[ID]*Organisation)
	for i := range members {
		found, err := st.find(KindPerson, members[i].Person)
		if err != nil {
			return err
		}
		person, _ := found.(*Person)
		of := members[i].Organisation
		if of.IsZero() && person != nil {
			of = person.Organisation
		}
		if _, known := organisations[of]; !known && !of.IsZero() {
			found, err := st.find(KindOrganisation, of)
			if err != nil {
				return err
			}
			organisations[of], _ = found.(*Organisation)
		}
		members[i].Party = PartyOf(person, organisations[of])
	}
	return nil
}
