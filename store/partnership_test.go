package store_test

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

func TestOrganisersSayWhoIsInThePartnership(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	organiser := as(introduce(t, s, "olga"), store.Organiser)
	partner := func(country, status string) *store.Add {
		return &store.Add{Record: &store.Term{Vocabulary: "partnership", Value: country, Status: status, AsOf: "2016-12"}}
	}
	if _, err := s.Submit(t.Context(), ana, partner("FR", "member")); err == nil {
		t.Error("a participant said who is in the Partnership")
	}
	refuses(t, s, organiser, partner("ZZ", "member"), "value", store.ProblemCountry)
	refuses(t, s, organiser, partner("", "member"), "value", store.ProblemRequired)
	refuses(t, s, organiser, partner("FR", "friend"), "status", store.ProblemChoice)
	submit(t, s, organiser, partner("fr", "member"))
	submit(t, s, organiser, partner("uk", "Observer"))
	refuses(t, s, organiser, partner("FR", "observer"), "value", store.ProblemTaken)

	france, err := s.Partner("fr")
	if err != nil || france == nil || france.Status != store.PartnershipMember || france.AsOf != "2016-12" || france.Title("es") != "Francia" {
		t.Fatalf("%+v, %v", france, err)
	}
	france.Status, france.Value = store.PartnershipOther, "DE"
	submit(t, s, organiser, &store.Edit{Record: france, Base: france.Revision})
	all, err := s.Partners()
	if err != nil || len(all) != 2 || all[0].Value != "FR" || all[0].Status != "other" || all[1].Value != "GB" {
		t.Errorf("%+v, %v", all, err)
	}
	for _, country := range []string{"", "DE", "nowhere"} {
		if term, err := s.Partner(country); err != nil || term != nil {
			t.Errorf("%q: %+v, %v", country, term, err)
		}
	}
	if uses, err := s.Uses(); err != nil || len(uses) != len(store.UseSlugs()) {
		t.Errorf("countries are no uses: %d, %v", len(uses), err)
	}
	checked(t, s)
}
