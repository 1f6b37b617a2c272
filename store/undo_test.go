package store_test

import (
	"errors"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// undo submits an undo and tells which error it ended with.
func undo(t testing.TB, s *store.Store, actor store.Actor, entry store.ID) error {
	t.Helper()
	_, err := s.Submit(t.Context(), actor, &store.Undo{Entry: entry})
	return kindOfError(err)
}

func TestAnUndoneToolIsGoneUntilTheUndoIsUndone(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	made := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()})
	gone := submit(t, s, ana, &store.Undo{Entry: made.Entry, Reason: "a mistake"})
	if _, err := s.Resolve(store.KindTool, "decidim"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("undone tool: %v", err)
	}
	if page, _ := store.List[*store.Tool](s, store.Query{Text: "decidim"}); page.Total != 0 {
		t.Errorf("an undone tool is found")
	}
	if err := undo(t, s, ana, made.Entry); err != store.ErrNothing {
		t.Errorf("undone twice: %v", err)
	}
	submit(t, s, ana, &store.Undo{Entry: gone.Entry})
	if back, err := s.Resolve(store.KindTool, "decidim"); err != nil || back.Head().CreatedBy != ana.Person {
		t.Errorf("put back: %+v, %v", back, err)
	}
	if by, err := s.UndoneBy(made.Entry); err != nil || !by.IsZero() {
		t.Errorf("the entry counts as undone after its undo was undone: %s, %v", by, err)
	}
	if err := undo(t, s, ana, made.Entry); err != nil {
		t.Errorf("undo after redo: %v", err)
	}
}

func TestAToolThatIsPutBackGetsItsSlugOrTheNextFreeOne(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	made := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()})
	gone := submit(t, s, ana, &store.Undo{Entry: made.Entry})
	if again := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()}); again.Slug != "decidim" {
		t.Fatalf("slug %q is not free after an undo", again.Slug)
	}
	back := submit(t, s, ana, &store.Undo{Entry: gone.Entry})
	if back.Slug != "decidim-2" || back.Record != made.Record {
		t.Errorf("put back as %+v", back)
	}
}

func TestWhatOthersBuildOnStays(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	made := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()})
	tie := submit(t, s, bob, &store.SayTool{Tie: store.Tie{Tool: made.Record, Relation: store.Uses}})
	if err := undo(t, s, ana, made.Entry); err != store.ErrInUse {
		t.Errorf("a tool that bob uses: %v", err)
	}
	submit(t, s, bob, &store.StopTool{Tie: tie.Record})
	if err := undo(t, s, ana, made.Entry); err != nil {
		t.Errorf("once nobody uses it: %v", err)
	}

	coalition := submit(t, s, ana, &store.CreateCoalition{Coalition: store.Coalition{Name: "C", Purpose: store.Text{"en": "P"}}})
	joined := submit(t, s, bob, &store.JoinCoalition{Coalition: coalition.Record})
	if err := undo(t, s, ana, coalition.Entry); err != store.ErrInUse {
		t.Errorf("a coalition with a member: %v", err)
	}
	if err := undo(t, s, bob, joined.Entry); err != nil {
		t.Errorf("undo of joining: %v", err)
	}
	submit(t, s, bob, &store.PostMessage{Post: store.Post{About: coalition.Record, Words: "Hello"}})
	if err := undo(t, s, ana, coalition.Entry); err != store.ErrInUse {
		t.Errorf("a coalition with a message: %v", err)
	}
}

func TestAnOrganisationWithToolsStays(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	// In one go, so that the second is still on its way when the third is planned.
	organisation := &store.Add{Once: store.Once{ID: store.NewID()}, Record: &store.Organisation{Name: "Maker"}}
	made := decidim()
	made.Developers = []store.ID{organisation.ID}
	out := s.SubmitAll(t.Context(), ana, []store.Command{organisation, &store.ReferenceTool{Tool: made}})
	if out[0].Err != nil || out[1].Err != nil {
		t.Fatal(out)
	}
	if err := undo(t, s, ana, organisation.ID); err != store.ErrInUse {
		t.Errorf("undo: %v", err)
	}
}

