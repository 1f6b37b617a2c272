package store

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync/atomic"
)

// hidden are the records that organisers hid, of which there are few. The one
// writer replaces the set while anyone reads.
type hidden struct{ set atomic.Pointer[map[ID]bool] }

func (h *hidden) has(id ID) bool {
	set := h.set.Load()
	return set != nil && (*set)[id]
}

// put says whether a record is hidden from now on.
func (h *hidden) put(id ID, is bool) {
	if h.has(id) == is {
		return
	}
	next := make(map[ID]bool)
	if set := h.set.Load(); set != nil {
		next = maps.Clone(*set)
	}
	if is {
		next[id] = true
	} else {
		delete(next, id)
	}
	h.set.Store(&next)
}

// change takes in one record.
func (h *hidden) change(c applied) {
	h.put(firstRecord(c.after, c.before).Head().ID, c.after != nil && c.after.Head().Hidden)
}

// load reads which records are hidden; it is called before anybody reads.
func (h *hidden) load(st state) error {
	set := make(map[ID]bool)
	err := st.Scan([]byte{spaceHidden}, nil, func(key, _ []byte) bool {
		set[ID(key[1:])] = true
		return true
	})
	if err != nil {
		return fmt.Errorf("read what is hidden: %w", err)
	}
	h.set.Store(&set)
	return nil
}

// leaveOut is the list without what is hidden: the list itself where nothing is.
func (h *hidden) leaveOut(ids []ID) []ID {
	if set := h.set.Load(); set == nil || len(*set) == 0 || !slices.ContainsFunc(ids, h.has) {
		return ids
	}
	return slices.DeleteFunc(slices.Clone(ids), h.has)
}

// IsHidden reports whether an organiser hid a record. It reads nothing from disk.
func (s *Store) IsHidden(id ID) bool { return s.known().hidden.has(id) }

// MaySee reports whether the actor may read a record: what is hidden only
// stewards and organisers can. A door asks before it shows a record that
// somebody named by its slug or id, or to which another refers; lists and
// searches leave out what is hidden by themselves.
func MaySee(actor Actor, record Record) bool {
	return actor.Role >= Steward || record == nil || !record.Head().Hidden
}

// MayReadEntry reports whether the actor may read what an entry says of its
// record, beside who did what when: not where the record is hidden, nor where
// somebody else than its maker took it away, as what vandals write is. Stewards
// and organisers may, and its maker may of what was taken away. A door asks
// before it shows a feed or a history.
func (s *Store) MayReadEntry(actor Actor, entry Entry) bool {
	kind, id := entry.Subject()
	if actor.Role >= Steward {
		return true
	}
	if s.IsHidden(id) {
		return false
	}
	if _, err := s.Record(kind, id); !errors.Is(err, ErrNotFound) {
		return err == nil
	}
	last, err := s.History(id, 1)
	if err != nil || len(last) == 0 || last[0].Undoes.IsZero() {
		return err == nil
	}
	made, err := s.Entry(last[0].Undoes)
	return err == nil && (made.Actor == last[0].Actor || made.Actor == actor.Person)
}

// HiddenBy is the entry that hid a record: who did it, when and why.
// ErrNotFound if it is not hidden.
func (s *Store) HiddenBy(record ID) (Entry, error) {
	missing := fmt.Errorf("what hid %s: %w", record, ErrNotFound)
	if !s.IsHidden(record) {
		return Entry{}, missing
	}
	found, err := s.along(spaceHistory, record, 1, func(_ state, entry Entry) (bool, error) {
		put, _ := entry.putOf(record)
		after, err := s.version(put.Kind, put.Body)
		if err != nil || after == nil || !after.Head().Hidden || put.Base == 0 {
			return false, err
		}
		before, err := s.versionAt(put.Kind, record, put.Base)
		return before != nil && !before.Head().Hidden, err
	})
	if err == nil && len(found) == 0 {
		err = missing
	}
	if err != nil {
		return Entry{}, err
	}
	return found[0], nil
}
