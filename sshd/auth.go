package sshd

import (
	"crypto/rsa"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/tui/words"
)

// version says nothing of what runs here, which would tell an attacker what to look up.
const version = "SSH-2.0-Concorde"

// config is how one connection is negotiated. Of each kind of algorithm there are the ones without a known weakness;
// among them OpenSSH of the last ten years finds its own.
func (s *Server) config(ctx ssh.Context) *gossh.ServerConfig {
	c := connectionOf(ctx)
	config := &gossh.ServerConfig{
		Config: gossh.Config{
			KeyExchanges: []string{gossh.KeyExchangeMLKEM768X25519, gossh.KeyExchangeCurve25519},
			Ciphers:      []string{gossh.CipherAES256GCM, gossh.CipherAES128GCM},
			MACs:         []string{gossh.HMACSHA256ETM, gossh.HMACSHA512ETM},
		},
		PublicKeyAuthAlgorithms: []string{
			gossh.KeyAlgoED25519, gossh.KeyAlgoSKED25519, gossh.KeyAlgoSKECDSA256,
			gossh.KeyAlgoECDSA256, gossh.KeyAlgoECDSA384, gossh.KeyAlgoECDSA521, gossh.KeyAlgoRSASHA512, gossh.KeyAlgoRSASHA256,
		},
		MaxAuthTries:  6,
		ServerVersion: version,
	}
	config.PublicKeyCallback = func(_ gossh.ConnMetadata, key gossh.PublicKey) (*gossh.Permissions, error) {
		return nil, s.sheltered(func() error { return s.offered(c, key) })
	}
	config.VerifiedPublicKeyCallback = func(_ gossh.ConnMetadata, key gossh.PublicKey, _ *gossh.Permissions, _ string) (*gossh.Permissions, error) {
		fingerprint := gossh.FingerprintSHA256(key)
		err := s.sheltered(func() error { return s.proven(c, fingerprint) })
		return &gossh.Permissions{ExtraData: map[any]any{identity{}: fingerprint}}, err
	}
	config.KeyboardInteractiveCallback = func(_ gossh.ConnMetadata, ask gossh.KeyboardInteractiveChallenge) (*gossh.Permissions, error) {
		return nil, s.sheltered(func() error { return s.keyless(c, ask) })
	}
	return config
}

// identity is where the fingerprint of the key that signed is kept, with what the library keeps of the attempt that
// succeeded. Nothing is kept of the others.
type identity struct{}

// identityOf is the fingerprint of the key that signed the log-in, or nothing.
func identityOf(conn *gossh.ServerConn) string {
	if conn.Permissions == nil {
		return ""
	}
	fingerprint, _ := conn.Permissions.ExtraData[identity{}].(string)
	return fingerprint
}

// offered decides about a key that a client says it has. It has proven nothing yet, and may never: so that it offered
// the key says nothing about who it is, and nothing of it is kept.
func (s *Server) offered(c *connection, key gossh.PublicKey) error {
	c.spoke()
	fault := weak(key)
	if fault == "" {
		return nil
	}
	s.counter.refused(CauseKey)
	return s.banner(c, fault)
}

// proven decides about a client that has the key it offered.
func (s *Server) proven(c *connection, fingerprint string) error {
	if s.register.login(c, fingerprint) {
		c.arm(s.limits.Empty, CauseEmpty)
		s.counter.handshake()
		return nil
	}
	s.counter.refused(CausePerKey)
	return s.banner(c, "door.refused.connections")
}

// keyless lets nobody in. A client asks for this method after all of its keys, if it has any, were of no use: so it is
// the one moment in which those without a key, and nobody else, can be told what to do about it.
func (s *Server) keyless(c *connection, ask gossh.KeyboardInteractiveChallenge) error {
	if !c.tellOnce("door.no-key") {
		return errRefused
	}
	s.counter.refused(CauseNoKey)
	advice := s.options.NoKey
	if advice == "" {
		advice = s.everyLanguage("door.no-key")
	}
	_, _ = ask("", advice, nil, nil) // whoever does not listen is refused as well
	return errRefused
}

// weak is what is wrong with a kind of key, as the key of words; nothing if it is fit. A certificate is refused because
// its holder can sign as many as they like, each with a fingerprint of its own, for one key.
func weak(key gossh.PublicKey) string {
	if _, ok := key.(*gossh.Certificate); ok {
		return "door.refused.certificate"
	}
	if key.Type() != gossh.KeyAlgoRSA {
		return ""
	}
	wrapped, ok := key.(gossh.CryptoPublicKey)
	if !ok {
		return "door.refused.short"
	}
	const fewest = 2048 // bits
	if public, ok := wrapped.CryptoPublicKey().(*rsa.PublicKey); !ok || public.N.BitLen() < fewest {
		return "door.refused.short"
	}
	return ""
}

var errRefused = errors.New("refused")

// banner refuses an attempt to log in and says why, once a connection for each reason, in every language: a client says
// which one it reads only after it has logged in.
func (s *Server) banner(c *connection, key string) error {
	if !c.tellOnce(key) {
		return errRefused
	}
	return &gossh.BannerError{Err: errRefused, Message: s.everyLanguage(key)}
}

func (s *Server) everyLanguage(key string) string {
	var lines strings.Builder
	for _, lang := range words.Languages() {
		fmt.Fprintf(&lines, "%s\r\n", s.say([]string{"LANG=" + lang}, key, nil))
	}
	return lines.String()
}

// sheltered turns a panic into a refusal.
func (s *Server) sheltered(decide func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			s.counter.refused(CausePanic)
			s.logger.Error("a log-in panicked", "panic", cause, "stack", string(debug.Stack()))
			err = errRefused
		}
	}()
	return decide()
}
