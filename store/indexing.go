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
	for id, kind := range v.recount {
		if err := v.showUsed(st, kind, id); err != nil {
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
	shelf := v.shelves[kind]
	switch {
	case shelf == nil:
	case record == nil || record.Head().Hidden:
		shelf.index.Delete(search.Key(id))
	default:
		shelf.index.Put(v.document(st, record))
	}
}

// showUsed corrects how often a record is used, without reading its words
// again: only of a coalition has anything to be read.
func (v *views) showUsed(st state, kind Kind, id ID) error {
	shelf, used := v.shelves[kind], v.counted(kind, id)
	if shelf == nil {
		return nil
	}
	if kind == KindCoalition {
		record, err := st.find(kind, id)
		if err != nil || record == nil {
			return err
		}
		used = v.usedBy(st, record)
	}
	shelf.index.SetUsed(search.Key(id), used)
	return nil
}

// counts reports whether a record of a kind is more used for each record of
// another that refers to it.
func counts(by, kind Kind) bool {
	switch kind {
	case KindTool:
		return by == KindTie
	case KindCoalition:
		return by == KindMembership
	case KindOrganisation:
		return by == KindTie || by == KindTool
	case KindAction, KindCommitment:
		return by == KindCoalition
	}
	return false
}

// behind is how many records of a kind refer to a record, but for hidden ones.
func (v *views) behind(to ID, by Kind) int {
	return len(v.hidden.leaveOut(v.relations.list(relation{to, by})))
}

// usedBy is how many there are behind a record, for the order of lists.
func (v *views) usedBy(st state, record Record) int {
	id := record.Head().ID
	used := v.counted(record.Kind(), id)
	if coalition, ok := record.(*Coalition); ok {
		for _, lead := range coalition.Leads {
			membership, err := st.find(KindMembership, MembershipID(id, lead))
			if err == nil && (!isMember(membership) || membership.Head().Hidden) {
				used++
			}
		}
	}
	return used
}

// counted is what is known of that without reading: of a coalition, its
// members without those leads that have not joined it.
func (v *views) counted(kind Kind, id ID) int {
	switch kind {
	case KindOrganisation:
		return v.behind(id, KindTie) + v.behind(id, KindTool)
	case KindAction, KindCommitment:
		return v.behind(id, KindCoalition)
	}
	return v.used[id]
}
