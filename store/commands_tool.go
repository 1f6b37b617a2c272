package store

import "slices"

// ReferenceTool puts a tool on the record. One that looks like a tool that is
// there is refused with a [DuplicateError], unless AllowDuplicate.
type ReferenceTool struct {
	Once
	Tool           Tool
	AllowDuplicate bool
}

func (c *ReferenceTool) prepare() error { return c.Tool.clean() }

func (c *ReferenceTool) plan(st state, _ Actor) (plan, error) {
	tool := c.Tool
	tool.Meta = Meta{ID: c.ID, Slug: tool.Slug}
	if !c.AllowDuplicate {
		candidates, err := st.sameTools(&tool)
		if err != nil {
			return plan{}, err
		}
		if len(candidates) > 0 {
			return plan{}, &DuplicateError{candidates}
		}
	}
	return plan{verb: VerbReference, after: &tool}, nil
}

// SayTool says that the actor uses or develops a tool, or corrects what they
// said: the tie of the same person, tool, relation and organisation is one record.
type SayTool struct {
	Once
	Tie Tie
}

func (c *SayTool) prepare() error { return c.Tie.clean() }

func (c *SayTool) plan(st state, actor Actor) (plan, error) {
	tie := c.Tie
	tie.Person = actor.Person
	tie.Meta = Meta{ID: TieID(tie.Person, tie.Tool, tie.Relation, tie.Organisation)}
	before, err := st.find(KindTie, tie.ID)
	if err != nil {
		return plan{}, err
	}
	if actor.Role != Guest {
		if _, err := st.record(KindTool, tie.Tool); err != nil {
			return plan{}, err
		}
	}
	return plan{verb: tie.Relation.verb(), before: before, after: &tie}, nil
}

func (r Relation) verb() Verb {
	if r == Develops {
		return VerbDevelop
	}
	return VerbUse
}

// StopTool takes back a tie.
type StopTool struct {
	Once
	Tie ID
}

func (c *StopTool) prepare() error { return requireID("tie", c.Tie) }

func (c *StopTool) plan(st state, _ Actor) (plan, error) {
	before, err := st.record(KindTie, c.Tie)
	return plan{verb: VerbStop, before: before}, err
}

// Edit changes a tool, an organisation, a coalition, an action or a person.
// Base is the revision that the author saw: if another came since, the edit is
// refused with a [ConflictError] that carries both versions.
type Edit struct {
	Once
	Record Record
	Base   uint64
	Reason string
}

func (c *Edit) prepare() error {
	editable := []Kind{KindTool, KindOrganisation, KindCoalition, KindAction, KindPerson, KindCommitment, KindTerm}
	if c.Record == nil || !slices.Contains(editable, c.Record.Kind()) {
		return &FieldError{Field: "record", Problem: ProblemChoice}
	}
	return firstError(cleanLine("reason", &c.Reason, maxSummary), c.Record.clean())
}

func (c *Edit) plan(st state, _ Actor) (plan, error) {
	before, err := st.record(c.Record.Kind(), c.Record.Head().ID)
	if err != nil {
		return plan{}, err
	}
	after, err := st.copyOf(c.Record)
	if err != nil {
		return plan{}, err
	}
	if before.Head().Revision != c.Base {
		return plan{}, &ConflictError{Mine: after, Theirs: before}
	}
	after.meta().Hidden = before.Head().Hidden
	if person, ok := after.(*Person); ok {
		person.Keys = before.(*Person).Keys // keys are joined and removed by commands of their own
	}
	return plan{verb: VerbEdit, before: before, after: after, reason: c.Reason}, nil
}
