package store

import "github.com/ogptoolbox/concorde/store/text"

// ReferenceTool puts a tool on the record. One that looks like a tool that is
// there is refused with a [DuplicateError], unless AllowDuplicate.
type ReferenceTool struct {
	Once
	Tool           Tool
	AllowDuplicate bool
}

func (*ReferenceTool) verb() Verb { return VerbReference }

func (c *ReferenceTool) prepare() error {
	return firstError(cleanLine("slug", &c.Tool.Slug, maxWord), c.Tool.clean())
}

// ahead looks for tools whose name is a typo away, among those that everybody
// can see, and if there is one tells of all that are like it. Looking for the
// same address and the same name is left to the writer, where nobody comes
// between; that looks for no typos, which would keep the others waiting.
func (c *ReferenceTool) ahead(s *Store, _ Actor) error {
	if c.AllowDuplicate {
		return nil
	}
	if misspelt, err := s.misspelt(c.Tool.Name); err != nil || !misspelt {
		return err
	}
	candidates, err := s.Similar(c.Tool)
	if err == nil && len(candidates) > 0 {
		err = &DuplicateError{candidates}
	}
	return err
}

func (c *ReferenceTool) plan(st state, _ Actor) (plan, error) {
	tool := c.Tool
	tool.Meta = Meta{ID: c.ID, Slug: text.Slug(tool.Slug)}
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

func (c *SayTool) verb() Verb     { return c.Tie.Relation.verb() }
func (c *SayTool) prepare() error { return c.Tie.clean() }

func (c *SayTool) plan(st state, actor Actor) (plan, error) {
	tie := c.Tie
	tie.Person = actor.Person
	tie.Meta = Meta{ID: TieID(tie.Person, tie.Tool, tie.Relation, tie.Organisation)}
	before, err := st.findOwn(KindTie, tie.ID)
	if err != nil {
		return plan{}, err
	}
	if err := st.require(KindTool, tie.Tool); err != nil {
		return plan{}, err
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

func (*StopTool) verb() Verb       { return VerbStop }
func (c *StopTool) prepare() error { return requireID("tie", c.Tie) }

func (c *StopTool) plan(st state, _ Actor) (plan, error) {
	before, err := st.record(KindTie, c.Tie)
	return plan{verb: VerbStop, before: before}, err
}
