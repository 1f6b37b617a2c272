package store

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/ogptoolbox/concorde/store/kv"
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

// Resolve finds a record of the kind by its slug, its id or, for an action, its
// number. What was merged leads to what it was merged into.
func (s *Store) Resolve(kind Kind, ref string) (record Record, err error) {
	err = s.read(func(st state) error {
		id, err := st.resolve(kind, ref)
		if err == nil {
			record, err = st.follow(kind, id)
		}
		return err
	})
	return record, err
}

// resolve takes what is the id of a record for that, and never for the slug of
// another that was named after it.
func (st state) resolve(kind Kind, ref string) (ID, error) {
	ref = strings.ToLower(strings.TrimSpace(ref))
	if id, ok := ParseID(strings.ToUpper(ref)); ok {
		if of, err := st.kindOrLead(id); err != nil || of == kind {
			return id, err
		}
	}
	if number, err := strconv.Atoi(ref); err == nil && kind == KindAction {
		ref = "action-" + strconv.Itoa(number)
	}
	id, err := st.lookup(slugKey(kind, ref))
	if err != nil {
		return ID{}, fmt.Errorf("find %s: %w", kind, err)
	}
	if id.IsZero() {
		return ID{}, fmt.Errorf("%s %q: %w", kind, clipped(ref), ErrNotFound)
	}
	return id, nil
}

// Find finds a record of any kind by its id, or by a slug of any kind that has
// slugs. What was merged leads to what it was merged into.
func (s *Store) Find(ref string) (record Record, err error) {
	err = s.read(func(st state) (err error) {
		record, err = st.findAny(ref)
		return err
	})
	return record, err
}

func (st state) findAny(ref string) (Record, error) {
	if id, ok := ParseID(strings.ToUpper(strings.TrimSpace(ref))); ok {
		if kind, err := st.kindOrLead(id); err != nil || kind != 0 {
			return st.recordOr(err, kind, id)
		}
	}
	for _, kind := range []Kind{KindTool, KindCoalition, KindAction, KindPerson, KindOrganisation, KindCommitment, KindTerm} {
		id, err := st.resolve(kind, ref)
		if !errors.Is(err, ErrNotFound) {
			return st.recordOr(err, kind, id)
		}
	}
	return nil, fmt.Errorf("record %q: %w", clipped(ref), ErrNotFound)
}

func (st state) recordOr(err error, kind Kind, id ID) (Record, error) {
	if err != nil {
		return nil, err
	}
	return st.follow(kind, id)
}

// Referrers lists the records of a kind that refer to a record, oldest first,
// but for those that are hidden.
func (s *Store) Referrers(to ID, kind Kind) []ID {
	view := s.known()
	return view.hidden.leaveOut(view.relations.list(relation{to, kind}))
}

// Referring reads the records of type R that refer to a record, oldest first,
// but for those that are hidden.
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

// OrganisationNamed finds an organisation by its name, whatever its case,
// accents and signs; nil if there is none.
func (s *Store) OrganisationNamed(name string) (found *Organisation, err error) {
	wanted := &Organisation{Name: name}
	if len(name) > 8*maxName {
		return nil, nil
	}
	err = s.read(func(st state) error {
		id, err := st.lookup(claimKey(wanted.claims()[0]))
		if err != nil || id.IsZero() {
			return err
		}
		record, err := st.record(KindOrganisation, id)
		if err == nil {
			found = record.(*Organisation)
		}
		return err
	})
	return found, err
}
