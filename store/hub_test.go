package store_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// come makes a participant of a kind.
func come(t testing.TB, s *store.Store, handle, kind string, organisation store.ID) store.Actor {
	t.Helper()
	key := "SHA256:" + handle
	submit(t, s, store.Actor{Key: key}, &store.Introduce{Person: store.Person{Handle: handle, Name: handle, Type: kind, Organisation: organisation}})
	actor, err := s.ActorFor(key)
	if err != nil {
		t.Fatal(err)
	}
	return actor
}

func organisationOf(t testing.TB, s *store.Store, by store.Actor, name, kind string) store.ID {
	t.Helper()
	return submit(t, s, by, &store.Add{Record: &store.Organisation{Name: name, Type: kind}}).Record
}

func around(t *testing.T, s *store.Store, action store.ID) store.Hub {
	t.Helper()
	hub, err := s.Hub(action)
	if err != nil {
		t.Fatal(err)
	}
	return hub
}

func TestAnActionNobodyWorksOnLacksEverything(t *testing.T) {
	t.Parallel()
	s := open(t)
	signed := submit(t, s, store.Actor{Role: store.Organiser}, &store.Add{Record: &store.Action{
		Number: 3, Name: store.Text{"en": "x"}, Governments: []string{"FR", "CL"},
	}}).Record
	if hub := around(t, s, signed); !slices.Equal(hub.Gaps, store.Gaps()) || len(hub.Partners) != 0 {
		t.Errorf("whoever signed in 2016 is not at work on it: %+v", hub)
	}
	if _, err := s.Hub(store.NewID()); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an action that is not there: %v", err)
	}
}

// The partners are who is in the coalitions and whose the commitments are, each once.
func TestPartnersAreWhoIsAtWorkNow(t *testing.T) {
	t.Parallel()
	s := open(t)
	action := collectiveAction(t, s, 7)
	ana := come(t, s, "ana", "civil-society", store.ID{})
	hivos := organisationOf(t, s, ana, "Hivos", "civil-society")
	lab := organisationOf(t, s, ana, "Medialab", "university")
	bo := come(t, s, "bo", "other", hivos)
	cleo := come(t, s, "cleo", "other", lab)
	dan := come(t, s, "dan", "point-of-contact", store.ID{})
	coalition := submit(t, s, ana, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Open budgets", Purpose: store.Text{"en": "x"}, Actions: []store.ID{action},
	}}).Record
	for _, who := range []store.Actor{bo, cleo} {
		submit(t, s, who, &store.JoinCoalition{Coalition: coalition})
	}
	submit(t, s, bo, &store.Add{Record: &store.Commitment{
		Name: store.Text{"en": "A handbook"}, Type: "resource", By: "civil-society", Organisation: hivos, Actions: []store.ID{action},
	}})
	hub := around(t, s, action)
	var parties []store.Party
	for _, p := range hub.Partners {
		parties = append(parties, p.Party)
	}
	if want := []store.Party{store.PartyCivil, store.PartyCivil, store.PartyResearch}; !slices.Equal(parties, want) {
		t.Fatalf("parties %v, want %v", parties, want)
	}
	if p := hub.Partners[0]; p.Organisation != (store.ID{}) || !p.Lead || !slices.Equal(p.People, []store.ID{ana.Person}) {
		t.Errorf("who leads is first, for herself: %+v", p)
	}
	if p := hub.Partners[1]; p.Organisation != hivos || len(p.Coalitions) != 1 || len(p.Commitments) != 1 || len(p.People) != 1 {
		t.Errorf("Hivos is one partner, by its coalition and its commitment: %+v", p)
	}
	if want := []store.Gap{store.GapState}; !slices.Equal(hub.Gaps, want) {
		t.Errorf("missing %v, want %v", hub.Gaps, want)
	}
	if missing := hub.Coalitions[0].Missing(); !slices.Equal(missing, []store.Party{store.PartyState}) || hub.Coalitions[0].Members != 3 {
		t.Errorf("the coalition: %+v", hub.Coalitions[0])
	}

	submit(t, s, dan, &store.Add{Record: &store.Commitment{
		Name: store.Text{"en": "An open registry"}, Type: "project", By: "state", Country: "FR", Actions: []store.ID{action},
	}})
	hub = around(t, s, action)
	if p := hub.Partners[0]; p.Party != store.PartyState || p.Country != "FR" || !slices.Equal(p.People, []store.ID{dan.Person}) {
		t.Errorf("a State that committed itself: %+v", p)
	}
	if len(hub.Gaps) != 0 {
		t.Errorf("missing %v", hub.Gaps)
	}
}

