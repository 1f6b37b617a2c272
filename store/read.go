package store

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ogptoolbox/concorde/store/kv"
	"github.com/ogptoolbox/concorde/store/search"
)

// read runs f on one moment of the record. It never waits for a write to disk.
func (s *Store) read(f func(state) error) error {
	return s.db.View(func(snapshot *kv.Snapshot) error { return f(state{s.codec, snapshot}) })
}

// Record reads a record; ErrNotFound if it is not there.
func (s *Store) Record(kind Kind, id ID) (record Record, err error) {
	err = s.read(func(st state) (err error) {
		record, err = st.record(kind, id)
		return err
	})
	return record, err
}

// Resolve finds a record of the kind by its slug, its id or, for an action, its number.
func (s *Store) Resolve(kind Kind, ref string) (record Record, err error) {
	err = s.read(func(st state) error {
		id, err := st.resolve(kind, ref)
		if err == nil {
			record, err = st.record(kind, id)
		}
		return err
	})
	return record, err
}

func (st state) resolve(kind Kind, ref string) (ID, error) {
	ref = strings.ToLower(strings.TrimSpace(ref))
	if _, err := strconv.Atoi(ref); err == nil && kind == KindAction {
		ref = "action-" + ref
	}
	id, err := st.lookup(slugKey(kind, ref))
	if err != nil {
		return ID{}, fmt.Errorf("find %s: %w", kind, err)
	}
	if !id.IsZero() {
		return id, nil
	}
	if id, ok := ParseID(strings.ToUpper(ref)); ok {
		return id, nil
	}
	return ID{}, fmt.Errorf("%s %q: %w", kind, clipped(ref), ErrNotFound)
}

// Find finds a record of any kind by its id, or by a slug of any kind that has slugs.
func (s *Store) Find(ref string) (record Record, err error) {
	err = s.read(func(st state) error {
		if id, ok := ParseID(strings.ToUpper(strings.TrimSpace(ref))); ok {
			kind, err := st.kindOf(id)
			if err != nil {
				return err
			}
			if kind != 0 {
				record, err = st.record(kind, id)
				return err
			}
		}
		for _, kind := range []Kind{KindTool, KindCoalition, KindAction, KindPerson, KindOrganisation, KindCommitment} {
			id, err := st.resolve(kind, ref)
			if err != nil {
				continue
			}
			if record, err = st.record(kind, id); err == nil {
				return nil
			}
		}
		return fmt.Errorf("record %q: %w", clipped(ref), ErrNotFound)
	})
	return record, err
}

// Referrers lists the records of a kind that refer to a record, oldest first.
func (s *Store) Referrers(to ID, kind Kind) []ID {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.view.referrers[to][kind]
}

// Referring reads the records of type R that refer to a record, oldest first.
func Referring[R Record](s *Store, to ID) ([]R, error) {
	var zero R
	ids := s.Referrers(to, zero.Kind())
	return Records[R](s, ids)
}

// Records reads records of type R by their ids, leaving out those that are not there.
func Records[R Record](s *Store, ids []ID) ([]R, error) {
	var zero R
	out := make([]R, 0, len(ids))
	err := s.read(func(st state) error {
		for _, id := range ids {
			record, err := st.find(zero.Kind(), id)
			if err != nil {
				return err
			}
			if record != nil {
				out = append(out, record.(R))
			}
		}
		return nil
	})
	return out, err
}

// Query asks for a window of a list; see [search.Query].
type Query = search.Query

// The orders of a list.
const (
	ByRelevance = search.Relevance
	ByNewest    = search.Newest
	ByMostUsed  = search.MostUsed
	ByName      = search.ByName
)

// Page is a window of a list.
type Page[R Record] struct {
	Total   int
	Rows    []R
	Counts  map[string][]search.Count
	Relaxed search.Relaxed
}

// List reads a window of the records of type R that match a query: tools,
// actions, coalitions, organisations and people have lists.
func List[R Record](s *Store, query Query) (Page[R], error) {
	var zero R
	index := s.view.index[zero.Kind()]
	if index == nil {
		return Page[R]{}, fmt.Errorf("list %s: %w", zero.Kind(), ErrNotFound)
	}
	result := index.Search(query)
	ids := make([]ID, len(result.Keys))
	for i, key := range result.Keys {
		ids[i] = ID(key)
	}
	rows, err := Records[R](s, ids)
	return Page[R]{Total: result.Total, Rows: rows, Counts: result.Counts, Relaxed: result.Relaxed}, err
}

// Count is how many records a kind with a list has.
func (s *Store) Count(kind Kind) int {
	if index := s.view.index[kind]; index != nil {
		return index.Len()
	}
	return 0
}

// ActorFor is who comes with a key: the person it belongs to, as a participant,
// or a guest. The role of an organiser or steward is for the door to give.
func (s *Store) ActorFor(fingerprint string) (actor Actor, err error) {
	actor.Key = fingerprint
	err = s.read(func(st state) (err error) {
		actor.Person, err = st.lookup(claimKey(claim{space: "key", value: fingerprint}))
		return err
	})
	if !actor.Person.IsZero() {
		actor.Role = Participant
	}
	return actor, err
}

// OrganisationNamed finds an organisation by its name, whatever its case and accents.
func (s *Store) OrganisationNamed(name string) (found *Organisation, err error) {
	err = s.read(func(st state) error {
		for _, key := range foldedNames(clipped(name)) {
			ids, err := st.withName(spaceName, KindOrganisation, key)
			if err != nil || len(ids) == 0 {
				return err
			}
			record, err := st.record(KindOrganisation, ids[0])
			if err == nil {
				found = record.(*Organisation)
			}
			return err
		}
		return nil
	})
	return found, err
}
