package store

// memberUndo decides on the undoing of what made or ended a membership, or took
// back a message in the house of somebody else. What a
// lead answered or ended is the leads' to take back. Where one joins by
// request, nobody lets themself in again by undoing that they left: they ask.
func (c *Undo) memberUndo(st state, p plan, actor Actor) (plan, error) {
	if post, ok := firstRecord(p.before, p.after).(*Post); ok && c.deed == VerbUnpost {
		under, err := st.house(post, actor)
		p.under = under
		return p, err
	}
	membership, ok := firstRecord(p.before, p.after).(*Membership)
	if !ok {
		return p, nil
	}
	record, err := st.find(KindCoalition, membership.Coalition)
	coalition, there := record.(*Coalition)
	if err != nil || !there {
		return p, err // gone as well: that is said of it later
	}
	if c.deed == VerbAnswer || c.deed == VerbRemove {
		p.under = coalition
	}
	if coalition.ByRequest && isMember(p.after) && !isMember(p.before) && Authorize(actor, VerbAnswer, coalition) != nil {
		return plan{}, &NotAllowedError{Verb: VerbUndo, Why: DeniedByRequest}
	}
	return p, nil
}
