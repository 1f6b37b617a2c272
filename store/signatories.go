package store

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// Signatory endorses the Declaration: an organisation, whoever endorsed for
// it, or a person for themself.
type Signatory struct {
	Organisation *Organisation // nil: a person, for themself
	People       []*Person     // who endorsed, in the order in which they did
	Since        time.Time     // when the first of them did
}

// Kind is what the signatory is: of [OrganisationKinds] or of [PersonKinds].
func (s Signatory) Kind() string {
	if s.Organisation != nil {
		return s.Organisation.Type
	}
	return s.People[0].Type
}

// Country is the signatory's, by its ISO code; empty where it is not known.
func (s Signatory) Country() string {
	if s.Organisation != nil {
		return s.Organisation.Country
	}
	return s.People[0].Country
}

// Title is what to call the signatory.
func (s Signatory) Title(lang string) string {
	if s.Organisation != nil {
		return s.Organisation.Title(lang)
	}
	return s.People[0].Title(lang)
}

// Signatories are all who endorse the Declaration, in the order in which they
// did, but for what is hidden. The list is shared by all who ask, and is not to
// be changed. It is read from the record only when an endorsement, a person or
// an organisation changed since.
func (s *Store) Signatories() ([]Signatory, error) {
	list := &s.view.signatories
	list.mu.Lock()
	defer list.mu.Unlock()
	version := list.version.Load() // before it is read: what changes meanwhile is read the next time
	if list.read && list.at == version {
		return list.all, nil
	}
	var all []Signatory
	err := s.read(func(st state) (err error) {
		all, err = st.signatories()
		return err
	})
	if err != nil {
		return nil, err
	}
	list.all, list.at, list.read = all, version, true
	return all, nil
}

// signatories keeps the list that was read last, and tells whether it is still
// true.
type signatories struct {
	version atomic.Uint64 // counts the changes of what the list is made from

	mu   sync.Mutex
	read bool
	at   uint64 // the version of the list below
	all  []Signatory
}

func (s *signatories) change(c applied) {
	switch firstRecord(c.after, c.before).Kind() {
	case KindEndorsement, KindPerson, KindOrganisation:
		s.version.Add(1)
	}
}

func (st state) signatories() ([]Signatory, error) {
	var endorsements []*Endorsement
	err := st.each(KindEndorsement, func(record Record) {
		if !record.Head().Hidden {
			endorsements = append(endorsements, record.(*Endorsement))
		}
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(endorsements, func(a, b *Endorsement) int {
		return cmp.Or(cmp.Compare(a.Made, b.Made), slices.Compare(a.ID[:], b.ID[:]))
	})
	var all []Signatory
	places := make(map[ID]int) // of organisations in the list
	for _, e := range endorsements {
		one, err := st.signatory(e)
		if err != nil {
			return nil, err
		}
		if at, known := places[e.Organisation]; known && len(one.People) > 0 {
			all[at].People = append(all[at].People, one.People...)
			continue
		}
		if len(one.People) == 0 {
			continue
		}
		if one.Organisation != nil {
			places[e.Organisation] = len(all)
		}
		all = append(all, one)
	}
	return all, nil
}

// signatory is who an endorsement is of; nobody where that is hidden.
func (st state) signatory(e *Endorsement) (Signatory, error) {
	person, err := st.find(KindPerson, e.Person)
	if err != nil || person == nil || person.Head().Hidden {
		return Signatory{}, err
	}
	one := Signatory{People: []*Person{person.(*Person)}, Since: e.CreatedAt}
	if e.Organisation.IsZero() {
		return one, nil
	}
	organisation, err := st.find(KindOrganisation, e.Organisation)
	if err != nil || organisation == nil || organisation.Head().Hidden {
		return Signatory{}, err
	}
	one.Organisation = organisation.(*Organisation)
	return one, nil
}
