package sshd_test

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/sshd"
)

func TestWhoComesIsTheKeyThatSigned(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{})
	signer := newSigner(t)
	s := sit(t, d.knock(signer), 120, 40)
	if got, want := s.reads(t), "hello "+ssh.FingerprintSHA256(signer.PublicKey())+" 120×40"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Row 2: a key that is offered is not a key that is proven. The real client
// offers an organiser's public key, has nothing to sign with, and goes on to
// its own.
func TestOfferingAnothersKeyGivesNothing(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Command: func(_ context.Context, s *sshd.Session) int { fmt.Fprint(s.Out, s.Fingerprint); return 0 }})
	organiser, own := keyFile(t), keyFile(t)
	if err := os.Remove(organiser); err != nil { // the public half is all they have
		t.Fatal(err)
	}
	out, err := openSSH(t, d, own, "-v", "-i", organiser+".pub", "localhost", "who").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if !strings.Contains(string(out), "Server accepts key: "+organiser) {
		t.Fatalf("the organiser's key was not even offered:\n%s", out)
	}
	if !strings.Contains(string(out), "\n"+fingerprintOf(t, own)) {
		t.Errorf("whoever boasts is not taken for themself:\n%s", out)
	}
}

func (d *door) dial(config *ssh.ClientConfig) *ssh.Client {
	d.t.Helper()
	client, err := ssh.Dial("tcp", d.address, config)
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { _ = client.Close() })
	return client
}

// Row 3: without a key nobody comes in, and is told how to get one.
func TestWithoutAKeyNobodyComesIn(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{NoKey: "make a key"})
	told := ""
	listen := func(_, instruction string, questions []string, _ []bool) ([]string, error) {
		told += instruction
		return make([]string, len(questions)), nil
	}
	for name, methods := range map[string][]ssh.AuthMethod{
		"none":                 nil,
		"password":             {ssh.Password("secret")},
		"keyboard-interactive": {ssh.KeyboardInteractive(listen)},
	} {
		client, err := ssh.Dial("tcp", d.address, configOf(methods...))
		if err == nil {
			client.Close()
			t.Errorf("%s lets somebody in", name)
		}
	}
	if told != "make a key" {
		t.Errorf("whoever has no key is told %q", told)
	}
}

// Row 4: certificates, and RSA keys that are too short.
func TestKeysThatAreNotTaken(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{})
	for bits, taken := range map[int]bool{1024: false, 2048: true} {
		private, err := rsa.GenerateKey(rand.Reader, bits)
		if err != nil {
			t.Skipf("no key of %d bits can be made here: %v", bits, err)
		}
		signer, err := ssh.NewSignerFromKey(private)
		if err != nil {
			t.Fatal(err)
		}
		client, err := ssh.Dial("tcp", d.address, configOf(ssh.PublicKeys(signer)))
		if err == nil {
			client.Close()
		}
		if (err == nil) != taken {
			t.Errorf("RSA of %d bits: %v", bits, err)
		}
	}
	own := newSigner(t)
	certificate := &ssh.Certificate{Key: own.PublicKey(), CertType: ssh.UserCert, ValidBefore: ssh.CertTimeInfinity, ValidPrincipals: []string{"ana"}}
	if err := certificate.SignCert(rand.Reader, own); err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewCertSigner(certificate, own)
	if err != nil {
		t.Fatal(err)
	}
	if client, err := ssh.Dial("tcp", d.address, configOf(ssh.PublicKeys(signer))); err == nil {
		client.Close()
		t.Error("a certificate lets somebody in")
	}
	d.stillOpen()
}

// Row 8: no more sessions on a connection than a person needs.
func TestSessionsOfOneConnection(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Limits: sshd.Limits{PerConnection: 4}})
	client := d.knock(newSigner(t))
	for range 4 {
		sit(t, client, 80, 24).reads(t)
	}
	for range 2000 {
		if s, err := client.NewSession(); err == nil {
			s.Close()
			t.Fatal("a fifth session opens")
		}
	}
	if d.Online() != 4 {
		t.Errorf("%d sessions are open", d.Online())
	}
	d.stillOpen()
}

