package store

import (
	"cmp"
	"slices"

	"github.com/ogptoolbox/concorde/store/text"
)

// ToolFor is a tool that others put to work on the same collective actions,
// with the evidence for it: each of the coalitions and commitments serves at
// least one of these actions and names the tool; each of the ties is of
// somebody at work on them who says that they use it.
type ToolFor struct {
	Tool        *Tool
	Coalitions  []*Coalition  // oldest first
	Commitments []*Commitment // oldest first
	Ties        []*Tie        // oldest first
}

// mostEvidence is how many coalitions, commitments and ties are looked at for
// one action or one tool: of more, the latest.
const mostEvidence = 256

// ToolsFor lists the tools that coalitions and commitments use for any of some
// collective actions, those with most coalitions and commitments first and by
// name where they have as many. What is hidden is left out, whoever asks. It
// reads one moment of the record; what is read for each action and tool is
// bounded, so that it stays under a few milliseconds on a full one.
//
// The sheet of a commitment, whose own tools are among them, leaves itself out
// with [ToolFor.Without].
func (s *Store) ToolsFor(actions ...ID) (out []ToolFor, err error) {
	err = s.read(func(st state) (err error) {
		out, err = s.toolsFor(st, actions...)
		return err
	})
	return out, err
}

func (s *Store) toolsFor(st state, actions ...ID) ([]ToolFor, error) {
	found := newToolsFound(s, st)
	for _, action := range actions {
		if err := found.along(action); err != nil {
			return nil, err
		}
	}
	return found.list()
}

// Without is the tool without the evidence of one coalition or commitment;
// false if there is no other, so that nobody else uses it for the same.
func (t ToolFor) Without(id ID) (ToolFor, bool) {
	t.Coalitions = slices.DeleteFunc(slices.Clone(t.Coalitions), func(c *Coalition) bool { return c.ID == id })
	t.Commitments = slices.DeleteFunc(slices.Clone(t.Commitments), func(c *Commitment) bool { return c.ID == id })
	return t, t.evidence() > 0
}

func (t ToolFor) evidence() int { return len(t.Coalitions) + len(t.Commitments) }

// toolsFound are the tools found so far.
type toolsFound struct {
	of     *Store
	st     state
	tools  map[ID]*ToolFor
	people map[ID]bool // at work on the actions
}

func newToolsFound(s *Store, st state) *toolsFound {
	return &toolsFound{of: s, st: st, tools: make(map[ID]*ToolFor), people: make(map[ID]bool)}
}

// along takes in the coalitions and commitments of an action, and who is at
// work on them.
func (f *toolsFound) along(action ID) error {
	coalitions, err := latest[*Coalition](f.of, f.st, action, mostEvidence)
	if err != nil {
		return err
	}
	for _, c := range coalitions {
		f.coalition(c)
		members, err := latest[*Membership](f.of, f.st, c.ID, mostEvidence)
		if err != nil {
			return err
		}
		for _, m := range members {
			f.people[m.Person] = f.people[m.Person] || m.State == MembershipMember
		}
	}
	commitments, err := latest[*Commitment](f.of, f.st, action, mostEvidence)
	for _, c := range commitments {
		f.commitment(c)
	}
	return err
}

// coalition takes in the tools of a coalition, and who leads it.
func (f *toolsFound) coalition(c *Coalition) {
	for _, lead := range c.Leads {
		f.people[lead] = true
	}
	for _, id := range c.Tools {
		if tool := f.tool(id); !slices.ContainsFunc(tool.Coalitions, func(o *Coalition) bool { return o.ID == c.ID }) {
			tool.Coalitions = append(tool.Coalitions, c)
		}
	}
}

// commitment takes in the tools of a commitment, and who made it.
func (f *toolsFound) commitment(c *Commitment) {
	f.people[c.CreatedBy] = true
	for _, id := range c.Tools {
		if tool := f.tool(id); !slices.ContainsFunc(tool.Commitments, func(o *Commitment) bool { return o.ID == c.ID }) {
			tool.Commitments = append(tool.Commitments, c)
		}
	}
}

func (f *toolsFound) tool(id ID) *ToolFor {
	tool := f.tools[id]
	if tool == nil {
		tool = &ToolFor{}
		f.tools[id] = tool
	}
	return tool
}

// list reads the tools, and who of those at work says that they use them.
func (f *toolsFound) list() ([]ToolFor, error) {
	var out []ToolFor
	for id, found := range f.tools {
		record, err := f.st.find(KindTool, id)
		if err != nil {
			return nil, err
		}
		if record == nil || record.Head().Hidden {
			continue
		}
		found.Tool = record.(*Tool)
		ties, err := latest[*Tie](f.of, f.st, id, mostEvidence)
		if err != nil {
			return nil, err
		}
		found.Ties = slices.DeleteFunc(ties, func(t *Tie) bool { return t.Relation != Uses || !f.people[t.Person] })
		out = append(out, *found)
	}
	slices.SortFunc(out, func(a, b ToolFor) int {
		return cmp.Or(
			cmp.Compare(b.evidence(), a.evidence()),
			cmp.Compare(text.Fold(a.Tool.Name), text.Fold(b.Tool.Name)),
			slices.Compare(a.Tool.ID[:], b.Tool.ID[:]),
		)
	})
	return out, nil
}

// latest reads the last records of type R that refer to a record, at most so
// many, oldest first, but for those that are hidden.
func latest[R Record](s *Store, st state, to ID, most int) ([]R, error) {
	var zero R
	ids := s.Referrers(to, zero.Kind())
	out := make([]R, 0, min(len(ids), most))
	for _, id := range ids[max(len(ids)-most, 0):] {
		record, err := st.find(zero.Kind(), id)
		if err != nil {
			return out, err
		}
		if record != nil {
			out = append(out, record.(R))
		}
	}
	return out, nil
}
