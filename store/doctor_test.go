package store

import (
	"context"
	"errors"
	"testing"
	"time"
)

// opened opens the store of a directory, from within the package.
func opened(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func closed(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// furnished is a store with a bit of everything, and the tool in it.
func furnished(t *testing.T, dir string) (s *Store, toolID, undone ID) {
	t.Helper()
	s = opened(t, dir)
	do := func(actor Actor, command Command) Receipt {
		receipt, err := s.Submit(t.Context(), actor, command)
		if err != nil {
			t.Fatalf("%T: %v", command, err)
		}
		return receipt
	}
	do(Actor{Key: "SHA256:ana"}, &Introduce{Person: Person{Handle: "ana", Name: "Ana", Type: "other"}})
	ana, err := s.ActorFor("SHA256:ana")
	if err != nil {
		t.Fatal(err)
	}
	maker := do(ana, &Add{Record: &Organisation{Name: "Maker"}})
	made := do(ana, &ReferenceTool{Tool: Tool{
		Name: "Decidim", Website: "https://decidim.org", Uses: []string{"vote"}, Developers: []ID{maker.Record},
	}})
	used := do(ana, &SayTool{Tie: Tie{Tool: made.Record, Relation: Uses}})
	do(ana, &Undo{Entry: used.Entry})
	return s, made.Record, used.Entry
}

func TestCheckOfAWholeStoreFindsNothingWhileOthersWrite(t *testing.T) {
	t.Parallel()
	s, _, _ := furnished(t, t.TempDir())
	defer closed(t, s)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	written := make(chan error, 1)
	go func() {
		var err error
		for range 300 {
			if _, err = s.Submit(ctx, Actor{Role: Organiser}, &Add{Record: &Organisation{Name: "Maker " + NewID().String()}}); err != nil {
				break
			}
		}
		written <- err
	}()
	for range 5 {
		if report, err := s.Check(ctx, nil); err != nil || len(report.Findings) > 0 || report.Entries == 0 {
			t.Errorf("%+v, %v", report, err)
		}
	}
	if err := <-written; err != nil {
		t.Error(err)
	}
}

// One check is made at a time, and who waits for it can leave.
func TestChecksWaitForOneAnother(t *testing.T) {
	t.Parallel()
	s, _, _ := furnished(t, t.TempDir())
	defer closed(t, s)
	waiting, leave := context.WithCancel(t.Context())
	second := make(chan error, 1)
	begun := false
	_, err := s.Check(t.Context(), func(_, _ uint64) {
		if begun {
			return
		}
		begun = true
		go func() {
			_, err := s.Check(waiting, func(_, _ uint64) { t.Error("two checks at once") })
			second <- err
		}()
		leave()
		if err := <-second; !errors.Is(err, context.Canceled) {
			t.Errorf("who leaves: %v", err)
		}
	})
	if err != nil || !begun {
		t.Errorf("the first: %v, begun: %t", err, begun)
	}
	if report, err := s.Check(t.Context(), nil); err != nil || report.Entries == 0 {
		t.Errorf("afterwards: %+v, %v", report, err)
	}
}
