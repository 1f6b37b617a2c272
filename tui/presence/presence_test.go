package presence_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/presence"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func id(n int) store.ID { return store.ID{15: byte(n)} }

func tool(n int) presence.Thing { return presence.Thing{Kind: store.KindTool, ID: id(n)} }

func TestPeopleAreCountedOnceAndGuestsOnlyCounted(t *testing.T) {
	t.Parallel()
	r := presence.NewRoom()
	laptop, phone := r.Join("a", id(1)), r.Join("b", id(1))
	r.Join("c", id(2))
	guest := r.Join("d", store.ID{})
	r.Join("d", store.ID{})
	online(t, r, 2, 1)
	laptop.Leave()
	laptop.Leave()
	online(t, r, 2, 1)
	phone.Leave()
	online(t, r, 1, 1)
	guest.Is(id(3))
	online(t, r, 2, 1)
	if r.Here(id(1)) || !r.Here(id(3)) {
		t.Error("it is mistaken about who is here")
	}
}

func online(t *testing.T, r *presence.Room, people, guests int) {
	t.Helper()
	if p, g := r.Online(); p != people || g != guests {
		t.Errorf("%d people and %d guests, expected %d and %d", p, g, people, guests)
	}
}

func TestWhoLooksAtWhat(t *testing.T) {
	t.Parallel()
	r := presence.NewRoom()
	ana, bo, guest := r.Join("a", id(1)), r.Join("b", id(2)), r.Join("g", store.ID{})
	for _, seat := range []*presence.Seat{bo, ana, guest} {
		seat.Look(tool(9))
	}
	if people, guests := r.Looking(id(9)); !cmp.Equal(people, []store.ID{id(1), id(2)}) || guests != 1 {
		t.Errorf("%v and %d guests", people, guests)
	}
	for seat, want := range map[*presence.Seat][2]int{ana: {1, 1}, guest: {2, 0}} {
		if people, guests := seat.Others(id(9)); len(people) != want[0] || guests != want[1] {
			t.Errorf("others: %v and %d guests, expected %v", people, guests, want)
		}
	}
	ana.Look(tool(8))
	bo.Leave()
	if people, guests := r.Looking(id(9)); len(people) != 0 || guests != 1 {
		t.Errorf("%v and %d guests", people, guests)
	}
	want := []presence.Someone{{Person: id(1), Key: "a", At: tool(8)}}
	if diff := cmp.Diff(want, r.People()); diff != "" {
		t.Error(diff)
	}
}

func TestAKeyOfAnyLengthTakesLittleRoom(t *testing.T) {
	t.Parallel()
	r := presence.NewRoom()
	r.Join(strings.Repeat("x", 1<<20), id(1))
	if got := r.People()[0].Key; len(got) > 100 {
		t.Errorf("%d bytes of the key are kept", len(got))
	}
}

