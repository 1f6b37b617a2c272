package sshd

import "time"

// Limits say how much a server, a key, a connection or an address gets.
// Zero stands for the default.
type Limits struct {
	Sessions      int // at once, of all
	PerKey        int // sessions of one key
	PerConnection int // sessions of one connection
	PerAddress    int // connections from one address, /64 for IPv6: high, because a venue shares one

	Unfinished     int // connections in their handshake, from which on some are dropped at random
	UnfinishedMost int // and at which all are

	Handshake time.Duration // for coming in
	Empty     time.Duration // that a connection may stay without a session
	Idle      time.Duration // without a key, at a terminal
	Longest   time.Duration // of a session
	Write     time.Duration // that a client may take to read what is written to it
	Grace     time.Duration // from being told to end, to the end

	Input int64 // bytes of a command's standard input
}

// DefaultLimits are for a summit: a thousand people, most behind one address.
func DefaultLimits() Limits {
	return Limits{
		Sessions: 3000, PerKey: 12, PerConnection: 4, PerAddress: 2000,
		Unfinished: 100, UnfinishedMost: 400,
		Handshake: 20 * time.Second, Empty: 30 * time.Second,
		Idle: 2 * time.Hour, Longest: 24 * time.Hour, Write: 30 * time.Second, Grace: 10 * time.Second,
		Input: 1 << 20,
	}
}

// complete fills in what was left out.
func (l Limits) complete() Limits {
	defaults := DefaultLimits()
	for _, one := range []struct{ value, other *int }{
		{&l.Sessions, &defaults.Sessions}, {&l.PerKey, &defaults.PerKey}, {&l.PerConnection, &defaults.PerConnection},
		{&l.PerAddress, &defaults.PerAddress}, {&l.Unfinished, &defaults.Unfinished}, {&l.UnfinishedMost, &defaults.UnfinishedMost},
	} {
		if *one.value <= 0 {
			*one.value = *one.other
		}
	}
	for _, one := range []struct{ value, other *time.Duration }{
		{&l.Handshake, &defaults.Handshake}, {&l.Empty, &defaults.Empty}, {&l.Idle, &defaults.Idle},
		{&l.Longest, &defaults.Longest}, {&l.Write, &defaults.Write}, {&l.Grace, &defaults.Grace},
	} {
		if *one.value <= 0 {
			*one.value = *one.other
		}
	}
	if l.Input <= 0 {
		l.Input = defaults.Input
	}
	return l
}

// What a client may say at most, whoever runs the server.
const (
	mostWidth     = 500
	mostHeight    = 200
	mostVariables = 16
	mostVariable  = 128     // bytes of a name and of a value
	mostLine      = 4 << 10 // bytes of a command line
	mostLogged    = 64      // characters of what a client calls itself
)