func TestAPersonWhoOnlyCameMayGo(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	submit(t, s, bob, &store.ReferenceTool{Tool: decidim()})
	came := func(actor store.Actor) store.ID {
		entries, err := s.History(actor.Person, 1)
		if err != nil {
			t.Fatal(err)
		}
		return entries[0].ID
	}
	if err := undo(t, s, bob, came(bob)); err != store.ErrInUse {
		t.Errorf("somebody who contributed: %v", err)
	}
	if err := undo(t, s, ana, came(ana)); err != nil {
		t.Errorf("somebody who did nothing: %v", err)
	}
	if actor, err := s.ActorFor(ana.Key); err != nil || actor.Role != store.Guest {
		t.Errorf("after that %+v, %v", actor, err)
	}
	// A session that was open meanwhile still says that it is ana.
	if _, err := s.Submit(t.Context(), ana, &store.ReferenceTool{Tool: store.Tool{Name: "New", Uses: []string{"map"}}}); !errors.Is(err, store.ErrNotAllowed) {
		t.Errorf("somebody who is gone contributed: %v", err)
	}
	if again := introduce(t, s, "ana"); again.Person == ana.Person {
		t.Errorf("the same person came back")
	}
}

func TestWhatChangedSinceIsKeptOrIsAConflict(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	made := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()})
	edit := func(actor store.Actor, change func(*store.Tool)) store.ID {
		if err := editTool(t, s, actor, tool(t, s, made.Record), change); err != nil {
			t.Fatal(err)
		}
		entries, err := s.History(made.Record, 1)
		if err != nil {
			t.Fatal(err)
		}
		return entries[0].ID
	}
	licence := edit(ana, func(t *store.Tool) { t.Licence = "MIT" })
	edit(bob, func(t *store.Tool) { t.Tags = []string{"spain"} })
	if err := undo(t, s, ana, made.Entry); err != store.ErrConflict {
		t.Errorf("undoing a creation that bob built on: %v", err)
	}
	if err := undo(t, s, bob, licence); err != store.ErrNotAllowed {
		t.Errorf("undoing another's entry: %v", err)
	}
	if err := undo(t, s, ana, licence); err != nil {
		t.Errorf("undoing a field that nobody touched since: %v", err)
	}
	if got := tool(t, s, made.Record); got.Licence != "" || len(got.Tags) != 1 {
		t.Errorf("after the undo: %+v", got)
	}
	licence = edit(ana, func(t *store.Tool) { t.Licence = "MIT" })
	edit(bob, func(t *store.Tool) { t.Licence = "ISC" })
	_, err := s.Submit(t.Context(), ana, &store.Undo{Entry: licence})
	var conflict *store.ConflictError
	if !errors.As(err, &conflict) || len(conflict.Fields) != 1 || conflict.Theirs.(*store.Tool).Licence != "ISC" {
		t.Errorf("undoing what bob changed since: %v", err)
	}
	if err := undo(t, s, as(ana, store.Steward), store.NewID()); err != store.ErrNotFound {
		t.Errorf("undoing what never was: %v", err)
	}
}

func TestTheLastDeedIsTheLastThatIsNotUndone(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	if _, err := s.LastDeed(ana.Person); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("before any deed: %v", err)
	}
	first := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()})
	second := submit(t, s, ana, &store.SayTool{Tie: store.Tie{Tool: first.Record, Relation: store.Uses}})
	expect := func(want store.ID) {
		t.Helper()
		if last, err := s.LastDeed(ana.Person); err != nil || last.ID != want {
			t.Errorf("last deed %s (%v), must be %s", last.ID, err, want)
		}
	}
	expect(second.Entry)
	undone := submit(t, s, ana, &store.Undo{Entry: second.Entry})
	expect(first.Entry)
	submit(t, s, ana, &store.Undo{Entry: undone.Entry})
	expect(second.Entry)
}
