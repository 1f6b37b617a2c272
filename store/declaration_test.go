package store_test

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
)

// signatories are the titles of those who sign, each with how many people did it.
func signatories(t testing.TB, s *store.Store) (titles []string, people []int) {
	t.Helper()
	all, err := s.Signatories()
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range all {
		titles, people = append(titles, one.Title("en")), append(people, len(one.People))
	}
	return titles, people
}

func signedBy(t testing.TB, s *store.Store, want ...string) {
	t.Helper()
	if titles, _ := signatories(t, s); !slices.Equal(titles, want) {
		t.Errorf("signatories %q, want %q", titles, want)
	}
}

func TestAnOrganisationSignsOnceHoweverManyEndorseForIt(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	nantes := submit(t, s, ana, &store.Add{Record: &store.Organisation{Name: "Nantes", Type: "local-authority", Country: "FR"}}).Record
	submit(t, s, ana, &store.Endorse{Organisation: nantes})
	submit(t, s, ana, &store.Endorse{})
	submit(t, s, bob, &store.Endorse{Organisation: nantes})
	all, err := s.Signatories()
	if err != nil || len(all) != 2 {
		t.Fatalf("signatories %v, %v", all, err)
	}
	if one := all[0]; one.Title("en") != "Nantes" || one.Kind() != "local-authority" || one.Country() != "FR" || len(one.People) != 2 {
		t.Errorf("the organisation: %+v", one)
	}
	if one := all[1]; one.Title("en") != "ana" || one.Kind() != "civil-society" || len(one.People) != 1 {
		t.Errorf("the person: %+v", one)
	}
	for _, twice := range []*store.Endorse{{}, {Organisation: nantes}} {
		if _, err := s.Submit(t.Context(), ana, twice); !errors.Is(err, store.ErrNothing) {
			t.Errorf("endorsing twice: %v", err)
		}
	}
	submit(t, s, ana, &store.WithdrawEndorsement{Organisation: nantes})
	signedBy(t, s, "ana", "Nantes")
	submit(t, s, bob, &store.WithdrawEndorsement{Organisation: nantes})
	signedBy(t, s, "ana")
	if _, err := s.Submit(t.Context(), bob, &store.WithdrawEndorsement{}); !errors.Is(err, store.ErrNothing) {
		t.Errorf("withdrawing what was not said: %v", err)
	}
	if _, err := s.Submit(t.Context(), ana, &store.Endorse{Organisation: store.NewID()}); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("endorsing for nobody: %v", err)
	}
	checked(t, s)
}

// What is shown of a signatory changes with their profile, and who is hidden does not sign.
func TestSignatoriesAreWhoTheyAreNow(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	endorsed := submit(t, s, ana, &store.Endorse{})
	signedBy(t, s, "ana")
	person := read[*store.Person](t, s, ana.Person)
	person.Name = "Ana Lima"
	submit(t, s, ana, &store.Edit{Record: person, Base: person.Revision})
	signedBy(t, s, "Ana Lima")
	organiser := as(ana, store.Organiser)
	submit(t, s, organiser, &store.Hide{Kind: store.KindPerson, Record: ana.Person, Reason: "spam"})
	signedBy(t, s)
	submit(t, s, organiser, &store.Unhide{Kind: store.KindPerson, Record: ana.Person})
	submit(t, s, organiser, &store.Hide{Kind: store.KindEndorsement, Record: endorsed.Record, Reason: "spam"})
	signedBy(t, s)
	if _, err := s.Submit(t.Context(), ana, &store.Endorse{}); !errors.Is(err, store.ErrNothing) {
		t.Errorf("endorsing again what is hidden: %v", err)
	}
	signedBy(t, s)
	submit(t, s, organiser, &store.Unhide{Kind: store.KindEndorsement, Record: endorsed.Record})
	submit(t, s, ana, &store.Undo{Entry: endorsed.Entry})
	signedBy(t, s)
}

// Whatever is endorsed, withdrawn and undone, the signatories are those whose
// last word it is, and every endorsement is of a person.
func TestSignatoriesInAnyHistory(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		s := openAt(t, t.TempDir(), nil)
		defer shut(t, s)
		people := []store.Actor{introduce(t, s, "ana"), introduce(t, s, "bob"), introduce(t, s, "cleo")}
		organisations := []store.ID{{}}
		for _, name := range []string{"Nantes", "Lomé"} {
			organisations = append(organisations, submit(t, s, people[0], &store.Add{Record: &store.Organisation{Name: name}}).Record)
		}
		said := make(map[[2]store.ID]bool)
		for range rapid.IntRange(1, 20).Draw(rt, "deeds") {
			actor, org := rapid.SampledFrom(people).Draw(rt, "who"), rapid.SampledFrom(organisations).Draw(rt, "for")
			of, endorse := [2]store.ID{actor.Person, org}, rapid.Bool().Draw(rt, "endorse")
			var command store.Command = &store.WithdrawEndorsement{Organisation: org}
			if endorse {
				command = &store.Endorse{Organisation: org}
			}
			_, err := s.Submit(t.Context(), actor, command)
			if nothing := errors.Is(err, store.ErrNothing); nothing != (said[of] == endorse) || err != nil && !nothing {
				rt.Fatalf("endorse %v with %v said: %v", endorse, said[of], err)
			}
			said[of] = endorse
		}
		count := 0
		for _, is := range said {
			if is {
				count++
			}
		}
		_, by := signatories(t, s)
		sum := 0
		for _, n := range by {
			sum += n
			if n == 0 {
				rt.Fatal("somebody signs who is nobody")
			}
		}
		if sum != count {
			rt.Fatalf("%d endorsements are shown, %d were made", sum, count)
		}
	})
}
