package store_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

func TestWhatIsHiddenIsOnNoSheet(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := openAt(t, dir, nil)
	org, mal := as(introduce(t, s, "org"), store.Organiser), introduce(t, s, "mal")
	tool := submit(t, s, org, &store.ReferenceTool{Tool: decidim()}).Record
	hide := func(kind store.Kind, id store.ID) {
		submit(t, s, org, &store.Hide{Kind: kind, Record: id, Reason: "spam"})
	}
	tie := submit(t, s, mal, &store.SayTool{Tie: store.Tie{Tool: tool, Relation: store.Uses, Where: "BUY"}}).Record
	spam := submit(t, s, mal, post(tool)).Record
	coalition := submit(t, s, mal, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Buy", Purpose: store.Text{"en": "P"}, Tools: []store.ID{tool},
	}}).Record
	hide(store.KindTie, tie)
	hide(store.KindPost, spam)
	hide(store.KindCoalition, coalition)
	hide(store.KindPerson, mal.Person)
	expect := func() {
		t.Helper()
		for _, kind := range []store.Kind{store.KindTie, store.KindPost, store.KindCoalition} {
			if there := s.Referrers(tool, kind); len(there) != 0 {
				t.Errorf("%d %ss on the sheet of the tool", len(there), kind)
			}
		}
		if people, err := store.List[*store.Person](s, store.Query{Limit: 10}); err != nil || people.Total != 1 {
			t.Errorf("%d people in the list, %v", people.Total, err)
		}
		if !s.IsHidden(spam) || s.IsHidden(tool) {
			t.Error("what is hidden is not known")
		}
	}
	expect()
	shut(t, s)
	s = openAt(t, dir, nil)
	defer shut(t, s)
	expect()
	submit(t, s, org, &store.Unhide{Kind: store.KindPost, Record: spam})
	if posts, err := store.Referring[*store.Post](s, tool); err != nil || len(posts) != 1 {
		t.Errorf("after it was shown again: %d posts, %v", len(posts), err)
	}
	checked(t, s)
}

// Whoever is hidden does not count: a tool is as much used as people can see.
func TestAHiddenUseDoesNotCount(t *testing.T) {
	t.Parallel()
	s := open(t)
	org, mal := as(introduce(t, s, "org"), store.Organiser), introduce(t, s, "mal")
	first := submit(t, s, org, &store.ReferenceTool{Tool: store.Tool{Name: "Abacus", Uses: []string{"map"}}}).Record
	other := submit(t, s, org, &store.ReferenceTool{Tool: store.Tool{Name: "Zebra", Uses: []string{"map"}}}).Record
	submit(t, s, org, &store.SayTool{Tie: store.Tie{Tool: first, Relation: store.Uses}})
	var ties []store.ID
	for _, place := range []string{"Paris", "Lomé"} {
		organisation := submit(t, s, mal, &store.Add{Record: &store.Organisation{Name: place}}).Record
		tie := store.Tie{Tool: other, Relation: store.Uses, Organisation: organisation}
		ties = append(ties, submit(t, s, mal, &store.SayTool{Tie: tie}).Record)
	}
	order := func() []store.ID {
		page, err := store.List[*store.Tool](s, store.Query{Sort: store.ByMostUsed, Limit: 10})
		if err != nil || len(page.Rows) != 2 {
			t.Fatal(page, err)
		}
		return []store.ID{page.Rows[0].ID, page.Rows[1].ID}
	}
	if got := order(); !slices.Equal(got, []store.ID{other, first}) {
		t.Fatal("before")
	}
	for _, tie := range ties {
		submit(t, s, org, &store.Hide{Kind: store.KindTie, Record: tie, Reason: "made up"})
	}
	if got := order(); !slices.Equal(got, []store.ID{first, other}) {
		t.Errorf("hidden uses still count")
	}
	submit(t, s, org, &store.Unhide{Kind: store.KindTie, Record: ties[0]})
	submit(t, s, org, &store.Unhide{Kind: store.KindTie, Record: ties[1]})
	if got := order(); !slices.Equal(got, []store.ID{other, first}) {
		t.Errorf("uses that are shown again do not count")
	}
}

func TestAHiddenNameFindsNothing(t *testing.T) {
	t.Parallel()
	s := open(t)
	org := as(introduce(t, s, "org"), store.Organiser)
	shady := submit(t, s, org, &store.Add{Record: &store.Organisation{Name: "Shadyware"}}).Record
	tool := decidim()
	tool.Developers = []store.ID{shady}
	submit(t, s, org, &store.ReferenceTool{Tool: tool})
	found := func() int {
		page, err := store.List[*store.Tool](s, store.Query{Text: "shadyware", Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		return page.Total
	}
	if found() != 1 {
		t.Fatal("not found by its developer")
	}
	submit(t, s, org, &store.Hide{Kind: store.KindOrganisation, Record: shady, Reason: "does not exist"})
	if found() != 0 {
		t.Error("found by a name that is hidden")
	}
	submit(t, s, org, &store.Unhide{Kind: store.KindOrganisation, Record: shady})
	if found() != 1 {
		t.Error("not found by a name that is shown again")
	}
}

func TestAHiddenRecordSaysWhoHidItAndWhy(t *testing.T) {
	t.Parallel()
	s := open(t)
	org, ana := as(introduce(t, s, "org"), store.Organiser), introduce(t, s, "ana")
	made := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()})
	refuses(t, s, org, &store.Hide{Kind: store.KindTool, Record: made.Record}, "reason", store.ProblemRequired)
	refuses(t, s, org, &store.Hide{Kind: store.KindTerm, Record: made.Record, Reason: "r"}, "kind", store.ProblemChoice)
	if _, err := s.HiddenBy(made.Record); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("before it is hidden: %v", err)
	}
	hidden := submit(t, s, org, &store.Hide{Kind: store.KindTool, Record: made.Record, Reason: "an advertisement"})
	if err := editTool(t, s, ana, tool(t, s, made.Record), func(t *store.Tool) { t.Tags = []string{"new"} }); err != nil {
		t.Fatal(err)
	}
	by, err := s.HiddenBy(made.Record)
	if err != nil || by.ID != hidden.Entry || by.Reason != "an advertisement" || by.Actor != org.Person {
		t.Errorf("hidden by %+v, %v", by, err)
	}
	record := tool(t, s, made.Record)
	for role := store.Guest; role <= store.Organiser; role++ {
		if store.MaySee(as(ana, role), record) != (role >= store.Steward) {
			t.Errorf("role %d", role)
		}
	}
	// Its author does not bring it back, in any way.
	deniedFor(t, s, ana, &store.Undo{Entry: hidden.Entry}, store.DeniedOrganiser)
	shown := submit(t, s, org, &store.Undo{Entry: hidden.Entry})
	again := submit(t, s, org, &store.Undo{Entry: shown.Entry})
	deniedFor(t, s, as(ana, store.Steward), &store.Undo{Entry: again.Entry}, store.DeniedOrganiser)
	deniedFor(t, s, ana, &store.Unhide{Kind: store.KindTool, Record: made.Record}, store.DeniedOrganiser)
	if by, err := s.HiddenBy(made.Record); err != nil || by.ID != again.Entry {
		t.Errorf("hidden again by %+v, %v", by, err)
	}
}

