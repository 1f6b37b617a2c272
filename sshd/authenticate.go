package sshd

import (
	"net"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/store/text"
)

// protocolFor is what is agreed on with one client, and notes that it is in.
func (s *Server) protocolFor(ctx ssh.Context) *gossh.ServerConfig {
	config := protocol()
	config.AuthLogCallback = func(_ gossh.ConnMetadata, _ string, err error) {
		if l, ok := ctx.Value(lineKey{}).(*line); ok && err == nil {
			s.arrived(l)
		}
	}
	return config
}

// offered says whether a key may try to come in. It is asked about keys that
// are only offered, and may never be proven: so nothing is kept of them.
func (s *Server) offered(ctx ssh.Context, key ssh.PublicKey) bool {
	err := acceptable(key)
	if err != nil {
		s.watch.Refused("key")
		s.logger.Info("a key is not taken", "remote", remoteOf(ctx.RemoteAddr()), "type", logged(key.Type()), "error", err)
	}
	return err == nil
}

// withoutKey tells somebody who has no key, or none that is taken, how to make
// one. It lets nobody in. The line is closed, because clients ask again.
func (s *Server) withoutKey(ctx ssh.Context, ask gossh.KeyboardInteractiveChallenge) bool {
	s.watch.Refused("no-key")
	if s.options.NoKey != "" {
		_, _ = ask("", s.options.NoKey, nil, nil) // whoever does not listen is refused as well
	}
	if l, ok := ctx.Value(lineKey{}).(*line); ok {
		_ = l.Close() // they have read it: the answer to ask says so
	}
	return false
}

// failed notes a handshake that came to nothing.
func (s *Server) failed(connection net.Conn, err error) {
	s.watch.Refused("handshake")
	s.logger.Info("a handshake failed", "remote", remoteOf(connection.RemoteAddr()), "error", logged(err.Error()))
}

// fingerprintOf is that of the key that the handshake was signed with. The
// library takes it from the permissions that came with the signature, and not
// from what was offered last.
func fingerprintOf(ctx ssh.Context) string {
	key, ok := ctx.Value(ssh.ContextKeyPublicKey).(gossh.PublicKey)
	if !ok || key == nil {
		return ""
	}
	return gossh.FingerprintSHA256(key)
}

// logged is what a client says of itself as a log may repeat it.
func logged(said string) string {
	if len(said) > 4*mostLogged {
		said = said[:4*mostLogged]
	}
	if runes := []rune(text.Line(said)); len(runes) > mostLogged {
		return string(runes[:mostLogged])
	}
	return text.Line(said)
}

func remoteOf(address net.Addr) string {
	if address == nil {
		return ""
	}
	return address.String()
}
