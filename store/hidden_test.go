package store

import (
	"errors"
	"testing"
)

// organiser is somebody who may hide.
func organiser(t *testing.T, s *Store) Actor {
	t.Helper()
	_, err := s.Submit(t.Context(), Actor{Key: "SHA256:org"}, &Introduce{Person: Person{Handle: "org", Name: "Org", Type: "other"}})
	if err != nil {
		t.Fatal(err)
	}
	actor, err := s.ActorFor("SHA256:org")
	if err != nil {
		t.Fatal(err)
	}
	actor.Role = Organiser
	return actor
}

func TestWhatIsHiddenIsInNoListAndInTheHistory(t *testing.T) {
	t.Parallel()
	s, tool, _ := furnished(t, t.TempDir())
	defer closed(t, s)
	ana, err := s.ActorFor("SHA256:ana")
	if err != nil {
		t.Fatal(err)
	}
	org := organiser(t, s)
	hidden, err := s.Submit(t.Context(), org, &Hide{Kind: KindTool, Record: tool, Reason: "spam"})
	if err != nil {
		t.Fatal(err)
	}
	entry := hidden.Entry
	if page, err := List[*Tool](s, Query{Limit: 10}); err != nil || page.Total != 0 || s.Count(KindTool) != 0 {
		t.Errorf("%d in the list, %v", page.Total, err)
	}
	if near, err := s.Similar(Tool{Name: "Decidim", Website: "https://decidim.org"}); err != nil || len(near) != 0 {
		t.Errorf("offered as a duplicate: %v, %v", near, err)
	}
	if history, err := s.History(tool, 10); err != nil || len(history) != 2 || history[0].Reason != "spam" {
		t.Errorf("%d entries in its history, %v", len(history), err)
	}
	record, err := s.Record(KindTool, tool)
	if err != nil {
		t.Fatal(err)
	}
	mine := record.(*Tool)
	mine.Hidden, mine.Licence = false, "MIT"
	if _, err := s.Submit(t.Context(), ana, &Edit{Record: mine, Base: mine.Revision}); err != nil {
		t.Fatal(err)
	}
	if record, err = s.Record(KindTool, tool); err != nil || !record.Head().Hidden {
		t.Errorf("an edit brought it back: %v", err)
	}
	if _, err := s.Submit(t.Context(), ana, &Undo{Entry: entry}); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("undone by a participant: %v", err)
	}
	if _, err := s.Submit(t.Context(), org, &Undo{Entry: entry}); err != nil {
		t.Errorf("undo of hiding: %v", err)
	}
	if page, err := List[*Tool](s, Query{Limit: 10}); err != nil || page.Total != 1 || page.Rows[0].Licence != "MIT" {
		t.Errorf("after the undo: %+v, %v", page, err)
	}
	if _, err := s.Submit(t.Context(), org, &Undo{Entry: entry}); !errors.Is(err, ErrNothing) {
		t.Errorf("undone twice: %v", err)
	}
}
