package store

import "slices"

// work is who works on an action, on what.
type work struct {
	st          state
	coalitions  []HubCoalition
	commitments []*Commitment
	partners    map[partnerKey]*Partner
	order       []partnerKey
	whole       bool // nobody was left out
	enough      func(*work) bool
	people      map[ID]*Person // nil: there is none
	houses      map[ID]*Organisation
}

// workOn reads the work on an action, as far as enough of it is read. Where
// there are more members of its coalitions than are read, those of the latest are.
func (s *Store) workOn(st state, action ID, enough func(*work) bool) (*work, error) {
	w := &work{
		st: st, enough: enough, whole: true, partners: make(map[partnerKey]*Partner),
		people: make(map[ID]*Person), houses: make(map[ID]*Organisation),
	}
	commitments, err := latest[*Commitment](s, st, action, hubReach)
	if err != nil {
		return nil, err
	}
	coalitions, err := latest[*Coalition](s, st, action, hubReach)
	if err != nil {
		return nil, err
	}
	w.whole = len(coalitions) < hubReach && len(commitments) < hubReach
	w.commitments = commitments
	left := hubMembers
	for i := len(coalitions) - 1; i >= 0; i-- {
		ids := s.Referrers(coalitions[i].ID, KindMembership)
		read := ids[max(len(ids)-left, 0):]
		left -= len(read)
		if err := w.coalition(coalitions[i], read, len(read) == len(ids)); err != nil {
			return nil, err
		}
	}
	slices.Reverse(w.coalitions)
	for _, c := range commitments {
		if err := w.commitment(c); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// coalition takes in a coalition and who is in it.
func (w *work) coalition(c *Coalition, memberships []ID, whole bool) error {
	w.whole = w.whole && whole
	one := HubCoalition{Coalition: c, Whole: whole}
	for _, lead := range c.Leads {
		record, err := w.st.find(KindMembership, MembershipID(c.ID, lead))
		if err != nil {
			return err
		}
		m, _ := record.(*Membership)
		if m == nil || m.Hidden {
			m = &Membership{}
		}
		if err := w.member(&one, lead, m.Organisation, true); err != nil {
			return err
		}
	}
	for _, id := range memberships {
		if w.enough(w) {
			break
		}
		record, err := w.st.find(KindMembership, id)
		if err != nil {
			return err
		}
		if m, ok := record.(*Membership); ok && isMember(m) && !c.LedBy(m.Person) {
			if err := w.member(&one, m.Person, m.Organisation, false); err != nil {
				return err
			}
		}
	}
	w.coalitions = append(w.coalitions, one)
	return nil
}

// member takes in somebody in a coalition. Who is hidden is counted, as
// everywhere, and not shown.
func (w *work) member(of *HubCoalition, id, standsFor ID, lead bool) error {
	person, organisation, err := w.standsFor(id, standsFor)
	if err != nil {
		return err
	}
	party := PartyOf(person, organisation)
	of.Composition.add(party)
	if person == nil || person.Hidden {
		return nil
	}
	key := partnerKey{party: party, person: person.ID}
	if shown(organisation) {
		key = partnerKey{party: party, organisation: organisation.ID}
	}
	partner := w.at(key)
	partner.Lead = partner.Lead || lead
	partner.People = appendID(partner.People, person.ID)
	partner.Coalitions = appendID(partner.Coalitions, of.ID)
	return nil
}

// commitment takes in whose a commitment is: it says so itself, better than
// what its maker is.
func (w *work) commitment(c *Commitment) error {
	person, organisation, err := w.standsFor(c.CreatedBy, c.Organisation)
	if err != nil {
		return err
	}
	key := partnerKey{party: Party(c.By)}
	switch {
	case !c.Organisation.IsZero() && shown(organisation):
		key.organisation = organisation.ID
	case key.party == PartyState && c.Country != "":
		key.country = c.Country
	case person != nil && !person.Hidden:
		key.person = person.ID
	}
	partner := w.at(key)
	if person != nil && !person.Hidden {
		partner.People = appendID(partner.People, person.ID)
	}
	partner.Commitments = appendID(partner.Commitments, c.ID)
	return nil
}

func shown(o *Organisation) bool { return o != nil && !o.Hidden }
