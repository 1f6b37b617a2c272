package store_test

import (
	"slices"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// composed is how many are in a coalition of each party that anybody is of.
func composed(t *testing.T, s *store.Store, coalition store.ID) map[store.Party]int {
	t.Helper()
	c, err := s.Composition(read[*store.Coalition](t, s, coalition))
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[store.Party]int)
	for _, party := range store.Parties() {
		if n := c.Count(party); n > 0 {
			out[party] = n
		}
	}
	return out
}

// What is counted follows who comes and goes, and who they turn out to be.
func TestACompositionFollowsWhoIsInIt(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	c := coalition(t, s, ana, func(*store.Coalition) {})
	before := composed(t, s, c.ID)
	house := submit(t, s, bob, &store.Add{Record: &store.Organisation{Name: "City", Type: "local-authority"}}).Record
	submit(t, s, bob, &store.JoinCoalition{Coalition: c.ID, Organisation: house})
	if got := composed(t, s, c.ID); got[store.PartyLocal] != 1 {
		t.Errorf("with a city it is %v, and was %v", got, before)
	}
	city := read[*store.Organisation](t, s, house)
	city.Type = "government"
	submit(t, s, bob, &store.Edit{Record: city, Base: city.Revision})
	if got := composed(t, s, c.ID); got[store.PartyState] != 1 || got[store.PartyLocal] != 0 {
		t.Errorf("with a State it is %v", got)
	}
	me := read[*store.Person](t, s, ana.Person)
	me.Type = "researcher"
	submit(t, s, ana, &store.Edit{Record: me, Base: me.Revision})
	if got := composed(t, s, c.ID); got[store.PartyResearch] != 1 {
		t.Errorf("led by a researcher it is %v", got)
	}
	submit(t, s, ana, &store.RemoveMember{Coalition: c.ID, Person: bob.Person, Reason: "gone home"})
	if got := composed(t, s, c.ID); got[store.PartyState] != 0 {
		t.Errorf("without the State it is %v", got)
	}
}

// Whoever leads a coalition decides on what is said there, and may change their mind.
func TestALeadTakesBackWhatOthersSay(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob, cleo := introduce(t, s, "ana"), introduce(t, s, "bob"), introduce(t, s, "cleo")
	c := coalition(t, s, ana, func(*store.Coalition) {})
	post := func() store.ID {
		return submit(t, s, bob, &store.PostMessage{Post: store.Post{About: c.ID, Words: "Buy now"}}).Record
	}
	id := post()
	deniedFor(t, s, cleo, &store.UnpostMessage{Post: id}, store.DeniedNotYours)
	taken := submit(t, s, ana, &store.UnpostMessage{Post: id})
	if slices.Contains(s.Referrers(c.ID, store.KindPost), id) {
		t.Error("it stands there still")
	}
	deniedFor(t, s, bob, &store.Undo{Entry: taken.Entry}, store.DeniedNotYours)
	submit(t, s, ana, &store.Undo{Entry: taken.Entry})
	if got := read[*store.Post](t, s, id); got.Words != "Buy now" || got.Person != bob.Person {
		t.Errorf("put back as %+v", got)
	}
	tool := submit(t, s, ana, &store.ReferenceTool{Tool: store.Tool{Name: "Agora", Uses: []string{"debate"}}}).Record
	under := submit(t, s, bob, &store.PostMessage{Post: store.Post{About: tool, Words: "Buy now"}}).Record
	deniedFor(t, s, ana, &store.UnpostMessage{Post: under}, store.DeniedNotYours)
}
