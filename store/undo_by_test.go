package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

// scene is a store with a clock, an organiser, somebody who means well and somebody who does not.
type scene struct {
	s             *store.Store
	c             *clock
	org, ana, mal store.Actor
}

func newScene(t *testing.T) *scene {
	s, c := timed(t)
	return &scene{s: s, c: c, org: as(introduce(t, s, "org"), store.Organiser), ana: introduce(t, s, "ana"), mal: introduce(t, s, "mal")}
}

// takeBack takes back what mal did since a moment, and counts what became of it.
func (p *scene) takeBack(t *testing.T, by store.UndoBy) (undone, hidden int, left []store.TakenBack) {
	t.Helper()
	by.Reason = "vandalism"
	results, err := p.s.UndoBy(t.Context(), p.org, by)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range results {
		switch {
		case one.Err != nil:
			left = append(left, one)
		case one.Hidden:
			hidden++
		default:
			undone++
		}
	}
	checked(t, p.s)
	return undone, hidden, left
}

func TestNothingOfAVandalStaysInSight(t *testing.T) {
	t.Parallel()
	p := newScene(t)
	s := p.s
	good := submit(t, s, p.ana, &store.ReferenceTool{Tool: decidim()}).Record
	coalition := submit(t, s, p.ana, &store.CreateCoalition{Coalition: store.Coalition{Name: "C", Purpose: store.Text{"en": "P"}}}).Record
	p.c.pass(time.Hour)
	since := p.c.now()

	bad := submit(t, s, p.mal, &store.ReferenceTool{Tool: store.Tool{Name: "Malware", Uses: []string{"map"}}}).Record
	lonely := submit(t, s, p.mal, &store.ReferenceTool{Tool: store.Tool{Name: "Spamware", Uses: []string{"map"}}}).Record
	gang := submit(t, s, p.mal, &store.CreateCoalition{Coalition: store.Coalition{Name: "Gang", Purpose: store.Text{"en": "P"}}}).Record
	submit(t, s, p.mal, &store.SayTool{Tie: store.Tie{Tool: good, Relation: store.Uses}})
	submit(t, s, p.mal, post(good))
	submit(t, s, p.mal, &store.JoinCoalition{Coalition: coalition})
	submit(t, s, p.mal, &store.LeaveCoalition{Coalition: coalition})
	for _, name := range []string{"Defaced", "Defaced again"} {
		if err := editTool(t, s, p.mal, tool(t, s, good), func(t *store.Tool) { t.Name = name }); err != nil {
			t.Fatal(err)
		}
	}
	submit(t, s, p.ana, &store.SayTool{Tie: store.Tie{Tool: bad, Relation: store.Uses}})
	submit(t, s, p.ana, &store.JoinCoalition{Coalition: gang})

	undone, hidden, left := p.takeBack(t, store.UndoBy{Key: p.mal.Key, Since: since})
	// The lonely tool, the use, the message, leaving, joining and two edits are taken back; Malware and the gang are hidden.
	if undone != 7 || hidden != 2 || len(left) != 0 {
		t.Errorf("%d undone, %d hidden, left: %+v", undone, hidden, left)
	}
	if _, err := s.Record(store.KindTool, lonely); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a tool that nobody uses is there: %v", err)
	}
	if page, err := store.List[*store.Tool](s, store.Query{Limit: 9}); err != nil || page.Total != 1 || page.Rows[0].Name != "Decidim" {
		t.Errorf("tools: %+v, %v", page.Rows, err)
	}
	for _, id := range []store.ID{bad, gang} {
		if by, err := s.HiddenBy(id); err != nil || by.Reason != "vandalism" {
			t.Errorf("hidden: %+v, %v", by, err)
		}
	}
	if n := len(s.Referrers(good, store.KindTie)) + len(s.Referrers(good, store.KindPost)) + len(s.Referrers(coalition, store.KindMembership)); n != 0 {
		t.Errorf("%d of their records are on sheets", n)
	}
	if undone, hidden, left = p.takeBack(t, store.UndoBy{Key: p.mal.Key, Since: since}); undone+hidden+len(left) != 0 {
		t.Errorf("once more: %d, %d, %v", undone, hidden, left)
	}
	if _, hidden, _ = p.takeBack(t, store.UndoBy{Person: p.mal.Person}); hidden != 1 || !s.IsHidden(p.mal.Person) {
		t.Errorf("since ever: %d hidden, their profile: %v", hidden, s.IsHidden(p.mal.Person))
	}
}

