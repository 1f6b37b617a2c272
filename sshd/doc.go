// Package sshd is the door: everyone may come in, and nobody may harm another.
//
// A [Server] listens, finds out by which key somebody comes, and hands their
// session to one of two functions: one that shows the interface on a terminal,
// and one that carries out a command line. It knows keys and limits, and no
// catalogue.
//
// The frame is wish, on charm.land/ssh. What decides about safety is ours,
// because a stranger speaks to it:
//
//   - Identity is the key that signed the handshake, and nothing else. The
//     library asks about every key that is merely offered; answering that stores
//     nothing. Passwords, certificates and short RSA keys do not come in.
//   - A session's requests are read by [Server.serveChannel] instead of by the
//     library's handler, which takes a terminal of 4,294,967,295 columns, any
//     number of variables, and answers yes to what it does not do. Here sizes are
//     clamped, variables counted, and everything is refused that is not named.
//   - A size that nobody has looked at yet is replaced by the newer one, so that
//     a flood of them costs nothing.
//   - A session has its own clock of keys pressed: what the server draws does
//     not count as being there. A write has a deadline, so that a client that
//     does not read holds up itself alone.
//   - Before the handshake, connections are dropped at random when many are
//     unfinished, as OpenSSH does, so that some of the good ones still get in.
//
// Every goroutine ends with its connection, and [Server.Serve] returns when the
// last has ended.
package sshd
