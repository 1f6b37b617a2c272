package store

import "github.com/ogptoolbox/concorde/store/search"

// refresh puts into the search indexes what changed since it last ran. What
// it could not read stays for the next time, when it has to be read: what is
// known now will not be true any more, and belongs to whoever submitted it.
func (v *views) refresh(st state) (err error) {
	for id, one := range v.stale {
		if !one.known {
			if one.record, err = st.find(one.kind, id); err != nil {
				v.forget()
				return err
			}
		}
		v.show(st, one.kind, id, one.record)
		delete(v.stale, id)
		delete(v.recount, id)
	}
	for id := range v.recount {
		if err := v.showUsed(st, id); err != nil {
			return err
		}
		delete(v.recount, id)
	}
	return nil
}

// forget keeps of what is stale only what it is.
func (v *views) forget() {
	for id, one := range v.stale {
		v.stale[id] = stale{kind: one.kind}
	}
}

// show puts a record into its kind's index, if that has one, or takes it out.
func (v *views) show(st state, kind Kind, id ID, record Record) {
	index := v.index[kind]
	switch {
	case index == nil:
	case record == nil || record.Head().Hidden:
		index.Delete(search.Key(id))
	default:
		index.Put(v.document(st, record))
	}
}

// showUsed corrects how often a record is used, without reading its words again.
func (v *views) showUsed(st state, id ID) error {
	kind, err := st.kindOf(id)
	if err != nil {
		return err
	}
	index := v.index[kind]
	if index == nil {
		return nil
	}
	record, err := st.find(kind, id)
	if err == nil && record != nil {
		index.SetUsed(search.Key(id), v.usedBy(st, record))
	}
	return err
}

// behind is how many records of a kind refer to a record, but for hidden ones.
func (v *views) behind(to ID, by Kind) int {
	return len(v.hidden.leaveOut(v.relations.list(relation{to, by})))
}

// usedBy is how many there are behind a record, for the order of lists.
func (v *views) usedBy(st state, record Record) int {
	id := record.Head().ID
	switch r := record.(type) {
	case *Action:
		return v.behind(id, KindCoalition)
	case *Organisation:
		return v.behind(id, KindTie) + v.behind(id, KindTool)
	case *Commitment:
		return v.behind(id, KindCoalition)
	case *Coalition:
		members := v.used[id]
		for _, lead := range r.Leads {
			if membership, err := st.find(KindMembership, MembershipID(id, lead)); err == nil && (!isMember(membership) || membership.Head().Hidden) {
				members++
			}
		}
		return members
	}
	return v.used[id]
}
