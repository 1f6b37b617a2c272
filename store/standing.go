package store

import "fmt"

// SetOrganisers says whose keys are organisers', by fingerprint. A server calls
// it before anybody comes, and again whenever its list changes. From then on
// [Store.Submit] looks up what a key may do at the moment of writing, so that
// a key that is taken off the list, a steward who is dismissed and a key that
// was removed from its account lose their rights with the next entry, whatever
// their session still says. Where it is never called, as for the owner of a
// local store, roles are taken as they are claimed.
func (s *Store) SetOrganisers(fingerprints []string) {
	keys := make(map[string]bool, len(fingerprints))
	for _, fingerprint := range fingerprints {
		keys[fingerprint] = true
	}
	s.organisers.Store(&keys)
}

// isOrganiser reports whether a key is on the organisers' list.
func (s *Store) isOrganiser(fingerprint string) bool {
	keys := s.organisers.Load()
	return keys != nil && (*keys)[fingerprint]
}

// ActorFor is who comes with a key: the person it belongs to, in the role they
// have, or a guest. An organiser who has not said who they are is a guest
// until they have.
func (s *Store) ActorFor(fingerprint string) (actor Actor, err error) {
	err = s.read(func(st state) (err error) {
		actor, err = s.standing(st, fingerprint, Organiser)
		return err
	})
	return actor, err
}

// standing is who a key belongs to at this moment, in their role but in none
// above the one that they came with.
func (s *Store) standing(st state, fingerprint string, claimed Role) (Actor, error) {
	actor := Actor{Key: fingerprint}
	var err error
	actor.Person, err = st.lookup(claimKey(claim{space: "key", value: fingerprint}))
	switch {
	case err != nil:
		return Actor{Key: fingerprint}, fmt.Errorf("find whose key it is: %w", err)
	case actor.Person.IsZero() || claimed == Guest:
		return Actor{Key: fingerprint}, nil
	case claimed == Participant:
		actor.Role = Participant
		return actor, nil
	case s.isOrganiser(fingerprint):
		actor.Role = min(claimed, Organiser)
		return actor, nil
	}
	person, err := st.find(KindPerson, actor.Person)
	if err != nil {
		return actor, fmt.Errorf("find what they may do: %w", err)
	}
	actor.Role = Participant
	if person != nil && person.(*Person).Steward {
		actor.Role = min(claimed, Steward)
	}
	return actor, nil
}

// admit is the actor as they are at the moment of writing. It refuses a key
// that is banned, and one that is no longer whose its session says. The house
// has no key, and is believed.
func (s *Store) admit(st state, verb Verb, claimed Actor) (Actor, error) {
	if claimed.Key == "" {
		return claimed, nil
	}
	if banned, err := s.bars(st, claimed.Key); err != nil || banned {
		return claimed, firstError(err, &NotAllowedError{verb, DeniedBanned})
	}
	if s.organisers.Load() == nil || claimed.Person.IsZero() {
		return claimed, nil
	}
	actor, err := s.standing(st, claimed.Key, claimed.Role)
	if err == nil && actor.Person != claimed.Person {
		err = &NotAllowedError{verb, DeniedGuest}
	}
	return actor, err
}
