package seed_test

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/seed"
)

// participating counts the countries of a standing at the time of the summit.
func participating(t *testing.T, s *store.Store, date string) map[string]int {
	t.Helper()
	all, err := s.Partners()
	if err != nil {
		t.Fatal(err)
	}
	n := make(map[string]int)
	for _, country := range all {
		if at, known := country.StandingOn(date); known {
			n[at.Status]++
		}
		if country.AsOf != "2016-12" {
			t.Errorf("%s as of %q", country.Value, country.AsOf)
		}
	}
	return n
}

// The Partnership counted 75 participating countries when the summit began:
// among them two that were inactive, and the one that left that day.
func TestSeventyFiveCountriesTookPart(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	if n := participating(t, s, "2016-12-06"); n["member"]+n["inactive"] != 75 || n["inactive"] != 2 || n["withdrawn"] != 1 {
		t.Errorf("on the eve of the summit: %v", n)
	}
	if n := participating(t, s, "2016-12-31"); n["member"] != 72 || n["withdrawn"] != 2 || n["other"] != 6 {
		t.Errorf("at the end of the year: %v", n)
	}
	hungary, err := s.Partner("HU")
	if err != nil || hungary == nil || hungary.Standing() != (store.Standing{Status: "withdrawn", Since: "2016-12-07"}) {
		t.Fatalf("%+v, %v", hungary, err)
	}
	if at, known := hungary.StandingOn("2014"); !known || at.Status != store.PartnershipMember {
		t.Errorf("Hungary was %+v in 2014", at)
	}
	if at, known := hungary.StandingOn("2011"); known {
		t.Errorf("Hungary was %+v in 2011", at)
	}
}

// A store that was seeded before the list had dates gets them at its next
// start; what an organiser decided meanwhile stays.
func TestAnOlderStoreGetsTheList(t *testing.T) {
	t.Parallel()
	s := open(t, t.TempDir())
	t.Cleanup(func() { s.Close() })
	commands, err := seed.Commands()
	if err != nil {
		t.Fatal(err)
	}
	house := store.Actor{Role: store.Organiser}
	for _, outcome := range s.SubmitAll(t.Context(), house, older(commands)) {
		if outcome.Err != nil {
			t.Fatal(outcome.Err)
		}
	}
	boss := store.Actor{Key: "SHA256:boss", Role: store.Organiser}
	introduced, err := s.Submit(t.Context(), store.Actor{Key: boss.Key}, &store.Introduce{Person: store.Person{Handle: "boss", Name: "Boss", Type: "other"}})
	if err != nil {
		t.Fatal(err)
	}
	boss.Person = introduced.Record
	for _, country := range []string{"SN", "FR"} { // one that is the last of the list, one that was on it
		if _, err := s.Submit(t.Context(), boss, &store.SetPartner{Country: country, Status: store.PartnershipObserver, Since: "2016-11"}); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if err := seed.Load(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	for country, want := range map[string]store.Standing{
		"SN": {Status: "observer", Since: "2016-11"}, "FR": {Status: "observer", Since: "2016-11"}, "GB": {Status: "member", Since: "2011-09"}, "DK": {Status: "member"},
	} {
		if term, err := s.Partner(country); err != nil || term == nil || term.Standing() != want {
			t.Errorf("%s: %+v, %v", country, term, err)
		}
	}
	before := s.Sequence()
	if err := seed.Load(t.Context(), s); err != nil || s.Sequence() != before {
		t.Errorf("at the start after: %v, %d entries more", err, s.Sequence()-before)
	}
}

// older is what an earlier version put on a fresh store: members, without dates.
func older(commands []store.Command) (out []store.Command) {
	for _, command := range commands {
		set, ok := command.(*store.SetPartner)
		if !ok {
			out = append(out, command)
			continue
		}
		if set.Country != "HU" && set.Country != "AZ" && set.Country != "TR" && set.Status == store.PartnershipMember {
			out = append(out, &store.Add{Once: store.Once{ID: store.StableID("seed partner " + set.Country)}, Record: &store.Term{
				Vocabulary: store.VocabularyPartnership, Value: set.Country, Status: set.Status, AsOf: set.AsOf,
			}})
		}
	}
	return out
}
