package sshd

import (
	"math/rand/v2"
	"net/netip"
	"sync"
)

// register is who is here. Its lock is never held while anything is written or closed.
type register struct {
	limits Limits
	dice   func() float64 // in [0, 1)

	mu          sync.Mutex
	stopping    bool
	connections map[*connection]struct{}
	waiting     []*connection      // those that have not logged in, the oldest first
	addresses   map[netip.Addr]int // connections
	keys        map[string]*presence
	sessions    map[*visit]struct{} // also those whose connection is gone, and that are not over yet
}

// presence is how much one key has of the server.
type presence struct{ connections, sessions int }

func newRegister(limits Limits) *register {
	return &register{
		limits: limits, dice: rand.Float64,
		connections: make(map[*connection]struct{}), addresses: make(map[netip.Addr]int), keys: make(map[string]*presence), sessions: make(map[*visit]struct{}),
	}
}

// arrive takes a connection in, or says why it is refused. To make room another one may have to go.
func (r *register) arrive(c *connection) (refused string, instead *connection) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.stopping:
		return CauseClosing, nil
	case len(r.connections) >= 2*r.limits.Sessions+r.limits.UnfinishedMost:
		return CauseConnections, nil
	case r.addresses[c.host] >= r.limits.PerAddress:
		return CauseAddress, nil
	}
	if r.crowded() {
		if instead = r.victim(c.since); instead == nil {
			return CauseFlood, nil
		}
		r.logout(instead)
	}
	r.connections[c] = struct{}{}
	r.addresses[c.host]++
	r.waiting = append(r.waiting, c)
	return "", instead
}

// login notes whose connection it is, and reports whether the key may have one more.
func (r *register) login(c *connection, key string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, here := r.connections[c]; !here || c.key != "" {
		return false
	}
	p := r.keys[key]
	if p == nil {
		p = &presence{}
		r.keys[key] = p
	}
	if p.connections >= 2*r.limits.PerKey {
		return false
	}
	p.connections++
	c.key = key
	r.logout(c)
	return true
}

// logout takes a connection off those that wait.
func (r *register) logout(c *connection) {
	for i, other := range r.waiting {
		if other == c {
			r.waiting = append(r.waiting[:i], r.waiting[i+1:]...)
			return
		}
	}
}

// gone forgets a connection, and says whether it had logged in.
func (r *register) gone(c *connection) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, here := r.connections[c]; !here {
		return c.key != ""
	}
	delete(r.connections, c)
	r.logout(c)
	if r.addresses[c.host]--; r.addresses[c.host] == 0 {
		delete(r.addresses, c.host)
	}
	if c.key != "" {
		r.keys[c.key].connections--
		r.tidy(c.key)
	}
	return c.key != ""
}

func (r *register) tidy(key string) {
	if p := r.keys[key]; p != nil && p.connections == 0 && p.sessions == 0 {
		delete(r.keys, key)
	}
}

// begin takes a session in, or says why not.
func (r *register) begin(v *visit) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, here := r.connections[v.conn]; !here {
		return CauseConnections // closed meanwhile: nobody will read this
	}
	p := r.keys[v.conn.key]
	switch {
	case r.stopping:
		return CauseClosing
	case len(r.sessions) >= r.limits.Sessions:
		return CauseFull
	case p.sessions >= r.limits.PerKey:
		return CausePerKey
	}
	r.sessions[v] = struct{}{}
	p.sessions++
	return ""
}

// end counts a session out.
func (r *register) end(v *visit) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.sessions, v)
	if p := r.keys[v.conn.key]; p != nil {
		p.sessions--
		r.tidy(v.conn.key)
	}
}

func (r *register) online() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.sessions)
}

// of lists the connections of a key and their sessions.
func (r *register) of(key string) (connections []*connection, sessions []*visit) {
	return r.choose(func(c *connection) bool { return c.key == key })
}

// stop lets nobody in any more, and lists who is here.
func (r *register) stop() (connections []*connection, sessions []*visit) {
	r.mu.Lock()
	r.stopping = true
	r.mu.Unlock()
	return r.choose(func(*connection) bool { return true })
}

func (r *register) choose(which func(*connection) bool) (connections []*connection, sessions []*visit) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for c := range r.connections {
		if which(c) {
			connections = append(connections, c)
		}
	}
	for v := range r.sessions {
		if which(v.conn) {
			sessions = append(sessions, v)
		}
	}
	return connections, sessions
}
