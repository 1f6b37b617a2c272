package sshd

import (
	"log/slog"
	"runtime/debug"
)

// Observer is told what happens at the door, for whoever counts. Its methods are called by many goroutines at once and
// must not block.
type Observer interface {
	// Handshake: a client logged in.
	Handshake()
	// Refused: something was refused, or a connection was closed, for one of the [Causes].
	Refused(cause string)
}

// The causes of refusals. There are only these, so that each may be the label of a counter.
const (
	CauseClosing       = "closing"        // the server is about to stop
	CauseAddress       = "address"        // too many connections from one address
	CauseConnections   = "connections"    // too many connections
	CauseFlood         = "flood"          // too many connections that have not logged in
	CauseHandshake     = "handshake"      // no log-in: too slow, or not in the protocol
	CauseNoKey         = "no-key"         // a client without a key, or without one that is taken
	CauseKey           = "key"            // a kind of key that is not taken
	CausePerKey        = "per-key"        // too many connections or sessions of one key
	CauseFull          = "full"           // too many sessions
	CausePerConnection = "per-connection" // too many sessions on one connection
	CauseChannel       = "channel"        // a channel that is no session: forwarding
	CauseRequest       = "request"        // a request that is none of ours: an agent, X11, a subsystem, forwarding, a variable
	CauseAdmit         = "admit"          // Admit said no
	CauseLine          = "line"           // a command line that is too long or cannot be read
	CauseInput         = "input"          // more standard input than is taken
	CauseEmpty         = "empty"          // a connection without a session
	CauseSlow          = "slow"           // a client that does not read
	CausePanic         = "panic"          // our own fault: it is in the log
)

// Causes lists them all.
func Causes() []string {
	return []string{
		CauseClosing, CauseAddress, CauseConnections, CauseFlood, CauseHandshake, CauseNoKey, CauseKey, CausePerKey, CauseFull,
		CausePerConnection, CauseChannel, CauseRequest, CauseAdmit, CauseLine, CauseInput, CauseEmpty, CauseSlow, CausePanic,
	}
}

// counter calls an observer that may be missing or may panic.
type counter struct {
	observer Observer
	logger   *slog.Logger
}

func (c counter) handshake()           { c.tell(func(o Observer) { o.Handshake() }) }
func (c counter) refused(cause string) { c.tell(func(o Observer) { o.Refused(cause) }) }

func (c counter) tell(what func(Observer)) {
	if c.observer == nil {
		return
	}
	defer func() {
		if cause := recover(); cause != nil {
			c.logger.Error("the door's observer panicked", "panic", cause, "stack", string(debug.Stack()))
		}
	}()
	what(c.observer)
}