func TestWhatOthersChangedSinceIsLeftAndReported(t *testing.T) {
	t.Parallel()
	p := newScene(t)
	s := p.s
	good := submit(t, s, p.ana, &store.ReferenceTool{Tool: decidim()}).Record
	edit := func(actor store.Actor, change func(*store.Tool)) {
		t.Helper()
		if err := editTool(t, s, actor, tool(t, s, good), change); err != nil {
			t.Fatal(err)
		}
	}
	edit(p.mal, func(t *store.Tool) { t.Name = "Defaced" })
	edit(p.mal, func(t *store.Tool) { t.Tags = []string{"spam"} })
	edit(p.ana, func(t *store.Tool) { t.Name = "Decidim!" })
	undone, hidden, left := p.takeBack(t, store.UndoBy{Person: p.mal.Person, Since: p.c.now()})
	if undone != 1 || hidden != 1 || len(left) != 1 || !errors.Is(left[0].Err, store.ErrConflict) {
		t.Errorf("%d undone, %d hidden, left: %+v", undone, hidden, left)
	}
	if got := tool(t, s, good); got.Name != "Decidim!" || len(got.Tags) != 0 || got.Hidden {
		t.Errorf("the tool: %+v", got)
	}
}

// Somebody who only came, and what they took back themselves, leaves nothing to be done.
func TestWhatIsTakenBackAlreadyIsPassedOver(t *testing.T) {
	t.Parallel()
	p := newScene(t)
	s := p.s
	made := submit(t, s, p.mal, &store.ReferenceTool{Tool: decidim()})
	gone := submit(t, s, p.mal, &store.Undo{Entry: made.Entry})
	undone, hidden, left := p.takeBack(t, store.UndoBy{Key: p.mal.Key, Since: p.c.now().Add(-time.Minute)})
	if undone != 0 || hidden != 1 || len(left) != 0 { // their profile
		t.Errorf("%d undone, %d hidden, left: %+v", undone, hidden, left)
	}
	submit(t, s, p.mal, &store.Undo{Entry: gone.Entry})
	if undone, _, _ = p.takeBack(t, store.UndoBy{Key: p.mal.Key}); undone != 1 {
		t.Errorf("%d undone once it was there again", undone)
	}
	if undone, _, _ = p.takeBack(t, store.UndoBy{Key: p.ana.Key}); undone != 1 { // who only came may go
		t.Errorf("%d undone of who only came", undone)
	}
}

func TestAMergeByAVandalIsTakenBack(t *testing.T) {
	t.Parallel()
	w := newTwins(t, t.TempDir())
	defer shut(t, w.s)
	org := as(introduce(t, w.s, "org"), store.Organiser)
	submit(t, w.s, w.steward, w.merge)
	results, err := w.s.UndoBy(t.Context(), org, store.UndoBy{Key: w.steward.Key, Reason: "not the same"})
	if err != nil || len(results) != 2 || results[0].Err != nil || results[0].Hidden {
		t.Fatalf("%+v, %v", results, err)
	}
	if found, err := w.s.Find("decidim-2"); err != nil || found.Head().ID != w.from {
		t.Errorf("decidim-2 leads to %v, %v", found, err)
	}
	checked(t, w.s)
}

func TestOnlyAnOrganiserTakesBackWhatAKeyDid(t *testing.T) {
	t.Parallel()
	p := newScene(t)
	s := p.s
	submit(t, s, p.mal, &store.ReferenceTool{Tool: decidim()})
	by := store.UndoBy{Key: p.mal.Key, Reason: "r"}
	at := s.Sequence()
	for role := store.Guest; role < store.Organiser; role++ {
		if _, err := s.UndoBy(t.Context(), as(p.ana, role), by); !errors.Is(err, store.ErrNotAllowed) {
			t.Errorf("role %d: %v", role, err)
		}
	}
	if _, err := s.UndoBy(t.Context(), p.org, store.UndoBy{Key: p.mal.Key}); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("without a reason: %v", err)
	}
	if _, err := s.UndoBy(t.Context(), p.org, store.UndoBy{Reason: "r"}); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("of nobody: %v", err)
	}
	s.SetOrganisers(nil)
	if _, err := s.UndoBy(t.Context(), p.org, by); !errors.Is(err, store.ErrNotAllowed) {
		t.Errorf("who is no organiser any more: %v", err)
	}
	if s.Sequence() != at {
		t.Error("it left a trace")
	}
}
