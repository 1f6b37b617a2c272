package store

// CreateCoalition starts a coalition, which the actor leads.
type CreateCoalition struct {
	Once
	Coalition Coalition
}

func (*CreateCoalition) verb() Verb       { return VerbCreate }
func (c *CreateCoalition) prepare() error { return c.Coalition.clean() }

func (c *CreateCoalition) plan(_ state, actor Actor) (plan, error) {
	coalition := c.Coalition
	coalition.Meta = Meta{ID: c.ID}
	coalition.Leads = []ID{actor.Person}
	return plan{verb: VerbCreate, after: &coalition}, nil
}

// JoinCoalition makes the actor a member, or asks to be one where the
// coalition takes members by request. A member who joins again may do so for
// another organisation.
type JoinCoalition struct {
	Once
	Coalition    ID
	Organisation ID
	Stay         bool // as a member, for when they lead it no more
}

func (*JoinCoalition) verb() Verb       { return VerbJoin }
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
	before, err := st.findOwn(KindMembership, membership.ID)
	if err != nil {
		return plan{}, err
	}
	leads := record.(*Coalition).LedBy(actor.Person)
	if leads && !c.Stay {
		return plan{}, ErrNothing
	}
	verb := VerbJoin
	if record.(*Coalition).ByRequest && !leads && !isMember(before) {
		verb, membership.State = VerbAsk, MembershipAsked
	}
	return plan{verb: verb, before: before, after: membership}, nil
}

// isMember reports whether a membership, which may be nil, is one by now.
func isMember(membership Record) bool {
	m, ok := membership.(*Membership)
	return ok && m.State == MembershipMember
}

// LeaveCoalition ends the actor's membership. A lead who was a member before
// leading steps down to that, and leaves by leaving again. The last lead hands
// over first.
type LeaveCoalition struct {
	Once
	Coalition ID
}

func (*LeaveCoalition) verb() Verb       { return VerbLeave }
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
	next.Leads = withoutLead(next.Leads, actor.Person)
	return plan{verb: VerbLeave, before: coalition, after: next}, nil
}

// UnpostMessage takes back a message: its author's to do, a steward's, and that
// of whoever leads the coalition that it was written to.
type UnpostMessage struct {
	Once
	Post ID
}

func (*UnpostMessage) verb() Verb       { return VerbUnpost }
func (c *UnpostMessage) prepare() error { return requireID("post", c.Post) }

func (c *UnpostMessage) plan(st state, actor Actor) (plan, error) {
	before, err := st.find(KindPost, c.Post)
	if err == nil && before == nil {
		err = ErrNothing
	}
	if err != nil {
		return plan{}, err
	}
	under, err := st.house(before.(*Post), actor)
	return plan{verb: VerbUnpost, before: before, under: under}, err
}

// house is the coalition under which somebody else's message stands: who leads
// it decides on what is said there. Nil for one's own, and elsewhere.
func (st state) house(post *Post, actor Actor) (Record, error) {
	if post.Person == actor.Person {
		return nil, nil
	}
	record, err := st.find(KindCoalition, post.About)
	if coalition, ok := record.(*Coalition); ok && coalition != nil {
		return coalition, err
	}
	return nil, err
}

// PostMessage puts a message under a coalition, a tool, an action or a commitment.
type PostMessage struct {
	Once
	Post Post
}

func (*PostMessage) verb() Verb       { return VerbPost }
func (c *PostMessage) prepare() error { return c.Post.clean() }

func (c *PostMessage) plan(st state, actor Actor) (plan, error) {
	about, err := st.kindOf(c.Post.About)
	if err != nil {
		return plan{}, err
	}
	if !contains([]Kind{KindCoalition, KindTool, KindAction, KindCommitment}, about) {
		return plan{}, &FieldError{Field: "about", Problem: ProblemReference, Value: c.Post.About.String()}
	}
	post := c.Post
	post.Meta, post.Person = Meta{ID: c.ID}, actor.Person
	return plan{verb: VerbPost, after: &post}, nil
}
