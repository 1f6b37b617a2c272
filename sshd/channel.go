package sshd

import (
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// refuseChannel refuses every channel but a session: nothing is forwarded.
func (s *Server) refuseChannel(_ *ssh.Server, _ *gossh.ServerConn, wanted gossh.NewChannel, _ ssh.Context) {
	s.watch.Refused("channel")
	_ = wanted.Reject(gossh.Prohibited, "only sessions are served here") // whoever has left does not hear it
}

// refuseRequest refuses every request that is about the connection.
func (s *Server) refuseRequest(ssh.Context, *ssh.Server, *gossh.Request) (bool, []byte) {
	return false, nil
}

// arrived notes that a connection is through its handshake, and closes it
// should it never open a session.
func (s *Server) arrived(l *line) {
	s.gate.through(l)
	s.watch.Handshake()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.rest(s.limits.Empty)
}

// rest closes a line after a time without a session.
func (l *line) rest(patience time.Duration) {
	if l.empty == nil {
		l.empty = time.AfterFunc(patience, func() { _ = l.Close() })
		return
	}
	l.empty.Reset(patience)
}

// openChannel counts a session of a line in.
func (l *line) openChannel(most int) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.channels >= most {
		return false
	}
	l.channels++
	if l.empty != nil {
		l.empty.Stop()
	}
	return true
}

func (l *line) closeChannel(patience time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.channels--; l.channels == 0 {
		l.rest(patience)
	}
}

// serveChannel serves one session, from the opening of its channel to its end.
// It runs on a goroutine of the library's that recovers.
func (s *Server) serveChannel(_ *ssh.Server, connection *gossh.ServerConn, wanted gossh.NewChannel, ctx ssh.Context) {
	l, ok := ctx.Value(lineKey{}).(*line)
	fingerprint := fingerprintOf(ctx)
	if !ok || fingerprint == "" { // the library let somebody in who has shown no key
		_ = wanted.Reject(gossh.Prohibited, "a key is needed")
		_ = connection.Close()
		return
	}
	if !l.openChannel(s.limits.PerConnection) {
		s.watch.Refused("per-connection")
		_ = wanted.Reject(gossh.ResourceShortage, "no more sessions on one connection")
		return
	}
	defer l.closeChannel(s.limits.Empty)
	channel, requests, err := wanted.Accept()
	if err != nil {
		return // they have left
	}
	v := newVisitor(s, l, channel, fingerprint)
	v.remote, v.user = remoteOf(connection.RemoteAddr()), logged(connection.User())
	defer v.close()
	v.serve(ctx, requests)
}
