package store

import "slices"

// Edit changes a tool, an organisation, a coalition, an action, a person or a post.
// Base is the revision that the author saw: if another came since, the edit is
// refused with a [ConflictError] that carries both versions.
type Edit struct {
	Once
	Record Record
	Base   uint64
	Reason string
}

func (*Edit) verb() Verb { return VerbEdit }

func (c *Edit) prepare() error {
	editable := []Kind{KindTool, KindOrganisation, KindCoalition, KindAction, KindPerson, KindCommitment, KindTerm, KindPost}
	if c.Record == nil || !slices.Contains(editable, c.Record.Kind()) {
		return &FieldError{Field: "record", Problem: ProblemChoice}
	}
	return firstError(cleanLine("reason", &c.Reason, maxSummary), c.Record.clean())
}

func (c *Edit) plan(st state, actor Actor) (plan, error) {
	before, err := st.record(c.Record.Kind(), c.Record.Head().ID)
	if err != nil {
		return plan{}, err
	}
	if err := Authorize(actor, VerbEdit, before); err != nil {
		return plan{}, err // rather than a conflict that they could not settle
	}
	after, err := st.copyOf(c.Record)
	if err != nil {
		return plan{}, err
	}
	if err := st.keepFromEdits(before, after); err != nil {
		return plan{}, err
	}
	if before.Head().Revision != c.Base {
		after.meta().Revision = c.Base
		return plan{}, &ConflictError{Mine: after, Theirs: before}
	}
	return plan{verb: VerbEdit, before: before, after: after, reason: c.Reason}, nil
}

// keepFromEdits keeps what an edit does not reach, whatever its author sends.
func (st state) keepFromEdits(before, after Record) error {
	*after.meta() = before.Head()
	switch r := after.(type) {
	case *Person:
		was := before.(*Person)
		r.Keys, r.Steward = was.Keys, was.Steward // which commands of their own change
	case *Term:
		was := before.(*Term)
		r.Vocabulary, r.Value = was.Vocabulary, was.Value // tools hold the value
	case *Coalition:
		if len(r.Leads) == 0 {
			return &FieldError{Field: "leads", Problem: ProblemRequired}
		}
		return st.checkAppointed(before.(*Coalition), r)
	case *Post:
		was := before.(*Post)
		r.Person, r.About = was.Person, was.About
	}
	return nil
}
