package store_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// tool reads a tool that has to be there.
func tool(t testing.TB, s *store.Store, id store.ID) *store.Tool {
	t.Helper()
	record, err := s.Record(store.KindTool, id)
	if err != nil {
		t.Fatal(err)
	}
	return record.(*store.Tool)
}

// editTool submits an edit of a tool as its author saw it.
func editTool(t testing.TB, s *store.Store, actor store.Actor, seen *store.Tool, change func(*store.Tool)) error {
	base := seen.Revision
	mine := *seen
	change(&mine)
	_, err := s.Submit(t.Context(), actor, &store.Edit{Record: &mine, Base: base})
	return err
}

func TestTwoWhoEditOneToolBothSeeBothVersions(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	id := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()}).Record
	seen := tool(t, s, id)

	if err := editTool(t, s, ana, seen, func(mine *store.Tool) {
		mine.Licence, mine.Tags = "MIT", []string{"spain"}
	}); err != nil {
		t.Fatal(err)
	}
	err := editTool(t, s, bob, seen, func(mine *store.Tool) {
		mine.Licence, mine.Summary = "AGPL-3.0-or-later", store.Text{"en": "Democracy."}
		mine.Revision = 1 << 60 // whatever a door sends along, the base is what counts
	})
	var conflict *store.ConflictError
	if !errors.As(err, &conflict) || !errors.Is(err, store.ErrConflict) {
		t.Fatalf("%v is no conflict", err)
	}
	base, mine, theirs := conflict.Base.(*store.Tool), conflict.Mine.(*store.Tool), conflict.Theirs.(*store.Tool)
	if base.Licence != "" || mine.Licence != "AGPL-3.0-or-later" || theirs.Licence != "MIT" {
		t.Errorf("licences %q, %q, %q", base.Licence, mine.Licence, theirs.Licence)
	}
	if !slices.Equal(conflict.Fields, []string{"licence"}) {
		t.Errorf("both changed %v", conflict.Fields)
	}
	if theirs.ChangedBy != ana.Person || theirs.Revision != tool(t, s, id).Revision {
		t.Errorf("theirs is %+v", theirs.Meta)
	}
	if got := tool(t, s, id); got.Licence != "MIT" || got.Summary["en"] != "Assemblies and budgets." {
		t.Errorf("a refused edit changed %+v", got)
	}

	for choice, want := range map[bool]string{true: "AGPL-3.0-or-later", false: "MIT"} {
		chosen, err := s.Choose(conflict, map[string]bool{"licence": choice})
		if err != nil {
			t.Fatal(err)
		}
		got := chosen.(*store.Tool)
		if got.Licence != want || got.Summary["en"] != "Democracy." || !slices.Equal(got.Tags, []string{"spain"}) {
			t.Errorf("choosing mine %v: %+v", choice, got)
		}
		if choice {
			submit(t, s, bob, &store.Edit{Record: chosen, Base: theirs.Revision})
		}
	}
}

func TestEditsOfDifferentFieldsAreAConflictThatMergesByItself(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	id := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()}).Record
	seen := tool(t, s, id)
	if err := editTool(t, s, ana, seen, func(mine *store.Tool) { mine.Summary = mine.Summary.With("fr", "Assemblées.") }); err != nil {
		t.Fatal(err)
	}
	err := editTool(t, s, ana, seen, func(mine *store.Tool) { mine.Summary = mine.Summary.With("es", "Asambleas.") })
	var conflict *store.ConflictError
	if !errors.As(err, &conflict) || len(conflict.Fields) != 0 {
		t.Fatalf("%v: fields %v", err, conflict.Fields)
	}
	merged, fields, err := s.Merge(conflict.Base, conflict.Mine, conflict.Theirs)
	if err != nil || len(fields) != 0 {
		t.Fatalf("merge: %v, %v", fields, err)
	}
	got := merged.(*store.Tool).Summary
	if got["en"] != "Assemblies and budgets." || got["fr"] != "Assemblées." || got["es"] != "Asambleas." {
		t.Errorf("merged %v", got)
	}
}

func TestInATextOneChoosesWhereBothChangedIt(t *testing.T) {
	t.Parallel()
	s := open(t)
	conflict := &store.ConflictError{
		Base:   &store.Tool{Name: "A", Summary: store.Text{"en": "a", "fr": "b"}},
		Mine:   &store.Tool{Name: "A", Summary: store.Text{"en": "mine", "fr": "b", "es": "mía"}},
		Theirs: &store.Tool{Name: "A", Summary: store.Text{"en": "theirs", "fr": "la leur"}},
	}
	for mine, want := range map[bool]string{true: "mine", false: "theirs"} {
		chosen, err := s.Choose(conflict, map[string]bool{"summary": mine})
		if err != nil {
			t.Fatal(err)
		}
		if got := chosen.(*store.Tool).Summary; got["en"] != want || got["fr"] != "la leur" || got["es"] != "mía" {
			t.Errorf("mine %v: %v", mine, got)
		}
	}
	if kept, err := s.Choose(&store.ConflictError{Theirs: conflict.Theirs}, nil); err != nil || kept != conflict.Theirs {
		t.Errorf("without mine: %v, %v", kept, err)
	}
}

func TestALanguageThatOneTookAwayAndAnotherChangedIsAConflict(t *testing.T) {
	t.Parallel()
	s := open(t)
	base := &store.Tool{Name: "A", Summary: store.Text{"en": "a", "fr": "b"}}
	mine := &store.Tool{Name: "A", Summary: store.Text{"en": "a"}}
	theirs := &store.Tool{Name: "A", Summary: store.Text{"en": "c", "fr": "d"}}
	merged, fields, err := s.Merge(base, mine, theirs)
	if err != nil || !slices.Equal(fields, []string{"summary"}) {
		t.Fatalf("fields %v, %v", fields, err)
	}
	if got := merged.(*store.Tool).Summary; got["en"] != "c" || got["fr"] != "d" {
		t.Errorf("merged %v", got)
	}
	merged, fields, err = s.Merge(base, mine, base)
	if err != nil || len(fields) != 0 || len(merged.(*store.Tool).Summary) != 1 {
		t.Errorf("taking a language away: %v, %v, %v", merged, fields, err)
	}
}

func TestABaseThatNeverWasIsAConflictWithoutBase(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	id := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()}).Record
	for _, base := range []uint64{0, 1, 1 << 63} {
		mine := tool(t, s, id)
		mine.Name = "Other"
		_, err := s.Submit(t.Context(), ana, &store.Edit{Record: mine, Base: base})
		var conflict *store.ConflictError
		if !errors.As(err, &conflict) || conflict.Base != nil || conflict.Theirs == nil || conflict.Mine == nil {
			t.Errorf("base %d: %v, %+v", base, err, conflict)
		}
	}
}

func TestDifferencesAreTheFieldsThatDiffer(t *testing.T) {
	t.Parallel()
	s := open(t)
	a := &store.Tool{Meta: store.Meta{Revision: 3, Slug: "a"}, Name: "A", Licence: "MIT"}
	b := &store.Tool{Meta: store.Meta{Revision: 4}, Name: "A", Licence: "ISC", Tags: []string{"x"}}
	for _, c := range []struct {
		a, b store.Record
		want []string
	}{
		{a, b, []string{"licence", "tags"}}, {a, a, nil}, {nil, nil, nil},
		{nil, a, []string{"licence", "name"}}, {b, nil, []string{"licence", "name", "tags"}},
	} {
		if got, err := s.Differences(c.a, c.b); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("differences %v (%v), must be %v", got, err, c.want)
		}
	}
}
