package store_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

func thrifty(t *testing.T) (*store.Store, *clock) {
	t.Helper()
	c := newClock()
	s, err := store.Open(store.Options{Dir: t.TempDir(), Now: c.now, Budget: store.Budget{PerMinute: 6, Burst: 3, Stewards: 2}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { shut(t, s) })
	return s, c
}

func maker(n int) store.Command {
	return &store.Add{Record: &store.Organisation{Name: fmt.Sprintf("Maker %d", n)}}
}

// spends submits until the budget is used up, and returns how many were heard.
func spends(t *testing.T, s *store.Store, actor store.Actor, from int) (heard int) {
	t.Helper()
	for ; heard < 1000; heard++ {
		_, err := s.Submit(t.Context(), actor, maker(from+heard))
		var budget *store.BudgetError
		if errors.As(err, &budget) {
			if !errors.Is(err, store.ErrBudget) || budget.Wait <= 0 || budget.Wait > 10*time.Second {
				t.Errorf("wait %s: %v", budget.Wait, err)
			}
			return heard
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return heard
}

func TestNobodyFloodsTheRecord(t *testing.T) {
	t.Parallel()
	s, c := thrifty(t)
	ana, bob := introduce(t, s, "ana"), introduce(t, s, "bob")
	if heard := spends(t, s, ana, 0); heard != 2 { // the introduction was one
		t.Errorf("%d at once", heard)
	}
	if heard := spends(t, s, bob, 100); heard != 2 {
		t.Errorf("another key: %d", heard)
	}
	c.pass(10 * time.Second)
	if heard := spends(t, s, ana, 200); heard != 1 {
		t.Errorf("%d after ten seconds", heard)
	}
	c.pass(time.Hour)
	if heard := spends(t, s, ana, 300); heard != 3 {
		t.Errorf("%d after an hour", heard)
	}
	c.pass(time.Hour)
	spends(t, s, as(ana, store.Steward), 350) // with what they had saved before
	c.pass(time.Hour)
	if heard := spends(t, s, as(ana, store.Steward), 400); heard != 6 {
		t.Errorf("%d as a steward", heard)
	}
	if heard := spends(t, s, as(ana, store.Organiser), 500); heard != 1000 {
		t.Errorf("an organiser is stopped after %d", heard)
	}
	s.SetOrganisers(nil)
	if heard := spends(t, s, as(bob, store.Organiser), 2000); heard > 6 {
		t.Errorf("who says they are an organiser is heard %d times", heard)
	}
}

func TestWhatIsRefusedCostsAndWhatIsAskedAgainDoesNot(t *testing.T) {
	t.Parallel()
	s, c := thrifty(t)
	ana := introduce(t, s, "ana")
	c.pass(time.Hour)
	command := maker(1)
	submit(t, s, ana, command)
	for range 20 {
		if again := submit(t, s, ana, command); !again.Again {
			t.Fatal("done twice")
		}
	}
	for range 2 {
		refuses(t, s, ana, &store.Add{Record: &store.Organisation{}}, "name", store.ProblemRequired)
	}
	if heard := spends(t, s, ana, 10); heard != 0 {
		t.Errorf("%d more after what was refused", heard)
	}
	submit(t, s, ana, command)
}

// However many keys come, those who are active are remembered as long as their budget matters.
func TestAFloodOfKeysIsForgotten(t *testing.T) {
	t.Parallel()
	s, c := thrifty(t)
	ana := introduce(t, s, "ana")
	c.pass(time.Minute)
	spends(t, s, ana, 0)
	for n := range 3000 {
		_, _ = s.Submit(t.Context(), store.Actor{Key: fmt.Sprint("SHA256:", n)}, &store.Undo{})
	}
	if heard := spends(t, s, ana, 10); heard != 0 {
		t.Errorf("%d more after three thousand others came", heard)
	}
}
