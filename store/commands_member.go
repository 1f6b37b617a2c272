package store

import (
	"slices"
)

// AnswerRequest lets somebody in who asked to join, or does not. Whoever leads
// the coalition answers. The first answer stands: the same one again is
// [ErrNothing], and another one an [AnsweredError] that says who was faster. Who
// was declined may ask again, and who was let in may be removed.
type AnswerRequest struct {
	Once
	Coalition ID
	Person    ID
	Accept    bool
	Words     string // to who asked; may be empty, at most 400 characters
}

func (*AnswerRequest) verb() Verb { return VerbAnswer }

func (c *AnswerRequest) prepare() error {
	return firstError(
		requireID("coalition", c.Coalition), requireID("person", c.Person), cleanLine("words", &c.Words, maxSummary))
}

func (c *AnswerRequest) plan(st state, actor Actor) (plan, error) {
	coalition, before, err := st.membership(c.Coalition, c.Person)
	if err := firstError(err, authorizeOn(actor, VerbAnswer, coalition)); err != nil {
		return plan{}, err // rather than who else answered
	}
	if before == nil || before.State != MembershipAsked {
		return plan{}, c.late(st, before)
	}
	p := plan{verb: VerbAnswer, before: before, reason: c.Words, under: coalition}
	if c.Accept {
		after := *before
		after.State = MembershipMember
		p.after = &after
	}
	return p, nil
}

// late is why there is nothing to answer.
func (c *AnswerRequest) late(st state, membership *Membership) error {
	id := MembershipID(c.Coalition, c.Person)
	if membership == nil {
		last, err := st.lastOf(id)
		if err != nil {
			return err
		}
		if last == 0 {
			return &AnsweredError{Person: c.Person, Outcome: OutcomeNone}
		}
	}
	return &AnsweredError{Person: c.Person, membership: id, accept: c.Accept}
}

// AppointLead makes a member lead a coalition as well: so it is handed over.
type AppointLead struct {
	Once
	Coalition ID
	Person    ID
}

func (*AppointLead) verb() Verb { return VerbAppoint }

func (c *AppointLead) prepare() error {
	return firstError(requireID("coalition", c.Coalition), requireID("person", c.Person))
}

func (c *AppointLead) plan(st state, actor Actor) (plan, error) {
	coalition, _, err := st.membership(c.Coalition, c.Person)
	if err := firstError(err, authorizeOn(actor, VerbAppoint, coalition)); err != nil {
		return plan{}, err
	}
	if coalition.LedBy(c.Person) {
		return plan{}, ErrNothing
	}
	after, err := st.copyOf(coalition)
	if err != nil {
		return plan{}, err
	}
	next := after.(*Coalition)
	next.Leads = append(next.Leads, c.Person)
	return plan{verb: VerbAppoint, before: coalition, after: next}, st.checkAppointed(coalition, next)
}

// checkAppointed refuses somebody as a lead who is not a member: nobody is
// made responsible for what they never joined.
func (st state) checkAppointed(before, after *Coalition) error {
	for _, person := range after.Leads {
		if before.LedBy(person) {
			continue
		}
		membership, err := st.find(KindMembership, MembershipID(after.ID, person))
		if err != nil {
			return err
		}
		if !isMember(membership) {
			return &FieldError{Field: "leads", Problem: ProblemMember, Value: st.handle(person)}
		}
	}
	return nil
}

// RemoveMember ends the membership of somebody else, for a reason. Whoever
// leads the coalition may; who leads it steps down first. In a coalition that
// is open to all they may join again: it is a word, not a wall.
type RemoveMember struct {
	Once
	Coalition ID
	Person    ID
	Reason    string
}

func (*RemoveMember) verb() Verb { return VerbRemove }

func (c *RemoveMember) prepare() error {
	return firstError(
		requireID("coalition", c.Coalition), requireID("person", c.Person), requireLine("reason", &c.Reason, maxSummary))
}

func (c *RemoveMember) plan(st state, actor Actor) (plan, error) {
	coalition, before, err := st.membership(c.Coalition, c.Person)
	if err := firstError(err, authorizeOn(actor, VerbRemove, coalition)); err != nil {
		return plan{}, err
	}
	switch {
	case coalition.LedBy(c.Person):
		return plan{}, &NotAllowedError{Verb: VerbRemove, Why: DeniedLeads}
	case before == nil:
		return plan{}, ErrNothing
	}
	return plan{verb: VerbRemove, before: before, reason: c.Reason, under: coalition}, nil
}

// authorizeOn decides on what is done to a coalition, if there is one.
func authorizeOn(actor Actor, verb Verb, coalition *Coalition) error {
	if coalition == nil {
		return nil
	}
	return Authorize(actor, verb, coalition)
}

// membership is a coalition, and what somebody is in it: nil if nothing.
func (st state) membership(coalition, person ID) (*Coalition, *Membership, error) {
	record, err := st.record(KindCoalition, coalition)
	if err != nil {
		return nil, nil, err
	}
	found, err := st.find(KindMembership, MembershipID(coalition, person))
	if err != nil || found == nil {
		return record.(*Coalition), nil, err
	}
	return record.(*Coalition), found.(*Membership), nil
}

// handle is what somebody is called where they are named in an error.
func (st state) handle(person ID) string {
	if record, err := st.find(KindPerson, person); err == nil && record != nil {
		return record.Head().Slug
	}
	return person.String()
}

// checkRoles keeps everybody to one thing at a time: who leads a coalition does
// not ask to join it.
func (st state) checkRoles(before, after Record) error {
	switch r := after.(type) {
	case *Membership:
		if r.State != MembershipAsked {
			return nil
		}
		coalition, err := st.find(KindCoalition, r.Coalition)
		if c, ok := coalition.(*Coalition); ok && c.LedBy(r.Person) {
			return &NotAllowedError{Verb: VerbAsk, Why: DeniedLeads}
		}
		return err
	case *Coalition:
		was, _ := before.(*Coalition)
		for _, lead := range r.Leads {
			if was != nil && was.LedBy(lead) {
				continue
			}
			found, err := st.find(KindMembership, MembershipID(r.ID, lead))
			if m, ok := found.(*Membership); ok && m.State == MembershipAsked {
				return &FieldError{Field: "leads", Problem: ProblemMember, Value: st.handle(lead)}
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// withoutLead are the leads but one.
func withoutLead(leads []ID, person ID) []ID {
	return slices.DeleteFunc(leads, func(id ID) bool { return id == person })
}
