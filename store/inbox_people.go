package store

import "slices"

// membership tells of who came to a coalition and who went.
func (t teller) membership(one interest, m *Membership) (News, bool) {
	was, is := stateOf(t.change.before), stateOf(t.change.after)
	if m.Person == t.me.ID {
		if one.mine != MineSelf {
			return none()
		}
		return t.myMembership(m, was, is)
	}
	if one.id != m.Coalition {
		return none()
	}
	byThemself := t.entry.Actor == m.Person
	what := Happening("")
	switch {
	case is == MembershipMember && was != MembershipMember && !byThemself:
		what = HappenedAdmitted
	case is == MembershipMember && was != MembershipMember:
		what = HappenedJoined
	case is == MembershipAsked && was == "" && one.mine == MineLed:
		what = HappenedAsked
	case is == "" && was == MembershipAsked && !byThemself && one.mine == MineLed:
		what = HappenedRefused
	case is == "" && was == MembershipMember && byThemself:
		what = HappenedLeft
	case is == "" && was == MembershipMember:
		what = HappenedRemoved
	default:
		return none()
	}
	news, ok := about(what, KindCoalition, m.Coalition)
	news.Words, news.Whom = t.entry.Reason, m.Person
	return news, ok
}

// myMembership tells the person what others made of theirs.
func (t teller) myMembership(m *Membership, was, is string) (News, bool) {
	what := Happening("")
	switch {
	case is == MembershipMember && was != MembershipMember:
		what = HappenedLetIn
	case is == "" && was == MembershipAsked:
		what = HappenedDeclined
	case is == "" && was == MembershipMember:
		what = HappenedOut
	default:
		return none()
	}
	news, ok := about(what, KindCoalition, m.Coalition)
	news.Words = t.entry.Reason
	return news, ok
}

// stateOf is what a membership, which may be nil, says.
func stateOf(membership Record) string {
	if m, ok := membership.(*Membership); ok {
		return m.State
	}
	return ""
}

// coalition tells of who leads it, of changes to it, and of what it builds on.
func (t teller) coalition(one interest, c *Coalition) (News, bool) {
	was, _ := t.change.before.(*Coalition)
	switch one.mine {
	case MineReferenced, MineDeveloped, MineHouse, MineCommitment:
		if t.gone() || !contains(targets(c), one.id) || was != nil && contains(targets(was), one.id) {
			return none()
		}
		return about(HappenedBuilt, KindCoalition, c.ID)
	}
	if t.new() || t.gone() {
		return none()
	}
	me := t.me.ID
	switch {
	case c.LedBy(me) && !was.LedBy(me):
		return about(HappenedLead, KindCoalition, c.ID)
	case !c.LedBy(me) && was.LedBy(me):
		return about(HappenedNoLead, KindCoalition, c.ID)
	case one.id != c.ID:
		return none() // they made it, and are not in it any more
	case slices.ContainsFunc(c.Leads, func(id ID) bool { return !was.LedBy(id) }):
		return about(HappenedAppointed, KindCoalition, c.ID)
	case was.LedBy(t.entry.Actor) && !c.LedBy(t.entry.Actor):
		return about(HappenedDown, KindCoalition, c.ID)
	}
	return t.own(one, c)
}

// person tells of what was done to the person's profile, and of who is of their
// organisation from now on.
func (t teller) person(one interest, p *Person) (News, bool) {
	was, _ := t.change.before.(*Person)
	switch {
	case t.gone():
		return none()
	case p.ID != t.me.ID:
		if one.mine != MineOrganisation || p.Organisation != one.id || was != nil && was.Organisation == one.id {
			return none()
		}
		return about(HappenedColleague, KindPerson, p.ID)
	case was == nil:
		return none()
	case p.Steward && !was.Steward:
		return about(HappenedSteward, KindPerson, p.ID)
	case !p.Steward && was.Steward:
		return about(HappenedDismissed, KindPerson, p.ID)
	}
	return t.own(one, p)
}

// wish tells of who offers what the person seeks from now on, or needs what
// they offer.
func (t teller) wish(one interest, record Record) (News, bool) {
	wanted, what := t.seeks, HappenedOffers
	if one.mine == MineOffered {
		wanted, what = t.offers, HappenedNeeds
	}
	before := brings(t.change.before)
	met := slices.DeleteFunc(brings(t.change.after), func(skill string) bool {
		return contains(before, skill) || !contains(wanted, skill)
	})
	if t.gone() || len(met) == 0 || record.Head().ID != one.id {
		return none()
	}
	news, ok := about(what, record.Kind(), record.Head().ID)
	news.Skills = met
	return news, ok
}

// brings are the skills that a person or a commitment offers, or that a
// coalition needs.
func brings(record Record) []string {
	switch r := record.(type) {
	case *Person:
		return skills(r.Offers)
	case *Commitment:
		return needSkills(r.Offers)
	case *Coalition:
		return needSkills(r.Needs)
	}
	return nil
}