// Row 8: variables that are too many, too long or nobody's.
func TestVariables(t *testing.T) {
	t.Parallel()
	got := make(chan []string, 1)
	d := open(t, sshd.Options{Command: func(_ context.Context, s *sshd.Session) int { got <- s.Environ; return 0 }})
	s := session(t, d.knock(newSigner(t)))
	for name, value := range map[string]string{
		"LD_PRELOAD": "/tmp/x.so", "PATH": "/tmp", "HOME": "/", "COLORTERM": "true\x1bcolor", "LC_TIME": strings.Repeat("x", 129), "BASH_ENV": "x",
	} {
		if s.Setenv(name, value) == nil {
			t.Errorf("%s=%.20q is taken", name, value)
		}
	}
	for i := range 5000 { // half a gigabyte, if it were kept
		_, _ = s.SendRequest("env", false, ssh.Marshal(struct{ Name, Value string }{fmt.Sprint("V", i), strings.Repeat("v", 30_000)}))
		if i > 300 {
			break
		}
	}
	for _, lang := range []string{"en_GB.UTF-8", "fr_FR.UTF-8"} {
		if err := s.Setenv("LANG", lang); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Run("env"); err != nil {
		t.Fatal(err)
	}
	if env := <-got; len(env) != 1 || env[0] != "LANG=fr_FR.UTF-8" {
		t.Errorf("the session has %q", env)
	}
}

// Row 8: command lines and standard input that are too long; quotes that are not closed.
func TestCommandLines(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{
		Limits: sshd.Limits{Input: 1000},
		Command: func(_ context.Context, s *sshd.Session) int {
			if len(s.Args) > 0 && s.Args[0] == "read" {
				data, err := io.ReadAll(s.In)
				fmt.Fprintf(s.Out, "%d %t", len(data), errors.Is(err, sshd.ErrInput))
			}
			return 7
		},
	})
	client := d.knock(newSigner(t))
	if _, problems, status := ask(t, client, strings.Repeat("x", 4097)); status != 2 || !strings.Contains(problems, "door.refused.line") {
		t.Errorf("a long line: status %d, %q", status, problems)
	}
	if _, problems, status := ask(t, client, `tool show "x`); status != 2 || !strings.Contains(problems, "door.refused.quote") {
		t.Errorf("an open quote: status %d, %q", status, problems)
	}
	if _, _, status := ask(t, client, "tool list"); status != 7 {
		t.Errorf("the status is %d", status)
	}
	for size, want := range map[int]string{999: "999 false", 1000: "1000 false", 1001: "1000 true", 9000: "1000 true"} {
		s := session(t, client)
		s.Stdin = strings.NewReader(strings.Repeat("x", size))
		out, _ := s.Output("read")
		if string(out) != want {
			t.Errorf("%d bytes of input: %s, not %s", size, out, want)
		}
	}
}

// Row 13: nothing is done but shells, commands, terminals and variables.
func TestEverythingElseIsRefused(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{})
	client := d.knock(newSigner(t))
	for _, kind := range []string{
		"tcpip-forward", "cancel-tcpip-forward", "streamlocal-forward@openssh.com", "keepalive@openssh.com",
		"no-more-sessions@openssh.com", "hostkeys-prove-00@openssh.com", "frob",
	} {
		if ok, _, err := client.SendRequest(kind, true, nil); ok || err != nil {
			t.Errorf("request %s: %t, %v", kind, ok, err)
		}
	}
	for _, kind := range []string{"direct-tcpip", "forwarded-tcpip", "direct-streamlocal@openssh.com", "x11", "auth-agent@openssh.com", "tun@openssh.com", "frob"} {
		if channel, _, err := client.OpenChannel(kind, make([]byte, 64)); err == nil {
			channel.Close()
			t.Errorf("channel %s opens", kind)
		}
	}
	s := session(t, client)
	for _, kind := range []string{"auth-agent-req@openssh.com", "x11-req", "subsystem", "signal", "break", "xon-xoff", "exit-status", "eow@openssh.com", "frob"} {
		if ok, err := s.SendRequest(kind, true, ssh.Marshal(struct{ Name string }{"sftp"})); ok || err != nil {
			t.Errorf("session request %s: %t, %v", kind, ok, err)
		}
	}
	d.stillOpen()
}

