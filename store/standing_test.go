package store_test

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// standing wants a key to be recognised in a role.
func standing(t *testing.T, s *store.Store, key string, role store.Role) store.Actor {
	t.Helper()
	actor, err := s.ActorFor(key)
	if err != nil || actor.Role != role {
		t.Errorf("%s has role %d (%v), must have %d", key, actor.Role, err, role)
	}
	return actor
}

func TestWhoeverIsTakenOffTheListIsNoOrganiserAnyMore(t *testing.T) {
	t.Parallel()
	s := open(t)
	org := introduce(t, s, "org")
	s.SetOrganisers([]string{org.Key, "SHA256:nameless"})
	standing(t, s, "SHA256:nameless", store.Guest)
	org = standing(t, s, org.Key, store.Organiser)
	announce := func() store.Command { return &store.Announce{Announcement: store.Announcement{Words: "Hello"}} }
	submit(t, s, org, announce())
	s.SetOrganisers(nil)
	standing(t, s, org.Key, store.Participant)
	deniedFor(t, s, org, announce(), store.DeniedOrganiser) // whatever their session says
	s.SetOrganisers([]string{org.Key})
	submit(t, s, org, announce())
	deniedFor(t, s, as(org, store.Participant), announce(), store.DeniedOrganiser) // nor more than it says
}

func TestAStewardIsNamedAndDismissed(t *testing.T) {
	t.Parallel()
	s := open(t)
	org, eve, ana := introduce(t, s, "org"), introduce(t, s, "eve"), introduce(t, s, "ana")
	s.SetOrganisers([]string{org.Key})
	org = as(org, store.Organiser)
	coalition := submit(t, s, ana, &store.CreateCoalition{Coalition: store.Coalition{Name: "C", Purpose: store.Text{"en": "P"}}}).Record
	edit := func(place string) store.Command {
		record, err := s.Record(store.KindCoalition, coalition)
		if err != nil {
			t.Fatal(err)
		}
		record.(*store.Coalition).Place = place
		return &store.Edit{Record: record, Base: record.Head().Revision}
	}
	deniedFor(t, s, as(eve, store.Steward), edit("a"), store.DeniedNotYours) // a claim is not a title
	deniedFor(t, s, as(eve, store.Steward), &store.NameSteward{Person: eve.Person}, store.DeniedOrganiser)
	named := submit(t, s, org, &store.NameSteward{Person: eve.Person, Reason: "knows the catalogue"})
	eve = standing(t, s, eve.Key, store.Steward)
	submit(t, s, eve, edit("b"))
	deniedFor(t, s, eve, &store.NameSteward{Person: ana.Person}, store.DeniedOrganiser)
	if stewards, err := s.Stewards(); err != nil || len(stewards) != 1 || stewards[0].ID != eve.Person {
		t.Errorf("stewards: %v, %v", stewards, err)
	}
	deniedFor(t, s, eve, &store.Undo{Entry: named.Entry}, store.DeniedOrganiser)
	dismissed := submit(t, s, org, &store.DismissSteward{Person: eve.Person})
	deniedFor(t, s, eve, edit("c"), store.DeniedNotYours)
	deniedFor(t, s, eve, &store.Undo{Entry: dismissed.Entry}, store.DeniedOrganiser)
	standing(t, s, eve.Key, store.Participant)
}

// Nobody makes themself a steward by saying so in their profile.
func TestAStewardIsNotMadeByAProfile(t *testing.T) {
	t.Parallel()
	s := open(t)
	submit(t, s, store.Actor{Key: "SHA256:mal"}, &store.Introduce{
		Person: store.Person{Handle: "mal", Name: "Mal", Type: "other", Steward: true, Keys: []string{"SHA256:other"}},
	})
	mal := standing(t, s, "SHA256:mal", store.Participant)
	record, err := s.Record(store.KindPerson, mal.Person)
	if err != nil {
		t.Fatal(err)
	}
	person := record.(*store.Person)
	person.Steward, person.Keys, person.Seeks = true, []string{"SHA256:other"}, []string{"power"}
	submit(t, s, mal, &store.Edit{Record: person, Base: person.Revision})
	standing(t, s, "SHA256:mal", store.Participant)
	standing(t, s, "SHA256:other", store.Guest)
}
