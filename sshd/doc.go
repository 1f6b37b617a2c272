// Package sshd is the door: an SSH server that lets everyone in who has a key, and hands each of their sessions to the
// interface or to a command. It knows keys and limits, and no catalogue; what a session then does is not its business.
//
// The frame is wish's server, and below it charm.land/ssh and golang.org/x/crypto/ssh. Of the frame we take the
// listener and the connections. Sessions we serve ourselves, on the channels of x/crypto, because those of
// charm.land/ssh keep every environment variable that is sent, believe any size of a terminal, write that size while a
// handler reads it, block for ever on a size that nobody takes, and say yes to agent forwarding. For the same reason
// its timeouts are not used: its idle timer is fed by what the server itself sends.
//
// Who somebody is, is the key whose signature ended the handshake, and nothing else: not the user name, and not a key
// that was only offered. Whoever has no key is told how to make one.
//
// A room full of people shares one address. So what is limited by address is limited generously, what is limited
// strictly is limited by key, and a flood before the log-in is met with an early random drop, which prefers those who
// connect and say nothing.
//
// No lock is held while a client is written to, every write has a deadline, and a client who does not read loses its
// own connection and nobody else's.
package sshd