// Whoever says again what was hidden does not bring it back.
func TestWhatIsHiddenIsNotSaidAgain(t *testing.T) {
	t.Parallel()
	s := open(t)
	org, mal := as(introduce(t, s, "org"), store.Organiser), introduce(t, s, "mal")
	tool := submit(t, s, org, &store.ReferenceTool{Tool: decidim()}).Record
	tie := store.Tie{Tool: tool, Relation: store.Uses, Where: "BUY"}
	said := submit(t, s, mal, &store.SayTool{Tie: tie})
	submit(t, s, org, &store.Hide{Kind: store.KindTie, Record: said.Record, Reason: "spam"})
	tie.Where = "BUY NOW"
	submit(t, s, mal, &store.SayTool{Tie: tie})
	if ties := s.Referrers(tool, store.KindTie); len(ties) != 0 || !s.IsHidden(said.Record) {
		t.Errorf("%d uses are on the sheet", len(ties))
	}
}

// A lead counts as one of their coalition, though their membership is hidden.
func TestALeadWithAHiddenMembershipCounts(t *testing.T) {
	t.Parallel()
	s := open(t)
	org, ana, bob := as(introduce(t, s, "org"), store.Organiser), introduce(t, s, "ana"), introduce(t, s, "bob")
	found := func(name string, lead, member store.Actor) store.ID {
		id := submit(t, s, lead, &store.CreateCoalition{Coalition: store.Coalition{Name: name, Purpose: store.Text{"en": "P"}}}).Record
		submit(t, s, member, &store.JoinCoalition{Coalition: id})
		return id
	}
	found("Zebra", bob, ana)
	id := found("Abacus", bob, ana)
	record, err := s.Record(store.KindCoalition, id)
	if err != nil {
		t.Fatal(err)
	}
	coalition := record.(*store.Coalition)
	coalition.Leads = append(coalition.Leads, ana.Person)
	submit(t, s, bob, &store.Edit{Record: coalition, Base: coalition.Revision})
	submit(t, s, org, &store.Hide{Kind: store.KindMembership, Record: store.MembershipID(id, ana.Person), Reason: "r"})
	page, err := store.List[*store.Coalition](s, store.Query{Sort: store.ByMostUsed, Limit: 2})
	if err != nil || len(page.Rows) != 2 || page.Rows[0].ID != id { // as many as the other, and before it by name
		t.Errorf("%v, %v", page.Rows, err)
	}
}

// What an organiser took away is read by nobody any more, but for who made it
// and those who look after the record.
func TestWhatWasTakenAwayIsNotReadInTheHistory(t *testing.T) {
	t.Parallel()
	s := open(t)
	org, ana, mal := as(introduce(t, s, "org"), store.Organiser), introduce(t, s, "ana"), introduce(t, s, "mal")
	tool := submit(t, s, org, &store.ReferenceTool{Tool: decidim()}).Record
	spam, slip := submit(t, s, mal, post(tool)), submit(t, s, ana, post(tool))
	reads := func(actor store.Actor, entry store.ID) bool {
		t.Helper()
		found, err := s.Entry(entry)
		if err != nil {
			t.Fatal(err)
		}
		return s.MayReadEntry(actor, found)
	}
	if !reads(store.Actor{}, spam.Entry) {
		t.Error("a message cannot be read")
	}
	gone := submit(t, s, org, &store.Undo{Entry: spam.Entry, Reason: "spam"})
	submit(t, s, ana, &store.Undo{Entry: slip.Entry})
	for _, entry := range []store.ID{spam.Entry, gone.Entry} {
		if reads(store.Actor{}, entry) || reads(ana, entry) || !reads(mal, entry) || !reads(as(ana, store.Steward), entry) {
			t.Errorf("entry %s is read by who may not, or not by who may", entry)
		}
	}
	if !reads(store.Actor{}, slip.Entry) {
		t.Error("what somebody took back themselves cannot be read")
	}
	submit(t, s, org, &store.Hide{Kind: store.KindTool, Record: tool, Reason: "r"})
	if reads(ana, lastOf(t, s, tool)) || !reads(org, lastOf(t, s, tool)) {
		t.Error("what is hidden is read by who may not, or not by who may")
	}
}
