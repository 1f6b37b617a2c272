package sshd

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"runtime/debug"
	"strings"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/store/background"
)

// Server is the door. Make it with [New]; it is used once. Its methods may be called by several goroutines at once.
type Server struct {
	options  Options
	limits   Limits
	signer   gossh.Signer
	logger   *slog.Logger
	counter  counter
	register *register
	frame    *ssh.Server
	lines    *tally // connections that the frame serves
	visits   *tally // sessions, and what they run
}

// New makes a server, and its host key where there is none.
func New(options Options) (*Server, error) {
	signer, err := hostKey(options.HostKey)
	if err != nil {
		return nil, err
	}
	if options, err = options.complete(); err != nil {
		return nil, err
	}
	s := &Server{
		options: options, limits: options.Limits, signer: signer, logger: options.Logger,
		counter:  counter{options.Observer, options.Logger},
		register: newRegister(options.Limits), lines: newTally(), visits: newTally(),
	}
	s.frame, err = wish.NewServer(s.settings)
	if err != nil {
		return nil, fmt.Errorf("make the door: %w", err)
	}
	return s, nil
}

// settings set the frame up. What it is not given it would choose itself, and not always well.
func (s *Server) settings(frame *ssh.Server) error {
	frame.HostSigners = []ssh.Signer{s.signer} // or it makes one wherever it was started
	frame.ConnCallback = s.receive
	frame.ServerConfigCallback = s.config
	frame.ConnectionFailedCallback = func(_ net.Conn, err error) {
		s.logger.Debug("a client did not log in", "error", forLog(err.Error()))
	}
	frame.ConnectionCloseCallback = func(net.Conn) { s.lines.done() }
	frame.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.channel, "default": s.refuseChannel}
	frame.RequestHandlers = map[string]ssh.RequestHandler{"default": s.refuseRequest}
	frame.SubsystemHandlers = map[string]ssh.SubsystemHandler{}
	return nil
}

// receive looks at a connection before a byte is read from it.
func (s *Server) receive(ctx ssh.Context, conn net.Conn) net.Conn {
	c := s.newConnection(conn)
	refused, instead := s.register.arrive(c)
	if instead != nil {
		instead.drop(CauseFlood)
	}
	if refused != "" {
		s.counter.refused(refused)
		return nil
	}
	ctx.SetValue(connectionKey{}, c)
	c.arm(s.limits.Handshake, CauseHandshake)
	s.lines.add()
	return c
}

// refuseChannel refuses every channel that is no session: nothing is forwarded here.
func (s *Server) refuseChannel(_ *ssh.Server, _ *gossh.ServerConn, channel gossh.NewChannel, ctx ssh.Context) {
	c := connectionOf(ctx)
	if c.refuse(func() { _ = channel.Reject(gossh.Prohibited, s.say(nil, "door.refused.channel", nil)) }) {
		s.counter.refused(CauseChannel)
	}
}

// refuseRequest refuses every request that concerns a whole connection, such as to listen on a port.
func (s *Server) refuseRequest(_ ssh.Context, _ *ssh.Server, request *gossh.Request) (bool, []byte) {
	if !strings.HasPrefix(request.Type, "keepalive@") { // to which a no is as good as a yes
		s.counter.refused(CauseRequest)
	}
	return false, nil
}

// Fingerprint is that of the host key: "SHA256:…".
func (s *Server) Fingerprint() string { return gossh.FingerprintSHA256(s.signer.PublicKey()) }

// PublicKey is the public half of the host key, as a line for known_hosts without the host's name.
func (s *Server) PublicKey() string {
	return strings.TrimSpace(string(gossh.MarshalAuthorizedKey(s.signer.PublicKey())))
}

// Online is how many sessions are running.
func (s *Server) Online() int { return s.register.online() }

// End closes what a key has here, after its sessions were told why, and returns how many sessions that were. It does
// not keep the key from coming back: [Options.Admit] does.
func (s *Server) End(fingerprint string, why Ending) int {
	connections, sessions := s.register.of(fingerprint)
	for _, v := range sessions {
		v.end(why, farewell)
	}
	for _, c := range connections {
		c.leaveWithin(farewell + parting)
	}
	return len(sessions)
}

// Serve lets clients in through l until the context ends; then it closes l, tells the sessions, gives them
// [Limits.Grace] to end, and closes what is left. When it returns, nothing of it runs any more. It returns nil, or
// what was wrong with l, or that a session would not end.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	group := background.NewGroup(s.logger)
	broken := make(chan error, 1)
	group.Go("accept connections", func() {
		defer close(broken)
		broken <- s.frame.Serve(l)
	})
	var failed error
	select {
	case <-ctx.Done():
	case failed = <-broken:
		failed = fmt.Errorf("accept connections: %w", failed)
	}
	_ = l.Close()
	group.Wait()
	return errors.Join(failed, s.stop())
}

// stop ends everything.
func (s *Server) stop() error {
	until := time.Now().Add(s.limits.Grace)
	connections, sessions := s.register.stop()
	for _, v := range sessions {
		v.end(EndingShutdown, s.limits.Grace)
	}
	for _, c := range connections {
		c.leaveWithin(s.limits.Grace)
	}
	s.visits.wait(until)
	connections, _ = s.register.stop()
	for _, c := range connections {
		_ = c.Close()
	}
	s.lines.wait(time.Time{})
	if left := s.visits.wait(time.Now().Add(s.limits.Grace)); left > 0 {
		return fmt.Errorf("close the door: %d sessions did not end", left)
	}
	return nil
}

// say gives words. Whoever has them may panic, and then the key has to do: a refusal is told all the same.
func (s *Server) say(environ []string, key string, data map[string]any) (said string) {
	defer func() {
		if cause := recover(); cause != nil {
			s.counter.refused(CausePanic)
			s.logger.Error("the door's words panicked", "key", key, "panic", cause, "stack", string(debug.Stack()))
			said = key
		}
	}()
	return s.options.Say(environ, key, data)
}
