package store

import "slices"

// self is what somebody who looks for allies brings: what they work on and
// with, what they offer and seek.
type self struct {
	person         *Person
	in             map[ID]bool // coalitions that they are in, or asked to join, and what those promised
	actions, tools []ID
	offers, seeks  []string // skills
}

// selfOf reads what a person brings.
func (s *Store) selfOf(st state, id ID) (*self, error) {
	record, err := st.record(KindPerson, id)
	if err != nil {
		return nil, err
	}
	person := record.(*Person)
	me := &self{person: person, in: make(map[ID]bool), offers: skills(person.Offers), seeks: skills(person.Seeks)}
	if err := firstError(s.ledBy(st, me), s.joinedBy(st, me)); err != nil {
		return nil, err
	}
	ties, err := latest[*Tie](s, st, id, allyMost)
	for _, tie := range ties {
		me.tools = appendID(me.tools, tie.Tool)
	}
	if err != nil {
		return nil, err
	}
	commitments, err := latest[*Commitment](s, st, id, allyMost)
	for _, c := range commitments {
		me.work(c.Actions, c.Tools)
		me.offers, me.seeks = appendSkills(me.offers, needSkills(c.Offers)), appendSkills(me.seeks, needSkills(c.Needs))
	}
	me.bound()
	return me, err
}

// ledBy takes in the coalitions that they lead: what those need, they seek.
func (s *Store) ledBy(st state, me *self) error {
	led, err := latest[*Coalition](s, st, me.person.ID, allyMost)
	for _, c := range led {
		if c.LedBy(me.person.ID) {
			me.joined(c)
			me.seeks = appendSkills(me.seeks, needSkills(c.Needs))
		}
	}
	return err
}

// joinedBy takes in the coalitions that they joined or asked to.
func (s *Store) joinedBy(st state, me *self) error {
	memberships, err := latest[*Membership](s, st, me.person.ID, allySeats)
	if err != nil {
		return err
	}
	for _, m := range memberships {
		me.in[m.Coalition] = true
		record, err := st.find(KindCoalition, m.Coalition)
		if err != nil {
			return err
		}
		if c, ok := record.(*Coalition); ok && isMember(m) && !c.Hidden {
			me.joined(c)
		}
	}
	return nil
}

// joined takes in what a coalition works on: it and its commitments are theirs.
func (me *self) joined(c *Coalition) {
	me.in[c.ID] = true
	for _, id := range c.Commitments {
		me.in[id] = true
	}
	me.work(c.Actions, c.Tools)
}

func (me *self) work(actions, tools []ID) {
	for _, id := range actions {
		me.actions = appendID(me.actions, id)
	}
	for _, id := range tools {
		me.tools = appendID(me.tools, id)
	}
}

// bound keeps no more than is followed.
func (me *self) bound() {
	me.actions, me.tools = upTo(me.actions, allyMost), upTo(me.tools, allyMost)
	me.offers, me.seeks = upTo(me.offers, allyMost), upTo(me.seeks, allyMost)
}

func upTo[E any](values []E, most int) []E { return values[:min(len(values), most)] }

func appendID(to []ID, id ID) []ID {
	if id.IsZero() || slices.Contains(to, id) {
		return to
	}
	return append(to, id)
}

func appendSkills(to, more []string) []string {
	for _, one := range more {
		to = appendSkill(to, one)
	}
	return to
}

// The sides of the Partnership, public authorities and civil society, which look
// for each other.
const (
	SideState   = "state"
	SideSociety = "society"
)

// SideOf is the side that a kind of person is on; empty: neither.
func SideOf(kind string) string {
	switch kind {
	case "government", "point-of-contact", "local-authority", string(PartyState): // of a person, or of a commitment
		return SideState
	case "civil-society", "researcher", "citizen-project":
		return SideSociety
	}
	return ""
}
