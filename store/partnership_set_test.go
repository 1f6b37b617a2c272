package store_test

import (
	"slices"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// stood is what a country was, one standing after the other.
func stood(t *testing.T, s *store.Store, country string) []store.Standing {
	t.Helper()
	term, err := s.Partner(country)
	if err != nil {
		t.Fatal(err)
	}
	if term == nil {
		return nil
	}
	return term.Standings
}

func TestTheListKeepsWhatACountryWas(t *testing.T) {
	t.Parallel()
	s := open(t)
	organiser := as(introduce(t, s, "olga"), store.Organiser)
	set := func(status, since string) store.Receipt {
		t.Helper()
		return submit(t, s, organiser, &store.SetPartner{Country: "hu", Status: status, Since: since})
	}
	set("Member", "2012")
	set("withdrawn", "2016-12-07")
	set("member", "2012-07") // a better date for the same
	list := []store.Standing{{Status: "member", Since: "2012-07"}, {Status: "withdrawn", Since: "2016-12-07"}}
	if got := stood(t, s, "HU"); !slices.Equal(got, list) {
		t.Fatalf("%v", got)
	}
	last := set("inactive", "2016-12-07") // the same date: what was said was a mistake
	list[1].Status = "inactive"
	if got := stood(t, s, "HU"); !slices.Equal(got, list) {
		t.Errorf("%v", got)
	}
	submit(t, s, organiser, &store.Undo{Entry: last.Entry})
	list[1].Status = "withdrawn"
	term, err := s.Partner("HU")
	if err != nil || !slices.Equal(term.Standings, list) || term.Status != "withdrawn" {
		t.Errorf("after the undo: %+v, %v", term, err)
	}
	checked(t, s)
}

func TestAStandingIsOfADay(t *testing.T) {
	t.Parallel()
	term := store.Term{Standings: []store.Standing{{Status: "member", Since: "2011-09"}, {Status: "inactive", Since: "2016-05-04"}}}
	for date, want := range map[string]string{
		"2010": "", "2011": "member", "2011-08": "", "2011-09-20": "member", "2015": "member",
		"2016-05-03": "member", "2016-05-04": "inactive", "2016": "inactive", "2026-01-01": "inactive",
	} {
		if at, known := term.StandingOn(date); at.Status != want || known != (want != "") {
			t.Errorf("%s: %+v, must be %q", date, at, want)
		}
	}
	if at, known := (&store.Term{Status: "member", AsOf: "2016-12"}).StandingOn("2013"); !known || at != (store.Standing{Status: "member"}) {
		t.Errorf("of a term without dates: %+v", at)
	}
}

func TestOnlyOrganisersSetAStandingAndOnlyAGoodOne(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	organiser := as(introduce(t, s, "olga"), store.Organiser)
	for role := store.Guest; role < store.Organiser; role++ {
		if _, err := s.Submit(t.Context(), as(ana, role), &store.SetPartner{Country: "FR", Status: "member"}); err == nil {
			t.Errorf("role %d said who is in the Partnership", role)
		}
	}
	refuses(t, s, organiser, &store.SetPartner{Status: "member"}, "country", store.ProblemRequired)
	refuses(t, s, organiser, &store.SetPartner{Country: "ZZ", Status: "member"}, "country", store.ProblemCountry)
	refuses(t, s, organiser, &store.SetPartner{Country: "FR", Status: "friend"}, "status", store.ProblemChoice)
	for _, since := range []string{"yesterday", "2016-13", "2016-02-30", "16", "2016-1"} {
		refuses(t, s, organiser, &store.SetPartner{Country: "FR", Status: "member", Since: since}, "since", store.ProblemDay)
	}
	submit(t, s, organiser, &store.SetPartner{Country: "FR", Status: "member", Since: "2014"})
	if _, err := s.Submit(t.Context(), organiser, &store.SetPartner{Country: "FR", Status: "member", Since: "2014", AsOf: "2020"}); err != store.ErrNothing {
		t.Errorf("said again: %v", err)
	}
	if term, err := s.Find("partnership-fr"); err != nil || term.Title("fr") != "France" {
		t.Errorf("by its slug: %v, %v", term, err)
	}
}
