package sshd

import (
	"net"
	"net/netip"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"charm.land/ssh"
)

// connection is one client's connection, with its deadlines.
type connection struct {
	net.Conn
	server *Server
	host   netip.Addr // as it is counted
	since  time.Time  // it was accepted
	asked  atomic.Bool
	closed sync.Once

	// This belongs to the register's lock.
	key string // the fingerprint that logged in; empty before

	mu       sync.Mutex
	alarm    *time.Timer
	alarms   int      // how often the alarm was set: one that rings late must not close what lives
	running  int      // sessions that run something
	channels int      // sessions that are open
	refusing int      // channels whose refusal is being written
	leaving  bool     // it is to be closed when no session runs any more
	told     []string // reasons that it was told
	shut     bool     // it is closed
	cause    string   // why it was closed, if it was we who did
}

func (s *Server) newConnection(conn net.Conn) *connection {
	return &connection{Conn: conn, server: s, host: hostOf(conn.RemoteAddr()), since: time.Now()}
}

// hostOf is an address as it is counted: of IPv6 the network that one customer gets.
func hostOf(address net.Addr) netip.Addr {
	tcp, ok := address.(*net.TCPAddr)
	if !ok {
		return netip.Addr{}
	}
	ip := tcp.AddrPort().Addr().Unmap().WithZone("")
	if network, err := ip.Prefix(64); ip.Is6() && err == nil {
		return network.Addr()
	}
	return ip
}

// connectionKey is where the frame keeps our connection.
type connectionKey struct{}

func connectionOf(ctx ssh.Context) *connection {
	c, _ := ctx.Value(connectionKey{}).(*connection)
	return c
}

// Write has a deadline. Without one a client that does not read would hold up whoever writes to it for ever.
func (c *connection) Write(p []byte) (int, error) {
	if err := c.Conn.SetWriteDeadline(time.Now().Add(c.server.limits.Write)); err != nil {
		return 0, err
	}
	return c.Conn.Write(p)
}

// SetDeadline does nothing: the frame would take our deadlines away once a client has logged in.
func (c *connection) SetDeadline(time.Time) error { return nil }

// Close may be called more than once.
func (c *connection) Close() error {
	var err error
	c.closed.Do(func() {
		c.mu.Lock()
		c.stopLocked()
		c.shut = true
		c.mu.Unlock()
		if knew := c.server.register.gone(c); !knew {
			c.because(CauseHandshake)
		}
		err = c.Conn.Close()
	})
	return err
}

// because counts why the connection is closed: the first reason, of which others follow.
func (c *connection) because(cause string) {
	c.mu.Lock()
	first := c.cause == ""
	if first {
		c.cause = cause
	}
	c.mu.Unlock()
	if first {
		c.server.counter.refused(cause)
		c.server.logger.Debug("a connection is closed", "cause", cause, "remote", c.host.String())
	}
}

// drop closes the connection for a cause.
func (c *connection) drop(cause string) {
	c.because(cause)
	_ = c.Close()
}

// arm closes the connection after a while, unless it is armed again or disarmed before.
func (c *connection) arm(after time.Duration, cause string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.armLocked(after, cause)
}

func (c *connection) armLocked(after time.Duration, cause string) {
	c.stopLocked()
	if c.shut {
		return // there is nothing left to close
	}
	set := c.alarms
	c.alarm = time.AfterFunc(after, func() {
		if c.rings(set) {
			c.drop(cause)
		}
	})
}

func (c *connection) stopLocked() {
	c.alarms++
	if c.alarm != nil {
		c.alarm.Stop()
	}
}

func (c *connection) rings(set int) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.alarms == set
}

// spoke notes that the client got as far as to offer a key.
func (c *connection) spoke() { c.asked.Store(true) }

// tellOnce reports whether this reason is to be told, which is once: a client asks again and again.
func (c *connection) tellOnce(reason string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if slices.Contains(c.told, reason) {
		return false
	}
	c.told = append(c.told, reason)
	return true
}
