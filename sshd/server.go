package sshd

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"sync"

	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/store/background"
)

// version is what the server calls itself; of no use to whoever looks for an
// old one.
const version = "Concorde"

// Options are what a server needs.
type Options struct {
	HostKey string // path of the host key, which is made where there is none
	Limits  Limits

	// Admit refuses a key after it has proven to be who it says, with a line
	// for its owner in the language of their environment; empty: welcome.
	Admit func(fingerprint string, environ []string) (refusal string)
	// Interface shows the interface to somebody at a terminal.
	Interface func(context.Context, *Session)
	// Command carries out a command line, which is empty where somebody comes
	// without a terminal and without one; it returns the exit status.
	Command func(context.Context, *Session) int
	// Say is a line in the client's language: keys door.*.
	Say func(environ []string, key string, data map[string]any) string
	// NoKey is told to whoever comes without a key, in every language.
	NoKey string

	Logger   *slog.Logger
	Observer Observer // nil: nobody looks
}

// Server is the door. Make it with [New].
type Server struct {
	options Options
	limits  Limits
	logger  *slog.Logger
	watch   Observer
	ssh     *ssh.Server
	key     gossh.PublicKey
	gate    *gate
	group   *background.Group

	mu       sync.Mutex
	sessions map[*visitor]struct{}
	perKey   map[string]int
	ending   Ending // what everybody is told who comes now; empty while the door is open
}

// New makes a server. It listens once it is told to [Server.Serve].
func New(options Options) (*Server, error) {
	signer, err := hostKey(options.HostKey)
	if err != nil {
		return nil, err
	}
	if options.Logger == nil {
		options.Logger = slog.New(slog.DiscardHandler)
	}
	if options.Observer == nil {
		options.Observer = nobody{}
	}
	limits := options.Limits.complete()
	s := &Server{
		options: options, limits: limits, logger: options.Logger, watch: options.Observer, key: signer.PublicKey(),
		gate: newGate(limits), group: background.NewGroup(options.Logger),
		sessions: make(map[*visitor]struct{}), perKey: make(map[string]int),
	}
	s.ssh, err = wish.NewServer(s.library(signer))
	if err != nil {
		return nil, fmt.Errorf("make the server: %w", err)
	}
	return s, nil
}

// library sets up the library: what it would do of itself is taken from it.
func (s *Server) library(signer gossh.Signer) ssh.Option {
	return func(server *ssh.Server) error {
		server.Version = version
		server.HostSigners = []ssh.Signer{signer}
		server.HandshakeTimeout = s.limits.Handshake
		server.ConnCallback = s.accept
		server.ServerConfigCallback = s.protocolFor
		server.PublicKeyHandler = s.offered
		server.KeyboardInteractiveHandler = s.withoutKey
		server.ConnectionFailedCallback = s.failed
		server.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.serveChannel, "default": s.refuseChannel}
		server.RequestHandlers = map[string]ssh.RequestHandler{"default": s.refuseRequest}
		server.SubsystemHandlers = map[string]ssh.SubsystemHandler{}
		return nil
	}
}

// Fingerprint is that of the host key, as people compare it.
func (s *Server) Fingerprint() string { return gossh.FingerprintSHA256(s.key) }

// PublicKey is the host key as known_hosts has it, without the host.
func (s *Server) PublicKey() string {
	return strings.TrimSpace(string(gossh.MarshalAuthorizedKey(s.key)))
}

// Online is how many sessions there are.
func (s *Server) Online() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.sessions)
}

// Serve lets people in until the context ends. It then tells those who are in,
// gives them a few seconds, and returns when nothing of theirs runs any more. A
// server serves once.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	served, over := make(chan struct{}), make(chan struct{})
	s.group.Go("shut the door", func() {
		defer close(over)
		select {
		case <-ctx.Done():
		case <-served:
		}
		s.shut()
	})
	err := s.ssh.Serve(l)
	close(served)
	<-over
	s.group.Wait()
	if errors.Is(err, ssh.ErrServerClosed) {
		return nil
	}
	return fmt.Errorf("let people in: %w", err)
}

// shut ends the server: nobody comes in any more, those who are in are told,
// and whoever has not left in time is put out.
func (s *Server) shut() {
	s.mu.Lock()
	s.ending = endingShutdown
	s.mu.Unlock()
	s.End("", endingShutdown)
	grace, cancel := context.WithTimeout(context.Background(), s.limits.Grace)
	defer cancel()
	s.gate.shut()
	if err := s.ssh.Shutdown(grace); err != nil && !errors.Is(err, net.ErrClosed) {
		s.logger.Info("some did not leave in time", "error", err)
	}
	_ = s.ssh.Close() // its listeners are closed
	s.gate.closeAll()
}

// End tells the sessions of a key that they end, or all where it is empty, and
// returns how many there are.
func (s *Server) End(fingerprint string, why Ending) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	told := 0
	for v := range s.sessions {
		if fingerprint == "" || v.fingerprint == fingerprint {
			v.end(why)
			told++
		}
	}
	return told
}

// enter counts a session in; a word says why it cannot be.
func (s *Server) enter(v *visitor) (refusal string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.ending != "":
		return "closing"
	case len(s.sessions) >= s.limits.Sessions:
		return "full"
	case s.perKey[v.fingerprint] >= s.limits.PerKey:
		return "per-key"
	}
	s.sessions[v] = struct{}{}
	s.perKey[v.fingerprint]++
	return ""
}

// leave counts it out.
func (s *Server) leave(v *visitor) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.sessions, v)
	if s.perKey[v.fingerprint]--; s.perKey[v.fingerprint] <= 0 {
		delete(s.perKey, v.fingerprint)
	}
}
