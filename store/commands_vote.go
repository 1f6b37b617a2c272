package store

import "time"

// VoteFor is the actor's vote for one of the values that compete for a field
// of a tool; see [Store.Contests]. One has one vote for each field: voting for
// another value changes it, and for the same again is [ErrNothing]. A value
// that nobody holds any more is refused, with [ProblemGone]: it was corrected,
// or those who voted for it changed their mind. Propose puts one forward.
type VoteFor struct {
	Once
	Tool         ID
	Field, Value string
	Propose      bool // a value that need not be there already
}

func (*VoteFor) verb() Verb { return VerbVote }

func (c *VoteFor) prepare() error {
	return firstError(requireID("tool", c.Tool), cleanContested(c.Field, &c.Value))
}

func (c *VoteFor) plan(st state, actor Actor) (plan, error) {
	record, err := st.record(KindTool, c.Tool)
	if err != nil {
		return plan{}, err
	}
	if !c.Propose {
		if err := st.checkCompetes(record.(*Tool), c.Field, c.Value); err != nil {
			return plan{}, err
		}
	}
	return st.voting(VerbVote, &Vote{Person: actor.Person, About: c.Tool, Field: c.Field, Value: c.Value})
}

// checkCompetes refuses a value that is neither on the record nor voted for.
func (st state) checkCompetes(tool *Tool, field, value string) error {
	if valueOf(tool, field) == value {
		return nil
	}
	referrers, err := st.referrersOf(tool.ID)
	if err != nil {
		return err
	}
	for _, one := range referrers {
		if one.kind != KindVote {
			continue
		}
		record, err := st.find(KindVote, one.id)
		if err != nil {
			return err
		}
		if vote, ok := record.(*Vote); ok && !vote.Hidden && vote.Field == field && vote.Value == value {
			return nil
		}
	}
	return &FieldError{Field: field, Problem: ProblemGone, Value: clipped(value)}
}

// voting is the plan that puts a vote, which is one's only one about the field.
func (st state) voting(verb Verb, vote *Vote) (plan, error) {
	vote.Meta = Meta{ID: VoteID(vote.Person, vote.About, vote.Field)}
	before, err := st.findOwn(KindVote, vote.ID)
	return plan{verb: verb, before: before, after: vote}, err
}

// StillTrue says that the actor looked at a tool today and found what is said
// of it true. The day is the store's, in UTC. Said twice in a day it is
// [ErrNothing]; of one's own only the latest day is kept.
type StillTrue struct {
	Once
	Tool ID

	day string
}

func (*StillTrue) verb() Verb       { return VerbConfirm }
func (c *StillTrue) prepare() error { return requireID("tool", c.Tool) }

// ahead says which day it is.
func (c *StillTrue) ahead(s *Store, _ Actor) error {
	c.day = s.now().UTC().Format(time.DateOnly)
	return nil
}

func (c *StillTrue) plan(st state, actor Actor) (plan, error) {
	if _, err := st.record(KindTool, c.Tool); err != nil {
		return plan{}, err
	}
	return st.voting(VerbConfirm, &Vote{Person: actor.Person, About: c.Tool, Field: fieldStillTrue, Value: c.day})
}
