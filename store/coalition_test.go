package store_test

import (
	"errors"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// coalition creates one, and reads it.
func coalition(t testing.TB, s *store.Store, lead store.Actor, change func(*store.Coalition)) *store.Coalition {
	t.Helper()
	made := store.Coalition{Name: "Open budgets", Purpose: store.Text{"en": "Open them."}}
	change(&made)
	id := submit(t, s, lead, &store.CreateCoalition{Coalition: made}).Record
	return read[*store.Coalition](t, s, id)
}

// read reads a record that has to be there.
func read[R store.Record](t testing.TB, s *store.Store, id store.ID) R {
	t.Helper()
	var zero R
	record, err := s.Record(zero.Kind(), id)
	if err != nil {
		t.Fatal(err)
	}
	return record.(R)
}

func TestACoalitionThatTakesMembersByRequest(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	c := coalition(t, s, ana, func(c *store.Coalition) { c.ByRequest = true })
	membership := store.MembershipID(c.ID, bob.Person)
	join := func() error {
		_, err := s.Submit(t.Context(), bob, &store.JoinCoalition{Coalition: c.ID})
		return kindOfError(err)
	}
	if err := join(); err != nil {
		t.Fatal(err)
	}
	if got := read[*store.Membership](t, s, membership).State; got != store.MembershipAsked {
		t.Errorf("state %q after asking", got)
	}
	if err := join(); err != store.ErrNothing {
		t.Errorf("asking twice: %v", err)
	}
	c.ByRequest = false
	submit(t, s, ana, &store.Edit{Record: c, Base: c.Revision})
	if err := join(); err != nil {
		t.Errorf("joining once it is open: %v", err)
	}
	if got := read[*store.Membership](t, s, membership).State; got != store.MembershipMember {
		t.Errorf("state %q after joining", got)
	}
	c = read[*store.Coalition](t, s, c.ID)
	c.ByRequest = true
	submit(t, s, ana, &store.Edit{Record: c, Base: c.Revision})
	if err := join(); err != store.ErrNothing {
		t.Errorf("a member asks again: %v", err)
	}
}

func TestSomebodyAlwaysLeads(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	c := coalition(t, s, ana, func(c *store.Coalition) { c.Leads = []store.ID{bob.Person} })
	if !c.LedBy(ana.Person) || c.LedBy(bob.Person) {
		t.Errorf("who creates a coalition leads it, but %v do", c.Leads)
	}
	leave := func(actor store.Actor) error {
		_, err := s.Submit(t.Context(), actor, &store.LeaveCoalition{Coalition: c.ID})
		return err
	}
	var denied *store.NotAllowedError
	if err := leave(ana); !errors.As(err, &denied) || denied.Why != store.DeniedLastLead {
		t.Errorf("the last lead leaves: %v", err)
	}
	if err := leave(bob); !errors.Is(err, store.ErrNothing) {
		t.Errorf("somebody who is not there leaves: %v", err)
	}
	none := *c
	none.Leads = nil
	refuses(t, s, ana, &store.Edit{Record: &none, Base: c.Revision}, "leads", store.ProblemRequired)
	submit(t, s, bob, &store.JoinCoalition{Coalition: c.ID})
	c.Leads = append(c.Leads, bob.Person)
	submit(t, s, ana, &store.Edit{Record: c, Base: c.Revision})
	if err := leave(ana); err != nil {
		t.Errorf("handed over: %v", err)
	}
	if got := read[*store.Coalition](t, s, c.ID); got.LedBy(ana.Person) || !got.LedBy(bob.Person) {
		t.Errorf("led by %v", got.Leads)
	}
}

func TestJoiningAgainForAnotherOrganisation(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	c := coalition(t, s, ana, func(*store.Coalition) {})
	first := submit(t, s, bob, &store.JoinCoalition{Coalition: c.ID})
	maker := submit(t, s, bob, &store.Add{Record: &store.Organisation{Name: "Maker"}}).Record
	second := submit(t, s, bob, &store.JoinCoalition{Coalition: c.ID, Organisation: maker})
	if first.Record != second.Record || read[*store.Membership](t, s, first.Record).Organisation != maker {
		t.Errorf("%+v, then %+v", first, second)
	}
	if members := s.Referrers(c.ID, store.KindMembership); len(members) != 1 {
		t.Errorf("%d memberships", len(members))
	}
	refuses(t, s, ana, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Other", Purpose: store.Text{"en": "P"}, Tools: []store.ID{maker},
	}}, "tools", store.ProblemReference)
	if _, err := s.Submit(t.Context(), bob, &store.JoinCoalition{Coalition: maker}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("joining an organisation: %v", err)
	}
}

func TestALeadWhoIsAMemberIsOnePerson(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob, cem := introduce(t, s, "ana"), introduce(t, s, "bob"), introduce(t, s, "cem")
	two := coalition(t, s, ana, func(c *store.Coalition) { c.Name = "A pair" })
	three := coalition(t, s, ana, func(c *store.Coalition) { c.Name = "More" })
	submit(t, s, bob, &store.JoinCoalition{Coalition: two.ID})
	two.Leads = append(two.Leads, bob.Person)
	submit(t, s, ana, &store.Edit{Record: two, Base: two.Revision})
	for _, who := range []store.Actor{bob, cem} {
		submit(t, s, who, &store.JoinCoalition{Coalition: three.ID})
	}
	page, err := store.List[*store.Coalition](s, store.Query{Sort: store.ByMostUsed, Limit: 2})
	if err != nil || len(page.Rows) != 2 || page.Rows[0].ID != three.ID {
		t.Errorf("the largest first: %+v, %v", page.Rows, err)
	}
}

// The needs of a coalition, and its tools, are words by which it is found.
func TestACoalitionIsFoundByItsToolsUnderTheirNewName(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	id := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()}).Record
	coalition(t, s, ana, func(c *store.Coalition) {
		c.Tools, c.Needs = []store.ID{id}, []store.Need{{Kind: "law", Words: "a barrister"}}
	})
	if err := editTool(t, s, ana, tool(t, s, id), func(mine *store.Tool) { mine.Name = "Quorum" }); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]int{"quorum": 1, "barrister": 1, "decidim": 0} {
		if page, err := store.List[*store.Coalition](s, store.Query{Text: query}); err != nil || page.Total != want {
			t.Errorf("%q finds %d coalitions (%v), must find %d", query, page.Total, err, want)
		}
	}
}