// A session is woken by what it shows, and by nothing else.
func TestASessionIsWokenByWhatItShows(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		do   func(*presence.Room, *presence.Seat)
		wake bool
	}{
		"somebody comes":               {func(r *presence.Room, _ *presence.Seat) { r.Join("c", id(3)) }, true},
		"somebody goes":                {func(_ *presence.Room, bo *presence.Seat) { bo.Leave() }, true},
		"a guest tells their name":     {func(_ *presence.Room, bo *presence.Seat) { bo.Is(id(7)) }, true},
		"somebody looks at it too":     {func(_ *presence.Room, bo *presence.Seat) { bo.Look(tool(9)) }, true},
		"somebody looks elsewhere":     {func(_ *presence.Room, bo *presence.Seat) { bo.Look(tool(7)) }, false},
		"somebody came and went again": {func(_ *presence.Room, bo *presence.Seat) { bo.Look(tool(9)); bo.Look(tool(7)) }, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := presence.NewRoom()
			ana, bo := r.Join("a", id(1)), r.Join("b", id(2))
			bo.Look(tool(8))
			ana.Look(tool(9))
			if err := ana.Changed(t.Context()); err != nil { // that bo came
				t.Fatal(err)
			}
			test.do(r, bo)
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			if err := ana.Changed(ctx); (err == nil) != test.wake {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestNobodyIsWokenMoreThanFourTimesASecond(t *testing.T) {
	t.Parallel()
	r := presence.NewRoom()
	ana := r.Join("a", id(1))
	ctx, cancel := context.WithTimeout(t.Context(), 1100*time.Millisecond)
	defer cancel()
	var busy sync.WaitGroup
	busy.Go(func() {
		for ctx.Err() == nil {
			r.Join("b", id(2)).Leave()
		}
	})
	woken := 0
	for ana.Changed(ctx) == nil {
		woken++
	}
	busy.Wait()
	if woken == 0 || woken > 5 {
		t.Errorf("woken %d times", woken)
	}
}

func TestAThousandSessionsAtOnce(t *testing.T) {
	t.Parallel()
	r := presence.NewRoom()
	ctx, cancel := context.WithCancel(t.Context())
	var sessions, watchers sync.WaitGroup
	for n := range 1000 {
		sessions.Go(func() {
			seat := r.Join(fmt.Sprint(n), id(n%50))
			watchers.Go(func() {
				for seat.Changed(ctx) == nil {
				}
			})
			for move := range 20 {
				seat.Look(tool(move % 10))
				r.Looking(id(move % 10))
			}
			seat.Leave()
		})
	}
	sessions.Wait()
	cancel()
	watchers.Wait()
	online(t, r, 0, 0)
	if people, guests := r.Looking(id(1)); len(people)+guests > 0 {
		t.Error("somebody who left still looks at something")
	}
}

// Whatever sessions do, the room counts as a list of them would.
func TestTheRoomCountsAsAListWould(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		type session struct {
			seat   *presence.Seat
			key    string
			person store.ID
			at     presence.Thing
		}
		r := presence.NewRoom()
		var list []*session
		some := rapid.IntRange(0, 4)
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			what := rapid.IntRange(0, 3).Draw(t, "what")
			if what == 0 || len(list) == 0 {
				s := &session{key: fmt.Sprint(some.Draw(t, "key")), person: id(some.Draw(t, "person"))}
				s.seat = r.Join(s.key, s.person)
				list = append(list, s)
				continue
			}
			n := rapid.IntRange(0, len(list)-1).Draw(t, "session")
			s := list[n]
			switch what {
			case 1:
				s.at = tool(some.Draw(t, "at"))
				s.seat.Look(s.at)
			case 2:
				s.person = id(some.Draw(t, "is"))
				s.seat.Is(s.person)
			case 3:
				s.seat.Leave()
				list = append(list[:n], list[n+1:]...)
			}
		}
		people, guests := map[store.ID]bool{}, map[string]bool{}
		looking := map[store.ID]map[string]bool{}
		for _, s := range list {
			who := s.person.String()
			if s.person.IsZero() {
				guests[s.key], who = true, "guest "+s.key
			} else {
				people[s.person] = true
			}
			if !s.at.ID.IsZero() {
				if looking[s.at.ID] == nil {
					looking[s.at.ID] = map[string]bool{}
				}
				looking[s.at.ID][who] = true
			}
		}
		if p, g := r.Online(); p != len(people) || g != len(guests) || len(r.People()) != p {
			t.Fatalf("%d people and %d guests, expected %d and %d", p, g, len(people), len(guests))
		}
		for n := range 5 {
			p, g := r.Looking(id(n))
			if len(p)+g != len(looking[id(n)]) {
				t.Fatalf("%v and %d look at %d, expected %v", p, g, n, looking[id(n)])
			}
		}
	})
}

func BenchmarkMove(b *testing.B) {
	for _, sessions := range []int{10, 1000} {
		b.Run(fmt.Sprint(sessions), func(b *testing.B) {
			r := presence.NewRoom()
			var seat *presence.Seat
			for n := range sessions {
				seat = r.Join(fmt.Sprint(n), id(n))
			}
			n := 0
			for b.Loop() {
				n++
				seat.Look(tool(n % 200))
			}
		})
	}
}
