package store_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// crowd introduces people who all use a tool, and nothing else.
func crowd(t testing.TB, s *store.Store, from, to int, tool store.ID) []store.Actor {
	t.Helper()
	var out []store.Actor
	for i := from; i < to; i++ {
		one := someone(t, s, store.Person{Handle: fmt.Sprintf("crowd%d", i), Type: "other", Languages: []string{"fr"}})
		if !tool.IsZero() {
			uses(t, s, one, tool)
		}
		out = append(out, one)
	}
	return out
}

// However many share a little, whoever shares most is found, whether they came
// first or last, or somewhere between.
func TestTheBestAllyIsNotLostInACrowd(t *testing.T) {
	t.Parallel()
	n := 4_500 // more than are read of anything else, 4,096
	if testing.Short() {
		n = 1_000
	}
	s := open(t)
	ana := someone(t, s, store.Person{Handle: "ana", Type: "civil-society", Country: "FR", Languages: []string{"fr"}, Seeks: []string{"law"}})
	tool := toolNamed(t, s, ana, "Everybody's")
	uses(t, s, ana, tool)
	best := func(handle string) {
		one := someone(t, s, store.Person{Handle: handle, Type: "government", Country: "FR", Languages: []string{"fr-CA"}})
		uses(t, s, one, tool)
	}
	best("first")
	crowd(t, s, 0, n/2, tool)
	best("middle")
	crowd(t, s, n/2, n, tool)
	best("last")
	got, err := s.Allies(ana.Person, 5)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"last 8: kind 3 tools 2 country 2 language 1", "middle 8: kind 3 tools 2 country 2 language 1",
		"first 8: kind 3 tools 2 country 2 language 1",
	}
	if !slices.Equal(tell(got)[:3], want) || got[3].Score != 3 || got[4].Score != 3 {
		t.Errorf("%q, expected %q and two of the crowd", tell(got), want)
	}
}

// A coalition of a thousand is worth what one of three is.
func TestAThousandMembersAreWorthNothing(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := someone(t, s, store.Person{Handle: "ana", Type: "civil-society", Country: "FR", Languages: []string{"fr"}, Offers: []string{"law"}})
	seven := collectiveAction(t, s, 7)
	founds(t, s, ana, store.Coalition{Name: "Ours", Actions: []store.ID{seven}})
	members := crowd(t, s, 0, 1_002, store.ID{})
	same := func(name string, lead store.Actor, members []store.Actor) {
		coalition := founds(t, s, lead, store.Coalition{
			Name: name, Actions: []store.ID{seven}, Purpose: store.Text{"fr": "x"}, Needs: []store.Need{{Kind: "law"}},
		})
		for _, one := range members {
			submit(t, s, one, &store.JoinCoalition{Coalition: coalition})
		}
	}
	same("Zebra", members[0], members[1:1_000])
	same("Few", members[1_000], members[1_001:])
	got := tell(allies(t, s, ana)[:2])
	for _, want := range []string{"few 13: seeks 5 actions 4 kind 3 language 1", "zebra 13: seeks 5 actions 4 kind 3 language 1"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q, expected %q", got, want)
		}
	}
}

// A commitment is an ally where one gives what the other looks for, and never to
// those whose it is.
func TestCommitmentsAreAlliesWhereTheyMeetANeed(t *testing.T) {
	t.Parallel()
	s := open(t)
	seven := collectiveAction(t, s, 7)
	ana := someone(t, s, store.Person{Handle: "ana", Type: "civil-society", Country: "FR", Languages: []string{"fr"}, Offers: []string{"droit"}, Seeks: []string{"funding"}})
	bo := someone(t, s, store.Person{Handle: "bo", Type: "other"})
	own := deposits(t, s, ana, store.Commitment{By: "civil-society", Actions: []store.ID{seven}, Name: store.Text{"en": "Hers"}, Needs: []store.Need{{Kind: "law"}}})
	kept := deposits(t, s, bo, store.Commitment{By: "other", Actions: []store.ID{seven}, Name: store.Text{"en": "Kept"}, Needs: []store.Need{{Kind: "law"}}})
	founds(t, s, ana, store.Coalition{Name: "Ours", Commitments: []store.ID{own, kept}})
	deposits(t, s, bo, store.Commitment{By: "other", Actions: []store.ID{seven}, Name: store.Text{"en": "Same action, nothing to give"}})
	eight := collectiveAction(t, s, 8)
	deposits(t, s, bo, store.Commitment{
		By: "state", Country: "FR", Actions: []store.ID{eight}, Name: store.Text{"fr": "Loi"},
		Needs: []store.Need{{Kind: "law"}}, Offers: []store.Need{{Kind: "funding"}},
	})
	var got []string
	for _, ally := range allies(t, s, ana) {
		if ally.Record.Kind() == store.KindCommitment {
			got = append(got, told(ally))
		}
	}
	if want := []string{"loi 16: offers 5 seeks 5 kind 3 country 2 language 1"}; !slices.Equal(got, want) {
		t.Errorf("%q, expected %q", got, want)
	}
}
