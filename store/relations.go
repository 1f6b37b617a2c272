package store

import (
	"cmp"
	"slices"
	"sync"
)

// relations are who refers to whom: of each record, the others by kind, oldest
// first. One goroutine changes them, in the order of the log, while anyone reads.
type relations struct {
	mu    sync.RWMutex
	lists map[relation]*referrers
}

// relation is all references to one record by records of one kind.
type relation struct {
	to ID
	by Kind
}

// referrer is a record that refers to another.
type referrer struct {
	made uint64
	id   ID
}

func (a referrer) compare(b referrer) int {
	return cmp.Or(cmp.Compare(a.made, b.made), slices.Compare(a.id[:], b.id[:]))
}

// referrers are kept as two lists, so that the identifiers can be handed out
// as they are.
type referrers struct {
	ids  []ID
	made []uint64
}

func newRelations() *relations { return &relations{lists: make(map[relation]*referrers)} }

// list is never written to again by anyone: what changes is a copy, or comes
// after its end.
func (r *relations) list(of relation) []ID {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if list := r.lists[of]; list != nil {
		return slices.Clip(list.ids)
	}
	return nil
}

// since lists those that were made after a sequence, newest first, at most so
// many: when they were made, but for those that are left out.
func (r *relations) since(of relation, after uint64, most int, leaveOut func(ID) bool) (made []uint64) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	list := r.lists[of]
	if list == nil {
		return nil
	}
	for i := len(list.made) - 1; i >= 0 && list.made[i] > after && len(made) < most; i-- {
		if !leaveOut(list.ids[i]) {
			made = append(made, list.made[i])
		}
	}
	return made
}

// change takes in what a record refers to now. What it goes on referring to
// stays where it is.
func (r *relations) change(c applied) {
	before, after := targets(c.before), targets(c.after)
	record := firstRecord(c.after, c.before)
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, to := range before {
		if !contains(after, to) {
			r.remove(relation{to, record.Kind()}, record.Head().ID)
		}
	}
	for _, to := range after {
		if !contains(before, to) {
			r.add(relation{to, record.Kind()}, referrer{record.Head().Made, record.Head().ID})
		}
	}
}

// add is called with the lock held.
func (r *relations) add(to relation, one referrer) {
	list := r.lists[to]
	if list == nil {
		list = &referrers{}
		r.lists[to] = list
	}
	list.add(one)
}

// fill takes in what was read in any order. Adding one by one puts each in its
// place among those before it, which for a hundred thousand of one person takes minutes.
func (r *relations) fill(read map[relation][]referrer) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for to, all := range read {
		slices.SortFunc(all, referrer.compare)
		list := &referrers{ids: make([]ID, len(all)), made: make([]uint64, len(all))}
		for i, one := range all {
			list.ids[i], list.made[i] = one.id, one.made
		}
		r.lists[to] = list
	}
}

func (r *relations) remove(to relation, id ID) {
	list := r.lists[to]
	if list == nil {
		return
	}
	if list.remove(id); len(list.ids) == 0 {
		delete(r.lists, to)
	}
}

// add puts a record in its place, which is the end unless it is put back after
// an undo or the clock went backwards.
func (l *referrers) add(one referrer) {
	at := len(l.ids)
	for at > 0 && one.compare(referrer{l.made[at-1], l.ids[at-1]}) < 0 {
		at--
	}
	if at < len(l.ids) {
		l.ids = slices.Clone(l.ids)
	}
	l.ids = slices.Insert(l.ids, at, one.id)
	l.made = slices.Insert(l.made, at, one.made)
}

func (l *referrers) remove(id ID) {
	at := slices.Index(l.ids, id)
	if at < 0 {
		return
	}
	l.ids = slices.Delete(slices.Clone(l.ids), at, at+1)
	l.made = slices.Delete(l.made, at, at+1)
}
