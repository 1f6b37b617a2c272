package sshd

import (
	"context"
	"errors"
	"log/slog"
	"time"
)

// Options are what a [Server] is made of. The callbacks are called by many goroutines at once; a panic in one ends the
// session that it was for, and is logged.
type Options struct {
	// HostKey is the path of the server's private key. One is made (Ed25519, mode 0600, its public half beside it) where
	// there is none; one that others may read or that is no key is refused.
	HostKey string
	// Limits; what is zero is taken from [DefaultLimits].
	Limits Limits

	// Admit is asked at the start of every session. A refusal, one line in the language of the client's variables, is
	// told to the client, and its connection is closed. Nil admits everyone.
	Admit func(fingerprint string, environ []string) (refusal string)
	// Interface runs a shell that has a terminal. The context ends with the client's line.
	Interface func(ctx context.Context, s *Session)
	// Command runs a command line, or a shell without a terminal ([Session.Line] is empty), and returns its exit
	// status. The context ends with the client's line, and, unless it reads what is typed at a terminal, with ctrl+c
	// there and when the session is told to end. At a terminal a line feed goes out with a carriage return.
	Command func(ctx context.Context, s *Session) int
	// Say gives the words of a key "door.…" for a client with these variables; nil ones: nothing is known of the client.
	// A nil Say leaves clients with the keys.
	Say func(environ []string, key string, data map[string]any) string
	// NoKey is told to whoever comes without a key; empty: "door.no-key" in every language.
	NoKey string

	Logger   *slog.Logger // nil: [slog.Default]
	Observer Observer     // nil: nobody counts
}

// Limits are what one client can take of the server.
type Limits struct {
	Sessions       int // at once
	PerKey         int // sessions of one key at once; it may have twice as many connections
	PerConnection  int // sessions of one connection at once
	PerAddress     int // connections from one address at once, for IPv6 from one /64: a whole venue may share it
	Unfinished     int // connections that have not logged in, from which on some are dropped at random
	UnfinishedMost int // how many of those there are at most

	Handshake time.Duration // from the connection to the log-in
	Empty     time.Duration // a connection without a session
	Idle      time.Duration // without a key pressed; for a command, while it waits for its input
	Longest   time.Duration // of a session
	Write     time.Duration // for a client to take what is written to it
	Grace     time.Duration // for the sessions to end once the server is to stop

	Input int64 // bytes of standard input of a command; see [Session.AllowInput]
}

// DefaultLimits are fit for a summit of a thousand people behind one address, who all come back at once when the server
// was started again. That is why more of them may be on their way in than OpenSSH would let.
func DefaultLimits() Limits {
	return Limits{
		Sessions: 3000, PerKey: 12, PerConnection: 4, PerAddress: 2000, Unfinished: 100, UnfinishedMost: 400,
		Handshake: 20 * time.Second, Empty: 30 * time.Second, Idle: 2 * time.Hour, Longest: 24 * time.Hour,
		Write: 30 * time.Second, Grace: 10 * time.Second,
		Input: 1 << 20,
	}
}

// farewell is how long a session has to end that was told to, while the server goes on.
const farewell = 3 * time.Second

// complete fills in what was left out.
func (o Options) complete() (Options, error) {
	if o.Interface == nil || o.Command == nil {
		return o, errors.New("make the door: Interface and Command are needed")
	}
	if o.Admit == nil {
		o.Admit = func(string, []string) string { return "" }
	}
	if o.Say == nil {
		o.Say = func(_ []string, key string, _ map[string]any) string { return key }
	}
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	o.Limits = o.Limits.complete()
	return o, nil
}

func (l Limits) complete() Limits {
	d := DefaultLimits()
	return Limits{
		Sessions: or(l.Sessions, d.Sessions), PerKey: or(l.PerKey, d.PerKey), PerConnection: or(l.PerConnection, d.PerConnection),
		PerAddress: or(l.PerAddress, d.PerAddress), Unfinished: or(l.Unfinished, d.Unfinished), UnfinishedMost: or(l.UnfinishedMost, d.UnfinishedMost),
		Handshake: or(l.Handshake, d.Handshake), Empty: or(l.Empty, d.Empty), Idle: or(l.Idle, d.Idle), Longest: or(l.Longest, d.Longest),
		Write: or(l.Write, d.Write), Grace: or(l.Grace, d.Grace),
		Input: or(l.Input, d.Input),
	}
}

func or[T int | int64 | time.Duration](value, otherwise T) T {
	if value <= 0 {
		return otherwise
	}
	return value
}
