package sshd

import (
	"net/netip"
	"testing"
	"time"
)

// crowd is a register with so many connections that have not logged in, the first of them the oldest.
func crowd(limits Limits, dice float64, ages ...time.Duration) (*register, []*connection) {
	r := newRegister(limits.complete())
	r.dice = func() float64 { return 1 } // nobody goes
	now := time.Now()
	var all []*connection
	for _, age := range ages {
		c := &connection{since: now.Add(-age)}
		r.arrive(c)
		all = append(all, c)
	}
	r.dice = func() float64 { return dice }
	return r, all
}

func TestInACrowdTheSilentGoFirst(t *testing.T) {
	t.Parallel()
	limits := Limits{Unfinished: 3, UnfinishedMost: 5}
	r, all := crowd(limits, 0, 9*time.Second, 5*time.Second, time.Second)
	all[0].spoke()
	if refused, instead := r.arrive(&connection{since: time.Now()}); refused != "" || instead != all[1] {
		t.Errorf("refused %q; the one that says nothing stays", refused)
	}
	if refused, instead := r.arrive(&connection{since: time.Now()}); refused != CauseFlood || instead != nil {
		t.Errorf("refused %q, and not the newcomer", refused)
	}
}

func TestWhereThereIsNoPlaceTheOldestGoes(t *testing.T) {
	t.Parallel()
	r, all := crowd(Limits{Unfinished: 2, UnfinishedMost: 3}, 1, 9*time.Second, 5*time.Second, 4*time.Second)
	for _, c := range all {
		c.spoke()
	}
	if refused, instead := r.arrive(&connection{since: time.Now()}); refused != "" || instead != all[0] {
		t.Errorf("refused %q; the oldest stays", refused)
	}
	r, _ = crowd(Limits{Unfinished: 1, UnfinishedMost: 2}, 1, 0, 0)
	if refused, _ := r.arrive(&connection{since: time.Now()}); refused != CauseFlood {
		t.Errorf("refused %q where all are new and there is no place", refused)
	}
}

// Nobody is dropped before there is a crowd, three in ten where it begins, and all where there is no place.
func TestTheDropComesSlowly(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		waiting int
		dice    float64
		crowded bool
	}{{9, 0, false}, {10, 0.29, true}, {10, 0.31, false}, {55, 0.64, true}, {55, 0.66, false}, {99, 0.99, true}, {100, 1, true}} {
		r, _ := crowd(Limits{Unfinished: 10, UnfinishedMost: 100}, test.dice, make([]time.Duration, test.waiting)...)
		if got := r.crowded(); got != test.crowded {
			t.Errorf("with %d waiting and the dice at %v: crowded is %t", test.waiting, test.dice, got)
		}
	}
}

// What comes and goes leaves nothing behind, in whatever order it does.
func TestTheRegisterForgets(t *testing.T) {
	t.Parallel()
	r := newRegister(DefaultLimits())
	c := &connection{host: netip.MustParseAddr("192.0.2.1")}
	r.arrive(c)
	if !r.login(c, "key") || r.login(c, "other") {
		t.Fatal("a connection has one key, and only one")
	}
	v := &visit{conn: c}
	if cause := r.begin(v); cause != "" {
		t.Fatal(cause)
	}
	if !r.gone(c) || r.online() != 1 {
		t.Error("a session is over with its connection, and not with itself")
	}
	r.gone(c)
	r.end(v)
	if len(r.connections)+len(r.addresses)+len(r.keys)+len(r.waiting)+len(r.sessions) != 0 {
		t.Errorf("left: %+v", r)
	}
	if r.begin(&visit{conn: c}) == "" {
		t.Error("a session begins on a connection that is gone")
	}
}
