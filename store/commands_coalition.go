package store

import "slices"

// CreateCoalition starts a coalition, which the actor leads.
type CreateCoalition struct {
	Once
	Coalition Coalition
}

func (c *CreateCoalition) prepare() error { return c.Coalition.clean() }

func (c *CreateCoalition) plan(_ state, actor Actor) (plan, error) {
	coalition := c.Coalition
	coalition.Meta = Meta{ID: c.ID}
	coalition.Leads = []ID{actor.Person}
	return plan{verb: VerbCreate, after: &coalition}, nil
}

// JoinCoalition makes the actor a member, or asks to be one where the
// coalition takes members by request.
type JoinCoalition struct {
	Once
	Coalition    ID
	Organisation ID
}

func (c *JoinCoalition) prepare() error { return requireID("coalition", c.Coalition) }

func (c *JoinCoalition) plan(st state, actor Actor) (plan, error) {
	record, err := st.record(KindCoalition, c.Coalition)
	if err != nil {
		return plan{}, err
	}
	membership := &Membership{
		Meta:      Meta{ID: MembershipID(c.Coalition, actor.Person)},
		Coalition: c.Coalition, Person: actor.Person, Organisation: c.Organisation, State: MembershipMember,
	}
	verb := VerbJoin
	if record.(*Coalition).ByRequest {
		verb, membership.State = VerbAsk, MembershipAsked
	}
	before, err := st.find(KindMembership, membership.ID)
	if err != nil {
		return plan{}, err
	}
	if before != nil || record.(*Coalition).LedBy(actor.Person) {
		return plan{}, ErrNothing
	}
	return plan{verb: verb, after: membership}, nil
}

// LeaveCoalition ends the actor's membership. The last lead hands over first.
type LeaveCoalition struct {
	Once
	Coalition ID
}

func (c *LeaveCoalition) prepare() error { return requireID("coalition", c.Coalition) }

func (c *LeaveCoalition) plan(st state, actor Actor) (plan, error) {
	record, err := st.record(KindCoalition, c.Coalition)
	if err != nil {
		return plan{}, err
	}
	coalition := record.(*Coalition)
	if coalition.LedBy(actor.Person) {
		return c.stepDown(st, coalition, actor)
	}
	before, err := st.find(KindMembership, MembershipID(c.Coalition, actor.Person))
	if err != nil {
		return plan{}, err
	}
	if before == nil {
		return plan{}, ErrNothing
	}
	return plan{verb: VerbLeave, before: before}, nil
}

func (c *LeaveCoalition) stepDown(st state, coalition *Coalition, actor Actor) (plan, error) {
	if len(coalition.Leads) == 1 {
		return plan{}, &NotAllowedError{Verb: VerbLeave, Why: DeniedLastLead}
	}
	after, err := st.copyOf(coalition)
	if err != nil {
		return plan{}, err
	}
	next := after.(*Coalition)
	next.Leads = slices.DeleteFunc(next.Leads, func(id ID) bool { return id == actor.Person })
	return plan{verb: VerbLeave, before: coalition, after: next}, nil
}

// PostMessage puts a message under a coalition, a tool or an action.
type PostMessage struct {
	Once
	Post Post
}

func (c *PostMessage) prepare() error { return c.Post.clean() }

func (c *PostMessage) plan(_ state, actor Actor) (plan, error) {
	post := c.Post
	post.Meta, post.Person = Meta{ID: c.ID}, actor.Person
	return plan{verb: VerbPost, after: &post}, nil
}