// A need is met by what somebody else offers, in the same words or of the same kind.
func TestNeedsAreMetByWhatOthersOffer(t *testing.T) {
	t.Parallel()
	s := open(t)
	action, other := collectiveAction(t, s, 7), collectiveAction(t, s, 8)
	ana := introduce(t, s, "ana")
	submit(t, s, ana, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Open budgets", Purpose: store.Text{"en": "x"}, Actions: []store.ID{action},
		Needs: []store.Need{{Kind: "law"}, {Kind: "other", Words: "a traducción"}, {Kind: "other"}},
	}})
	deposit := func(title string, actions []store.ID, offers, needs []store.Need) store.ID {
		return submit(t, s, ana, &store.Add{Record: &store.Commitment{
			Name: store.Text{"en": title}, Type: "project", By: "other", Actions: actions, Offers: offers, Needs: needs,
		}}).Record
	}
	lawyers := deposit("Lawyers", []store.ID{action}, []store.Need{{Kind: "law", Words: "two days a week"}}, []store.Need{{Kind: "law"}})
	translators := deposit("Translators", []store.ID{action}, []store.Need{{Kind: "translation"}, {Kind: "other"}}, nil)
	deposit("Elsewhere", []store.ID{other}, []store.Need{{Kind: "law"}}, nil)

	hub := around(t, s, action)
	if len(hub.Offers) != 3 || len(hub.Needs) != 4 {
		t.Fatalf("%d offers and %d needs", len(hub.Offers), len(hub.Needs))
	}
	met := func(i int) (ids []store.ID) {
		for _, by := range hub.Needs[i].MetBy {
			ids = append(ids, by.Head().ID)
		}
		return ids
	}
	for i, want := range [][]store.ID{{lawyers}, {translators}, nil, nil} {
		if !slices.Equal(met(i), want) {
			t.Errorf("need %d (%+v) is met by %v, want %v", i, hub.Needs[i].Need, met(i), want)
		}
	}
}

// What actions lack is told anew when somebody comes, and hidden things are no help.
func TestWhatActionsLackFollowsTheRecord(t *testing.T) {
	t.Parallel()
	s := open(t)
	action := collectiveAction(t, s, 7)
	lacks := func() []store.Gap {
		gaps, err := s.ActionGaps()
		if err != nil {
			t.Fatal(err)
		}
		return gaps[action]
	}
	if !slices.Equal(lacks(), store.Gaps()) {
		t.Errorf("at the beginning %v", lacks())
	}
	ana := introduce(t, s, "ana")
	coalition := submit(t, s, ana, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Open budgets", Purpose: store.Text{"en": "x"}, Actions: []store.ID{action},
	}}).Record
	if want := []store.Gap{store.GapState, store.GapCommitment}; !slices.Equal(lacks(), want) {
		t.Errorf("with a coalition %v, want %v", lacks(), want)
	}
	submit(t, s, store.Actor{Role: store.Organiser}, &store.Hide{Kind: store.KindCoalition, Record: coalition, Reason: "Not serious"})
	if !slices.Equal(lacks(), store.Gaps()) {
		t.Errorf("with a hidden one %v", lacks())
	}
}

// BenchmarkHub is what it costs to read what is around an action with eight
// coalitions of fifty people, and twenty commitments.
func BenchmarkHub(b *testing.B) {
	s := open(b)
	house := store.Actor{Role: store.Organiser}
	action := submit(b, s, house, &store.Add{Record: &store.Action{Number: 7, Name: store.Text{"en": "x"}}}).Record
	tool := submit(b, s, house, &store.ReferenceTool{Tool: store.Tool{Name: "Decidim", Uses: []string{"map"}}}).Record
	var coalitions []store.ID
	for i := range 400 {
		who := come(b, s, fmt.Sprint("p", i), store.PersonKinds()[i%7], store.ID{})
		if i < 8 {
			coalitions = append(coalitions, submit(b, s, who, &store.CreateCoalition{Coalition: store.Coalition{
				Name: fmt.Sprint("Coalition ", i), Purpose: store.Text{"en": "x"}, Actions: []store.ID{action}, Tools: []store.ID{tool},
				Needs: []store.Need{{Kind: store.NeedKinds()[i]}},
			}}).Record)
		}
		if i < 20 {
			submit(b, s, who, &store.Add{Record: &store.Commitment{
				Name: store.Text{"en": fmt.Sprint("Commitment ", i)}, Type: "project", By: "other", Actions: []store.ID{action},
				Offers: []store.Need{{Kind: store.NeedKinds()[i%10]}},
			}})
		}
		if i >= 8 {
			submit(b, s, who, &store.JoinCoalition{Coalition: coalitions[i%8]})
		}
	}
	for b.Loop() {
		if hub, err := s.Hub(action); err != nil || len(hub.Coalitions) != 8 {
			b.Fatalf("%+v, %v", hub, err)
		}
	}
}