// Row 14: what a client calls itself makes one line of the log, clean and short.
func TestLogLinesCannotBeForged(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{})
	config := configOf(ssh.PublicKeys(newSigner(t)))
	config.User = "ana\n{\"level\":\"ERROR\"}\x1b[31m\u202e" + strings.Repeat("x", 1000)
	client := d.dial(config)
	ask(t, client, "x\n\x1b]0;title\x07")
	for _, line := range strings.Split(d.log.String(), "\n") {
		if strings.HasPrefix(line, `{"level"`) || strings.ContainsAny(line, "\x1b\u202e") || len(line) > 600 {
			t.Errorf("the log has %q", line)
		}
	}
	if !strings.Contains(d.log.String(), `"session"`) {
		t.Error("the log has no session")
	}
}

// Row 15: the host key is its owner's, where the server was told, and stays.
func TestHostKey(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "host_key")
	first := build(t, sshd.Options{HostKey: path}, io.Discard, &counts{of: map[string]int{}})
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("the key is %v, %v", info.Mode(), err)
	}
	if again := build(t, sshd.Options{HostKey: path}, io.Discard, &counts{of: map[string]int{}}); again.Fingerprint() != first.Fingerprint() {
		t.Error("the key changes with a restart")
	}
	if public, err := os.ReadFile(path + ".pub"); err != nil || strings.TrimSpace(string(public)) != first.PublicKey() {
		t.Errorf("beside it lies %q, %v", public, err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := sshd.New(sshd.Options{HostKey: path}); !errors.Is(err, sshd.ErrHostKeyOpen) {
		t.Errorf("a key that others read: %v", err)
	}
	if err := errors.Join(os.Chmod(path, 0o600), os.WriteFile(path, []byte("not a key"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, err := sshd.New(sshd.Options{HostKey: path}); !errors.Is(err, sshd.ErrHostKey) {
		t.Errorf("no key: %v", err)
	}
	if _, err := sshd.New(sshd.Options{HostKey: filepath.Join(path, "beneath")}); err == nil {
		t.Error("a path that cannot be is taken")
	}
}

// Row 10: somebody who comes in and asks for nothing, or does not finish coming in.
func TestThoseWhoOnlyHoldTheLine(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Limits: sshd.Limits{Handshake: 200 * time.Millisecond, Empty: 200 * time.Millisecond}})
	silent, err := net.Dial("tcp", d.address)
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	gone := make(chan error, 3)
	go func() { _, err := io.Copy(io.Discard, silent); gone <- err }()
	empty := d.knock(newSigner(t))
	go func() { gone <- empty.Wait() }()
	undecided := d.knock(newSigner(t))
	session(t, undecided)
	go func() { gone <- undecided.Wait() }()
	for range 3 {
		select {
		case <-gone:
		case <-time.After(patience):
			t.Fatal("somebody holds the line for ever")
		}
	}
	d.stillOpen()
}

// Row 10: a flood of connections that do nothing does not keep everybody out.
func TestAFlood(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Limits: sshd.Limits{Unfinished: 10, UnfinishedMost: 100}})
	for range 60 {
		connection, err := net.Dial("tcp", d.address)
		if err != nil {
			t.Fatal(err)
		}
		defer connection.Close()
	}
	deadline := time.Now().Add(patience)
	for {
		client, err := ssh.Dial("tcp", d.address, configOf(ssh.PublicKeys(newSigner(t))))
		if err == nil {
			client.Close()
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("nobody gets in any more: %v", err)
		}
	}
	if d.counts.count("flood") == 0 {
		t.Error("nothing was dropped")
	}
}

