package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store/kv"
)

// hide puts a record as an organiser's command will, without there being one yet.
func hide(t *testing.T, s *Store, kind Kind, id ID, by Actor) ID {
	t.Helper()
	record, err := s.Record(kind, id)
	if err != nil {
		t.Fatal(err)
	}
	base := record.Head().Revision
	entryID := NewID()
	_, _, err = s.db.Append(context.Background(), kv.ID(entryID), func(tx *kv.Tx, sequence uint64) (kv.Result, error) {
		record.meta().Hidden, record.meta().Revision = true, sequence
		body, err := s.codec.encode(record)
		if err != nil {
			return kv.Result{}, err
		}
		entry := Entry{
			ID: entryID, Sequence: sequence, At: time.Now().UTC(), Actor: by.Person, Verb: "hide",
			Puts: []Put{{Kind: kind, Record: id, Base: base, Body: body}},
		}
		changes, err := s.codec.apply(tx, entry)
		if err != nil {
			return kv.Result{}, err
		}
		data, err := s.codec.encode(entry)
		return kv.Result{Data: data, Note: changes}, err
	})
	if err != nil {
		t.Fatal(err)
	}
	return entryID
}

func TestWhatIsHiddenIsInNoListAndInTheHistory(t *testing.T) {
	t.Parallel()
	s, tool, _ := furnished(t, t.TempDir())
	defer closed(t, s)
	ana, err := s.ActorFor("SHA256:ana")
	if err != nil {
		t.Fatal(err)
	}
	entry := hide(t, s, KindTool, tool, ana)
	if page, err := List[*Tool](s, Query{Limit: 10}); err != nil || page.Total != 0 || s.Count(KindTool) != 0 {
		t.Errorf("%d in the list, %v", page.Total, err)
	}
	if near, err := s.Similar(Tool{Name: "Decidim", Website: "https://decidim.org"}); err != nil || len(near) != 0 {
		t.Errorf("offered as a duplicate: %v, %v", near, err)
	}
	if history, err := s.History(tool, 10); err != nil || len(history) != 2 {
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
	if _, err := s.Submit(t.Context(), ana, &Undo{Entry: entry}); err != nil {
		t.Errorf("undo of hiding: %v", err)
	}
	if page, err := List[*Tool](s, Query{Limit: 10}); err != nil || page.Total != 1 || page.Rows[0].Licence != "MIT" {
		t.Errorf("after the undo: %+v, %v", page, err)
	}
	if _, err := s.Submit(t.Context(), ana, &Undo{Entry: entry}); !errors.Is(err, ErrNothing) {
		t.Errorf("undone twice: %v", err)
	}
}
