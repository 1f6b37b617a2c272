package store_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ogptoolbox/concorde/store"
)

// picture is everything that people see of a store.
func picture(t *testing.T, s *store.Store) map[string]any {
	t.Helper()
	out := make(map[string]any)
	entries, err := s.Feed(0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	out["feed"], out["log"], out["sequence"] = entries, s.LogID(), s.Sequence()
	for _, entry := range entries {
		kind, id := entry.Subject()
		if record, err := s.Record(kind, id); err == nil {
			out["record "+id.String()] = record
		} else if !errors.Is(err, store.ErrNotFound) {
			t.Error(err)
		}
		for _, by := range store.Kinds() {
			if ids := s.Referrers(id, by); len(ids) > 0 {
				out[fmt.Sprintf("%ss of %s", by, id)] = ids
			}
		}
	}
	for _, sort := range []string{"relevance", "newest", "most used", "name"} {
		query := store.Query{Limit: 100, Counts: true}
		switch sort {
		case "newest":
			query.Sort = store.ByNewest
		case "most used":
			query.Sort = store.ByMostUsed
		case "name":
			query.Sort = store.ByName
		}
		out["tools by "+sort] = listed[*store.Tool](t, s, query)
		out["coalitions by "+sort] = listed[*store.Coalition](t, s, query)
		out["organisations by "+sort] = listed[*store.Organisation](t, s, query)
		out["people by "+sort] = listed[*store.Person](t, s, query)
	}
	return out
}

func listed[R store.Record](t *testing.T, s *store.Store, query store.Query) store.Page[R] {
	t.Helper()
	page, err := store.List[R](s, query)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// inhabit has people do a bit of everything in an empty store. The first of them is returned.
func inhabit(t *testing.T, s *store.Store) (ana store.Actor) {
	t.Helper()
	ana = introduce(t, s, "ana")
	bob := introduce(t, s, "bob")
	var tools []store.ID
	for i, name := range []string{"Alpha", "Bravo", "Charlie", "Delta"} {
		maker := submit(t, s, ana, &store.Add{Record: &store.Organisation{Name: "Maker of " + name, Country: "FR"}}).Record
		tools = append(tools, submit(t, s, ana, &store.ReferenceTool{Tool: store.Tool{
			Name: name, Uses: []string{"map"}, Licence: "MIT", Developers: []store.ID{maker}, Countries: []string{"FR"},
		}}).Record)
		for _, who := range []store.Actor{bob, ana}[:i%3] {
			submit(t, s, who, &store.SayTool{Tie: store.Tie{Tool: tools[i], Relation: store.Uses, Organisation: maker}})
		}
	}
	for i, name := range []string{"One", "Two", "Three"} {
		c := coalition(t, s, ana, func(c *store.Coalition) { c.Name, c.Tools = name, tools[i:i+1] })
		if i%2 == 0 {
			submit(t, s, bob, &store.JoinCoalition{Coalition: c.ID})
		}
		submit(t, s, bob, &store.PostMessage{Post: store.Post{About: c.ID, Words: "Hello"}})
		c.Place = "table 1" // an edit changes no place in any list
		submit(t, s, ana, &store.Edit{Record: c, Base: c.Revision})
	}
	gone := submit(t, s, ana, &store.SayTool{Tie: store.Tie{Tool: tools[0], Relation: store.Uses}})
	undone := submit(t, s, ana, &store.Undo{Entry: gone.Entry})
	submit(t, s, bob, &store.SayTool{Tie: store.Tie{Tool: tools[0], Relation: store.Develops}})
	submit(t, s, ana, &store.Undo{Entry: undone.Entry}) // back in its old place
	return ana
}

func TestAStoreThatIsOpenedAgainLooksTheSame(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := openAt(t, dir, nil)
	ana := inhabit(t, s)
	before := picture(t, s)
	checked(t, s)
	shut(t, s)
	s = openAt(t, dir, nil)
	defer shut(t, s)
	if diff := cmp.Diff(before, picture(t, s)); diff != "" {
		t.Errorf("before and after (-before +after):\n%s", diff)
	}
	if next := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()}); next.Sequence != before["sequence"].(uint64)+1 {
		t.Errorf("goes on with %+v", next)
	}
}

// A screen goes on reading the list that it was handed, and may write to it.
func TestAListOfReferrersIsItsHolders(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	id := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()}).Record
	var ties []store.ID
	for _, handle := range []string{"bea", "cem", "dan"} {
		ties = append(ties, submit(t, s, introduce(t, s, handle), &store.SayTool{Tie: store.Tie{Tool: id, Relation: store.Uses}}).Record)
	}
	same := func(what string, got, want []store.ID) {
		t.Helper()
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, must be %v", what, got, want)
		}
	}
	all := s.Referrers(id, store.KindTie)
	steward := as(ana, store.Steward)
	longer := append(all, store.ID{1})
	ties = append(ties, submit(t, s, ana, &store.SayTool{Tie: store.Tie{Tool: id, Relation: store.Uses}}).Record)
	same("made longer by who holds it", longer[3:], []store.ID{{1}})
	all = s.Referrers(id, store.KindTie)
	stopped := submit(t, s, steward, &store.StopTool{Tie: ties[0]})
	same("handed out before one stopped", all, ties)
	two := s.Referrers(id, store.KindTie)
	same("after one stopped", two, ties[1:])
	for _, handle := range []string{"eve", "fay"} {
		submit(t, s, introduce(t, s, handle), &store.SayTool{Tie: store.Tie{Tool: id, Relation: store.Uses}})
	}
	now := s.Referrers(id, store.KindTie)
	kept := slices.Clone(now)
	submit(t, s, steward, &store.Undo{Entry: stopped.Entry})
	same("handed out just before it was put back", now, kept)
	same("handed out before it was put back", two, ties[1:])
	same("put back in its place", s.Referrers(id, store.KindTie)[:4], ties)
}

func TestAStoreIsOpenedByOne(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, err := store.Open(store.Options{Dir: dir, Holder: "concorde serve"})
	if err != nil {
		t.Fatal(err)
	}
	defer shut(t, s)
	if _, err := store.Open(store.Options{Dir: dir}); !errors.Is(err, store.ErrHeld) {
		t.Errorf("opened twice: %v", err)
	}
}