// Row 10: one address, one key.
func TestLimitsOfAnAddressAndOfAKey(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Limits: sshd.Limits{PerAddress: 3, PerKey: 2}})
	signer := newSigner(t)
	for range 2 {
		sit(t, d.knock(signer), 80, 24).reads(t)
	}
	third := d.knock(signer)
	if _, problems, status := ask(t, third, "x"); status != 1 || !strings.Contains(problems, "door.refused.per-key") {
		t.Errorf("a third session of a key: status %d, %q", status, problems)
	}
	if client, err := ssh.Dial("tcp", d.address, configOf(ssh.PublicKeys(newSigner(t)))); err == nil {
		client.Close()
		t.Error("a fourth connection of an address comes in")
	}
	third.Close()
	deadline := time.Now().Add(patience)
	for {
		client, err := ssh.Dial("tcp", d.address, configOf(ssh.PublicKeys(newSigner(t))))
		if err == nil {
			client.Close()
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("a place that was given back is not given out")
		}
	}
}

// Row 11: nobody sits there, whatever we draw; and nobody sits for ever.
func TestIdleAndLongest(t *testing.T) {
	t.Parallel()
	for why, limits := range map[sshd.Ending]sshd.Limits{
		"idle":    {Idle: 150 * time.Millisecond},
		"longest": {Longest: 150 * time.Millisecond},
	} {
		told := make(chan sshd.Ending, 1)
		d := open(t, sshd.Options{Limits: limits, Interface: func(ctx context.Context, s *sshd.Session) {
			clock := time.NewTicker(10 * time.Millisecond)
			defer clock.Stop()
			go io.Copy(io.Discard, s.In)
			for {
				select {
				case why := <-s.Ending:
					told <- why
					return
				case <-clock.C:
					fmt.Fprint(s.Out, ".") // output is not being there
				case <-ctx.Done():
					return
				}
			}
		}})
		s := sit(t, d.knock(newSigner(t)), 80, 24)
		go io.Copy(io.Discard, s.screen)
		select {
		case got := <-told:
			if got != why {
				t.Errorf("told %q, not %q", got, why)
			}
		case <-time.After(patience):
			t.Errorf("%s: never told", why)
		}
	}
}

// Row 12: clients that do not read hold up themselves, and lose the line.
func TestClientsThatDoNotRead(t *testing.T) {
	t.Parallel()
	over := make(chan struct{}, 20)
	d := open(t, sshd.Options{
		Limits: sshd.Limits{Write: 300 * time.Millisecond, PerKey: 50},
		Interface: func(ctx context.Context, s *sshd.Session) {
			page := strings.Repeat("x", 64<<10)
			for ctx.Err() == nil {
				if _, err := io.WriteString(s.Out, page); err != nil {
					break
				}
			}
			over <- struct{}{}
		},
	})
	for range 20 {
		sit(t, d.knock(newSigner(t)), 80, 24) // and never reads
	}
	d.stillOpen()
	for range 20 {
		select {
		case <-over:
		case <-time.After(patience):
			t.Fatal("a session waits for ever for its client")
		}
	}
}

// Row 7: a panic ends one session.
func TestAPanicEndsOneSession(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{
		Interface: func(context.Context, *sshd.Session) { panic("interface") },
		Command: func(_ context.Context, s *sshd.Session) int {
			if s.Line == "panic" {
				panic("command")
			}
			fmt.Fprintf(s.Out, "%q", s.Args)
			return 0
		},
		Admit: func(string, []string) string { return "" },
	})
	client := d.knock(newSigner(t))
	if _, _, status := ask(t, client, "panic"); status == 0 {
		t.Error("a command that panics says that it worked")
	}
	_ = sit(t, client, 80, 24).Wait() // however it ended, it ended
	d.stillOpen()
	d.shut() // the log is written by then
	if log := d.log.String(); !strings.Contains(log, `"panic":"command"`) || !strings.Contains(log, `"panic":"interface"`) {
		t.Errorf("the log says nothing of it: %s", log)
	}
}
