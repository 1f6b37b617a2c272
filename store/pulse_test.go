package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ogptoolbox/concorde/store"
)

// The pulse of an afternoon: what is done counts in its quarter of an hour,
// whoever joins makes a coalition grow, and a restart changes nothing.
func TestPulse(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	now := time.Date(2026, 11, 24, 14, 3, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	s := openAt(t, dir, clock)
	ana, bob, cleo := introduce(t, s, "ana"), introduce(t, s, "bob"), introduce(t, s, "cleo")
	now = now.Add(store.Quarter)
	budgets := coalition(t, s, ana, func(*store.Coalition) {})
	maps := coalition(t, s, ana, func(c *store.Coalition) { c.Name = "Open maps" })
	now = now.Add(2 * store.Quarter)
	for _, who := range []store.Actor{bob, cleo} {
		submit(t, s, who, &store.JoinCoalition{Coalition: maps.ID})
	}
	submit(t, s, bob, &store.JoinCoalition{Coalition: budgets.ID})
	want := store.Pulse{
		Quarters: []int{0, 3, 2, 0, 3},
		Growing:  []store.Growth{{Coalition: maps.ID, Members: 2}, {Coalition: budgets.ID, Members: 1}},
	}
	if diff := cmp.Diff(want, s.Pulse(5)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openAt(t, dir, clock)
	t.Cleanup(func() { shut(t, s) })
	if diff := cmp.Diff(want, s.Pulse(5)); diff != "" {
		t.Errorf("after a restart (-want +got)\n%s", diff)
	}
	submit(t, s, cleo, &store.LeaveCoalition{Coalition: maps.ID})
	if got := s.Pulse(1).Growing; len(got) != 2 || got[0].Members != 1 {
		t.Errorf("after one left: %+v", got)
	}
	now = now.Add(25 * time.Hour)
	if got := s.Pulse(96); len(got.Growing) != 0 || cmp.Diff(make([]int, 96), got.Quarters) != "" {
		t.Errorf("a day later: %+v", got)
	}
}

// Nobody did the starter catalogue.
func TestTheStarterCatalogueHasNoPulse(t *testing.T) {
	t.Parallel()
	s := open(t)
	submit(t, s, store.Actor{Role: store.Organiser}, &store.Add{Record: &store.Organisation{Name: "City of Paris"}})
	if got := s.Pulse(4).Quarters; cmp.Diff([]int{0, 0, 0, 0}, got) != "" {
		t.Errorf("%v", got)
	}
}
