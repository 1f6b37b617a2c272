package store_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

func TestDepositACommitment(t *testing.T) {
	t.Parallel()
	s := open(t)
	org := as(introduce(t, s, "org"), store.Organiser)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	action := submit(t, s, org, &store.Add{Record: &store.Action{
		Number: 1, Name: store.Text{"en": "Open procurement"}, Theme: store.Themes()[0],
	}}).Record
	deposit := &store.Add{Record: &store.Commitment{
		Name: store.Text{"en": "Publish contracts"}, Type: "project", By: "state", Country: "fr", Actions: []store.ID{action},
	}}
	made := submit(t, s, ana, deposit)
	if again := submit(t, s, ana, deposit); again.Record != made.Record || s.Count(store.KindCommitment) != 1 {
		t.Errorf("deposited twice: %+v and %+v", made, again)
	}
	found := func(facet, value string, want int) {
		t.Helper()
		page, err := store.List[*store.Commitment](s, store.Query{Text: "contracts", Filters: map[string][]string{facet: {value}}, Limit: 5})
		if err != nil || page.Total != want {
			t.Errorf("%s %s: %d found, %v", facet, value, page.Total, err)
		}
	}
	found(store.FacetAction, "action-1", 1)
	found(store.FacetTheme, store.Themes()[0], 1)
	found(store.FacetCountry, "FR", 1)
	found(store.FacetBy, "state", 1)
	changed := read[*store.Action](t, s, action)
	changed.Theme = store.Themes()[1]
	submit(t, s, org, &store.Edit{Record: changed, Base: changed.Revision})
	found(store.FacetTheme, store.Themes()[0], 0)
	found(store.FacetTheme, store.Themes()[1], 1)
	mine := read[*store.Commitment](t, s, made.Record)
	if _, err := s.Submit(t.Context(), bob, &store.Edit{Record: mine, Base: mine.Revision}); !errors.Is(err, store.ErrNotAllowed) {
		t.Errorf("editing somebody else's: %v", err)
	}
	submit(t, s, ana, &store.Undo{Entry: made.Entry})
	found(store.FacetBy, "state", 0)
	checked(t, s)
}

func TestCommitmentsThatAreRefused(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	for field, c := range map[string]store.Commitment{
		"actions":     {},
		"until":       {Until: "next spring", Actions: []store.ID{store.NewID()}},
		"description": {Description: store.Text{"en": strings.Repeat("x", 1<<20)}, Actions: []store.ID{store.NewID()}},
	} {
		c.Name, c.Type, c.By = store.Text{"en": "T"}, "project", "state"
		_, err := s.Submit(t.Context(), ana, &store.Add{Record: &c})
		var wrong *store.FieldError
		if !errors.As(err, &wrong) || wrong.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestWhatACommitmentPromisesIsKeptInOneWay(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	made := submit(t, s, ana, &store.Add{Record: &store.Commitment{
		Name: store.Text{"en": "T"}, Type: "resource", By: "civil-society", Actions: []store.ID{collectiveAction(t, s, 1)},
		Until: " 2017-06 ", Plan: "fr 2015–2017 n° 4",
	}})
	if c := read[*store.Commitment](t, s, made.Record); c.Until != "2017-06" || c.Plan != "FR 2015-2017 #4" {
		t.Errorf("until %q, plan %q", c.Until, c.Plan)
	}
	page, err := store.List[*store.Commitment](s, store.Query{Text: "2015-2017 #4", Limit: 5})
	if err != nil || page.Total != 1 {
		t.Errorf("%d found by its plan, %v", page.Total, err)
	}
}
