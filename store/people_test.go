package store_test

import (
	"errors"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

func TestAnEditOfAProfileKeepsItsKeys(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	me := read[*store.Person](t, s, ana.Person)
	me.Name, me.Keys, me.Hidden = "Ana Lucía", []string{bob.Key, "SHA256:mine-too"}, true
	me.CreatedBy = bob.Person
	submit(t, s, ana, &store.Edit{Record: me, Base: me.Revision})
	got := read[*store.Person](t, s, ana.Person)
	if got.Name != "Ana Lucía" || len(got.Keys) != 1 || got.Keys[0] != ana.Key || got.Hidden || got.CreatedBy != ana.Person {
		t.Errorf("%+v", got)
	}
	if actor, err := s.ActorFor(bob.Key); err != nil || actor.Person != bob.Person {
		t.Errorf("bob's key is %+v's, %v", actor, err)
	}
}

func TestAPersonIsFoundByTheirHandleOfNow(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	me := read[*store.Person](t, s, ana.Person)
	me.Handle = "lucia"
	if got := submit(t, s, ana, &store.Edit{Record: me, Base: me.Revision}); got.Slug != "lucia" {
		t.Errorf("slug %q", got.Slug)
	}
	if _, err := s.Resolve(store.KindPerson, "ana"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the old handle: %v", err)
	}
	introduce(t, s, "ana2")
	refuses(t, s, store.Actor{Key: "SHA256:x"}, &store.Introduce{Person: store.Person{Handle: "Lucia", Name: "L", Type: "other"}}, "handle", store.ProblemTaken)
	me = read[*store.Person](t, s, ana.Person)
	me.Handle = "ana"
	submit(t, s, ana, &store.Edit{Record: me, Base: me.Revision})
	checked(t, s)
}

func TestAHandleThatIsTakenIsNamedAsItWasGiven(t *testing.T) {
	t.Parallel()
	s := open(t)
	introduce(t, s, "bill")
	taken := refuses(t, s, store.Actor{Key: "SHA256:x"}, &store.Introduce{Person: store.Person{Handle: "BiLL", Name: "B", Type: "other"}}, "handle", store.ProblemTaken)
	if taken.Value != "bill" {
		t.Errorf("%q is taken", taken.Value)
	}
}

func TestAGuestHasAKeyAndNoPerson(t *testing.T) {
	t.Parallel()
	s := open(t)
	for _, key := range []string{"", "SHA256:nobody"} {
		if actor, err := s.ActorFor(key); err != nil || actor.Role != store.Guest || !actor.Person.IsZero() || actor.Key != key {
			t.Errorf("%q: %+v, %v", key, actor, err)
		}
	}
}

func TestOneNameIsOneOrganisation(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	const long = "Transparency International Pharmaceuticals & Healthcare Programme"
	id := submit(t, s, ana, &store.Add{Record: &store.Organisation{Name: long}}).Record
	submit(t, s, ana, &store.Add{Record: &store.Organisation{Name: long + " for All"}})
	refuses(t, s, ana, &store.Add{Record: &store.Organisation{Name: "TRANSPARENCY International pharmaceuticals healthcare  Programme!"}}, "name", store.ProblemTaken)
	for _, name := range []string{long, "transparency international pharmaceuticals & healthcare programme"} {
		if got, err := s.OrganisationNamed(name); err != nil || got == nil || got.ID != id {
			t.Errorf("%q is %v, %v", name, got, err)
		}
	}
	for _, name := range []string{"", "Transparency International", repeat("T", 10<<20)} {
		if got, err := s.OrganisationNamed(name); err != nil || got != nil {
			t.Errorf("%.30q is %v, %v", name, got, err)
		}
	}
	other := submit(t, s, ana, &store.Add{Record: &store.Organisation{Name: "Other"}}).Record
	renamed := read[*store.Organisation](t, s, other)
	renamed.Name = long
	refuses(t, s, ana, &store.Edit{Record: renamed, Base: renamed.Revision}, "name", store.ProblemTaken)
}

func TestAnOrganisationsToolsAndPeopleAreFoundByItsNewName(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	maker := submit(t, s, ana, &store.Add{Record: &store.Organisation{Name: "Etalab"}}).Record
	made := decidim()
	made.Developers = []store.ID{maker}
	submit(t, s, ana, &store.ReferenceTool{Tool: made})
	me := read[*store.Person](t, s, ana.Person)
	me.Organisation = maker
	submit(t, s, ana, &store.Edit{Record: me, Base: me.Revision})
	organisation := read[*store.Organisation](t, s, maker)
	organisation.Name = "Dinum"
	submit(t, s, ana, &store.Edit{Record: organisation, Base: organisation.Revision})
	for query, want := range map[string]int{"etalab": 0, "dinum": 1} {
		tools, err := store.List[*store.Tool](s, store.Query{Text: query})
		people, err2 := store.List[*store.Person](s, store.Query{Text: query})
		if err != nil || err2 != nil || tools.Total != want || people.Total != want {
			t.Errorf("%q finds %d tools, %d people, must find %d", query, tools.Total, people.Total, want)
		}
	}
}
