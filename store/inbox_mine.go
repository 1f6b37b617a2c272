package store

import (
	"time"

	"github.com/ogptoolbox/concorde/store/kv"
	"github.com/ogptoolbox/concorde/store/search"
)

// inboxSearch is one search for a person's news.
type inboxSearch struct {
	of       *Store
	snapshot *kv.Snapshot
	st       state
	after    uint64
	limit    int
	oldest   time.Time

	me        *Person
	seeks     []string
	offers    []string
	interests []interest
	known     map[ID][]Mine // of the interests
	subjects  []ID
	found     []sighting
	floor     uint64 // nothing before it is among the latest
	news      []News
}

// interest is a record that is a person's own, and why.
type interest struct {
	id    ID
	mine  Mine
	since uint64 // when it became so
	by    []Kind // what may begin to refer to it that is news
	self  bool   // what is done to the record itself is found by its own history
}

// inboxReach is how many of somebody's tools, coalitions or commitments are
// looked at, the latest.
const inboxReach = 200

// interest finds what is the person's own.
func (x *inboxSearch) interest(person ID) error {
	record, err := x.st.record(KindPerson, person)
	if err != nil {
		return err
	}
	x.me = record.(*Person)
	x.add(interest{id: person, mine: MineSelf, since: x.me.Made, self: true})
	if err := firstError(x.coalitions(), x.tools(), x.commitments()); err != nil {
		return err
	}
	if of := x.me.Organisation; !of.IsZero() {
		by := []Kind{KindEndorsement, KindPerson, KindTool, KindCommitment}
		x.add(interest{id: of, mine: MineOrganisation, since: x.me.Made, by: by, self: true})
	}
	x.wishes()
	return nil
}

func (x *inboxSearch) add(one interest) {
	if contains(x.known[one.id], one.mine) {
		return
	}
	x.known[one.id] = append(x.known[one.id], one.mine)
	x.interests, x.subjects = append(x.interests, one), append(x.subjects, one.id)
}

// coalitions are those that the person leads or is a member of.
func (x *inboxSearch) coalitions() error {
	by := []Kind{KindMembership, KindPost}
	joined := make(map[ID]uint64)
	memberships, err := latest[*Membership](x.of, x.st, x.me.ID, inboxReach)
	for _, m := range memberships {
		if isMember(m) {
			joined[m.Coalition] = m.Made
		}
	}
	if err != nil {
		return err
	}
	led, err := latest[*Coalition](x.of, x.st, x.me.ID, inboxReach)
	for _, c := range led {
		if !c.LedBy(x.me.ID) {
			continue
		}
		since := c.Made
		if at, member := joined[c.ID]; member && c.CreatedBy != x.me.ID {
			since = at
		}
		delete(joined, c.ID)
		x.add(interest{id: c.ID, mine: MineLed, since: since, by: by, self: true})
	}
	for _, m := range memberships {
		if at, member := joined[m.Coalition]; member {
			x.add(interest{id: m.Coalition, mine: MineMember, since: at, by: by, self: true})
		}
	}
	return err
}

// tools are those that the person referenced or develops, and those of their
// organisation. What is done to one that they referenced is noted with them.
func (x *inboxSearch) tools() error {
	by := []Kind{KindTie, KindVote, KindPost, KindCoalition, KindCommitment}
	made := x.of.referencedBy(x.me.ID)
	for _, id := range made[max(len(made)-inboxReach, 0):] {
		x.add(interest{id: id, mine: MineReferenced, since: x.me.Made, by: by})
	}
	ties, err := latest[*Tie](x.of, x.st, x.me.ID, inboxReach)
	for _, tie := range ties {
		if tie.Relation == Develops {
			x.add(interest{id: tie.Tool, mine: MineDeveloped, since: tie.Made, by: by, self: true})
		}
	}
	if of := x.me.Organisation; !of.IsZero() {
		theirs := x.of.Referrers(of, KindTool)
		for _, id := range theirs[max(len(theirs)-inboxReach, 0):] {
			x.add(interest{id: id, mine: MineHouse, since: x.me.Made, by: by, self: true})
		}
	}
	return err
}

func (x *inboxSearch) commitments() error {
	theirs := x.of.Referrers(x.me.ID, KindCommitment)
	for _, id := range theirs[max(len(theirs)-inboxReach, 0):] {
		x.add(interest{id: id, mine: MineCommitment, since: x.me.Made, by: []Kind{KindCoalition, KindPost, KindVote}})
	}
	return nil
}

// The bounds of what is looked at of who offers or needs what.
const (
	wishSkills = 8  // of a profile, the first
	wishReach  = 16 // who offer one skill, the latest
)

// wishes are those who may offer what the person seeks, or need what they offer.
func (x *inboxSearch) wishes() {
	x.seeks, x.offers = upTo(skills(x.me.Seeks), wishSkills), upTo(skills(x.me.Offers), wishSkills)
	for _, skill := range x.seeks {
		x.wish(MineSought, x.of.newest(KindPerson, map[string][]string{FacetOffers: {skill}}, wishReach))
	}
	x.wish(MineSought, x.of.newest(KindCommitment, nil, wishReach*len(x.seeks)))
	for _, skill := range x.offers {
		x.wish(MineOffered, x.of.newest(KindCoalition, map[string][]string{FacetNeed: {skill}}, wishReach))
	}
	x.subjects = append(x.subjects, subjectsOf(FacetOffers, x.seeks)...)
	x.subjects = append(x.subjects, subjectsOf(FacetNeed, x.offers)...)
}

// wish takes in those who may offer or need something, but for what is the
// person's own: they know what they offer themself.
func (x *inboxSearch) wish(mine Mine, ids []ID) {
	for _, id := range ids {
		if len(x.known[id]) == 0 {
			x.known[id] = []Mine{mine}
			x.interests = append(x.interests, interest{id: id, mine: mine, since: x.me.Made, self: true})
		}
	}
}

// newest lists the records of a kind that were made last.
func (s *Store) newest(kind Kind, filters map[string][]string, limit int) []ID {
	if limit == 0 {
		return nil
	}
	result, err := s.search(kind, search.Query{Filters: filters, Sort: search.Newest, Limit: limit})
	if err != nil {
		return nil // a store that cannot search says so where one searches
	}
	out := make([]ID, len(result.Keys))
	for i, key := range result.Keys {
		out[i] = ID(key)
	}
	return out
}
