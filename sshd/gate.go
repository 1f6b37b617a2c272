package sshd

import (
	"math/rand/v2"
	"net"
	"net/netip"
	"sync"
	"time"

	"charm.land/ssh"
)

// gate counts the connections: all, those from each address, and those that are
// not through their handshake yet.
type gate struct {
	limits Limits
	chance func() float64 // in [0, 1)

	mu         sync.Mutex
	open       map[*line]struct{}
	perAddress map[netip.Addr]int
	unfinished int
	closed     bool
}

func newGate(limits Limits) *gate {
	return &gate{limits: limits, chance: rand.Float64, open: make(map[*line]struct{}), perAddress: make(map[netip.Addr]int)}
}

// leastDrop is the share of connections dropped where dropping begins.
const leastDrop = 0.3

// admit takes a connection in; a word says why it is dropped. From so many
// unfinished ones on, three in ten are dropped at random, then ever more: who
// floods the door cannot keep everybody else out, because they cannot know
// which of theirs will stay.
func (g *gate) admit(connection net.Conn) (*line, string) {
	l := &line{Conn: connection, gate: g, address: prefixOf(connection.RemoteAddr()), patience: g.limits.Write}
	g.mu.Lock()
	defer g.mu.Unlock()
	switch over := g.unfinished - g.limits.Unfinished; {
	case g.closed:
		return nil, "closing"
	case g.perAddress[l.address] >= g.limits.PerAddress:
		return nil, "address"
	case over >= 0 && g.chance() < leastDrop+(1-leastDrop)*float64(over)/float64(max(1, g.limits.UnfinishedMost-g.limits.Unfinished)):
		return nil, "flood"
	}
	g.open[l] = struct{}{}
	g.perAddress[l.address]++
	g.unfinished++
	return l, ""
}

// through says that a handshake is done.
func (g *gate) through(l *line) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.finish(l)
}

func (g *gate) finish(l *line) {
	if !l.finished {
		l.finished = true
		g.unfinished--
	}
}

// gone counts a connection out.
func (g *gate) gone(l *line) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if _, open := g.open[l]; !open {
		return
	}
	g.finish(l)
	delete(g.open, l)
	if g.perAddress[l.address]--; g.perAddress[l.address] == 0 {
		delete(g.perAddress, l.address)
	}
}

// shut lets nobody in any more, and puts out those who are in their handshake.
func (g *gate) shut() {
	g.mu.Lock()
	g.closed = true
	g.mu.Unlock()
	g.close(func(l *line) bool { return !l.finished })
}

func (g *gate) closeAll() { g.close(func(*line) bool { return true }) }

func (g *gate) close(which func(*line) bool) {
	g.mu.Lock()
	var out []*line
	for l := range g.open {
		if which(l) {
			out = append(out, l)
		}
	}
	g.mu.Unlock()
	for _, l := range out {
		_ = l.Close() // it is on its way out
	}
}

// prefixOf is an address as it is counted: of IPv6 the network that one
// customer gets.
func prefixOf(address net.Addr) netip.Addr {
	tcp, ok := address.(*net.TCPAddr)
	if !ok {
		return netip.Addr{}
	}
	ip := tcp.AddrPort().Addr().Unmap().WithZone("")
	if ip.Is6() {
		if network, err := ip.Prefix(64); err == nil {
			return network.Addr()
		}
	}
	return ip
}

// line is one connection.
type line struct {
	net.Conn
	gate     *gate
	address  netip.Addr
	patience time.Duration
	finished bool // guarded by the gate
	mu       sync.Mutex
	channels int         // sessions open
	empty    *time.Timer // closes it if there are none
}

// lineKey finds a connection's line in its context.
type lineKey struct{}

// accept is asked by the library about every connection.
func (s *Server) accept(ctx ssh.Context, connection net.Conn) net.Conn {
	l, refusal := s.gate.admit(connection)
	if l == nil {
		s.watch.Refused(refusal)
		s.logger.Warn("a connection is dropped", "remote", remoteOf(connection.RemoteAddr()), "cause", refusal)
		return nil
	}
	ctx.SetValue(lineKey{}, l)
	return l
}

// Write gives a client that does not read only so much time.
func (l *line) Write(p []byte) (int, error) {
	if err := l.SetWriteDeadline(time.Now().Add(l.patience)); err != nil {
		return 0, err
	}
	return l.Conn.Write(p)
}

// Close counts it out.
func (l *line) Close() error {
	l.gate.gone(l)
	return l.Conn.Close()
}
