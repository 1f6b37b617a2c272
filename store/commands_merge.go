package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/ogptoolbox/concorde/store/kv"
)

// MergeTools makes one tool of two that are the same. What refers to From
// refers to Into from then on; a person's tie that Into has already is dropped.
// What Into lacks is filled in from From. From is gone, and its slug and id
// lead to Into: [Store.Resolve] and [Store.Find] follow them. Only stewards
// merge.
//
// It is one entry, unless more refers to From than an entry holds. Then
// [Store.Submit] moves that over before, in entries of their own: both tools
// are there in the meantime, nothing refers to what is not, and whoever is
// interrupted goes on by merging again. In [Store.SubmitAll] such a merge is
// refused with [ErrTooLarge].
//
// A merge is undone by [Undo], unless somebody changed since what it changed:
// From is there again, and all that this entry had moved refers to it. Entries
// before it that moved more are undone after it, one by one, newest first.
type MergeTools struct {
	Once
	From, Into ID
	Reason     string // may be empty
}

func (*MergeTools) verb() Verb { return VerbMerge }

func (c *MergeTools) prepare() error {
	if c.From == c.Into {
		return &FieldError{Field: "into", Problem: ProblemChoice, Value: c.Into.String()}
	}
	return firstError(requireID("from", c.From), requireID("into", c.Into), cleanLine("reason", &c.Reason, maxSummary))
}

// errMore means that more refers to a tool than one entry holds.
var errMore = fmt.Errorf("merge tools: %w", ErrTooLarge)

// entryRoom is what the records of one entry may come to, before it and after
// it, so that it can be undone as well.
const entryRoom = kv.MaxEntry - 16<<10

func (c *MergeTools) plan(st state, actor Actor) (plan, error) {
	from, into, err := st.mergePair(c.From, c.Into, actor)
	if err != nil {
		return plan{}, err
	}
	after, err := st.filled(into, from)
	if err != nil {
		return plan{}, err
	}
	body, err := st.encode(after)
	if err != nil {
		return plan{}, err
	}
	moved, whole, err := st.move(c.From, c.Into, entryRoom-len(body))
	if err == nil && !whole {
		err = errMore
	}
	return plan{
		verb: VerbMerge, before: into, after: after, more: append([]applied{{before: from}}, moved...),
		leads: map[ID]ID{c.From: c.Into}, reason: c.Reason,
	}, err
}

// mergePair reads the two tools. A merge that was done before is nothing to do.
func (st state) mergePair(fromID, intoID ID, actor Actor) (from, into *Tool, err error) {
	if actor.Role < Steward { // rather than what they could do nothing about
		return nil, nil, &NotAllowedError{VerbMerge, DeniedSteward}
	}
	record, err := st.record(KindTool, fromID)
	if errors.Is(err, ErrNotFound) {
		if leads, missing := st.leadsTo(fromID); missing != nil || leads == intoID {
			return nil, nil, firstError(missing, ErrNothing)
		}
	}
	if err != nil {
		return nil, nil, err
	}
	from = record.(*Tool)
	if record, err = st.record(KindTool, intoID); err != nil {
		return nil, nil, err
	}
	if into = record.(*Tool); into.Hidden && !from.Hidden { // it would take with it what people see
		return nil, nil, &FieldError{Field: "into", Problem: ProblemReference, Value: into.Slug}
	}
	return from, into, nil
}

// moveReferrers is a part of a merge: as much of what refers to a tool as one
// entry holds refers to the other from then on.
type moveReferrers struct {
	Once
	from, into ID
	reason     string
}

func (*moveReferrers) verb() Verb     { return VerbMerge }
func (*moveReferrers) prepare() error { return nil }

func (c *moveReferrers) plan(st state, actor Actor) (plan, error) {
	if _, _, err := st.mergePair(c.from, c.into, actor); err != nil {
		return plan{}, err
	}
	moved, _, err := st.move(c.from, c.into, entryRoom)
	if err != nil || len(moved) == 0 {
		return plan{}, firstError(err, ErrNothing)
	}
	first := moved[0]
	return plan{verb: VerbMerge, before: first.before, after: first.after, more: moved[1:], reason: c.reason}, nil
}

// merge submits a merge, and where it is too large for one entry first what
// makes it smaller. It is paid for once.
func (s *Store) merge(ctx context.Context, actor Actor, c *MergeTools) (Receipt, error) {
	for pay := s.spend; ; pay = free {
		out := s.submitAll(ctx, actor, []Command{c}, pay)[0]
		if !errors.Is(out.Err, errMore) {
			return out.Receipt, out.Err
		}
		part := &moveReferrers{from: c.From, into: c.Into, reason: c.Reason}
		moved := s.submitAll(ctx, actor, []Command{part}, free)[0]
		if moved.Err != nil && !errors.Is(moved.Err, ErrNothing) {
			return Receipt{}, fmt.Errorf("merge tools: %w", moved.Err)
		}
	}
}
