package sshd_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
	"golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/sshd"
)

// patience is how long a test waits for what must come.
const patience = 20 * time.Second

func TestMain(m *testing.M) {
	if beAServer() {
		return
	}
	goleak.VerifyTestMain(m)
}

// door is a server on a port of its own, and what came to it.
type door struct {
	*sshd.Server
	t       testing.TB
	address string
	log     *lockedLog
	counts  *counts
	stop    context.CancelFunc
	ended   chan error
}

// open puts up a door that says who came, unless the options say otherwise.
func open(t testing.TB, options sshd.Options) *door {
	t.Helper()
	d := &door{t: t, log: &lockedLog{}, counts: &counts{of: map[string]int{}}, ended: make(chan error, 1)}
	d.Server = build(t, options, d.log, d.counts)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	d.address = listener.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	d.stop = cancel
	go func() { d.ended <- d.Serve(ctx, listener) }()
	t.Cleanup(d.shut)
	return d
}

func build(t testing.TB, options sshd.Options, log io.Writer, counts *counts) *sshd.Server {
	t.Helper()
	if options.HostKey == "" {
		options.HostKey = filepath.Join(t.TempDir(), "host_key")
	}
	if options.Interface == nil {
		options.Interface = func(_ context.Context, s *sshd.Session) {
			fmt.Fprintf(s.Out, "hello %s %d×%d\r\n", s.Fingerprint, s.Width, s.Height)
			<-s.Ending
		}
	}
	if options.Command == nil {
		options.Command = func(_ context.Context, s *sshd.Session) int {
			fmt.Fprintf(s.Out, "%q", s.Args)
			return len(s.Args)
		}
	}
	if options.Say == nil {
		options.Say = func(_ []string, key string, _ map[string]any) string { return key }
	}
	options.Logger = slog.New(slog.NewJSONHandler(log, nil))
	options.Observer = counts
	server, err := sshd.New(options)
	if err != nil {
		t.Fatal(err)
	}
	return server
}

// shut ends the door, and reports what it ended with.
func (d *door) shut() {
	d.stop()
	select {
	case err := <-d.ended:
		if err != nil {
			d.t.Errorf("the door ended badly: %v", err)
		}
		d.ended <- nil
	case <-time.After(patience):
		d.t.Error("the door does not end")
	}
}

// counts is an observer.
type counts struct {
	mu sync.Mutex
	of map[string]int
}

func (c *counts) Handshake()           { c.Refused("handshake-done") }
func (c *counts) Refused(cause string) { c.mu.Lock(); c.of[cause]++; c.mu.Unlock() }

func (c *counts) count(cause string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.of[cause]
}

type lockedLog struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (l *lockedLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.all.Write(p)
}

func (l *lockedLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.all.String()
}

func newSigner(t testing.TB) ssh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

func configOf(methods ...ssh.AuthMethod) *ssh.ClientConfig {
	return &ssh.ClientConfig{
		User: "ana", Auth: methods, Timeout: patience,
		HostKeyCallback: ssh.InsecureIgnoreHostKey(), //nolint:gosec // a server of ours, on loopback
	}
}

// knock connects with a key.
func (d *door) knock(signer ssh.Signer) *ssh.Client {
	d.t.Helper()
	client, err := ssh.Dial("tcp", d.address, configOf(ssh.PublicKeys(signer)))
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { _ = client.Close() })
	return client
}

func session(t testing.TB, client *ssh.Client) *ssh.Session {
	t.Helper()
	s, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// ask runs a command, and returns what it prints and its status.
func ask(t testing.TB, client *ssh.Client, line string) (out, problems string, status int) {
	t.Helper()
	s := session(t, client)
	defer s.Close()
	var o, p bytes.Buffer
	s.Stdout, s.Stderr = &o, &p
	err := s.Run(line)
	var exit *ssh.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatalf("%.60s: %v", line, err)
	}
	if exit != nil {
		status = exit.ExitStatus()
	}
	return o.String(), p.String(), status
}

// seat is somebody at a terminal.
type seat struct {
	*ssh.Session
	keys   io.WriteCloser
	screen io.Reader
}

// sit asks for a terminal and the interface.
func sit(t testing.TB, client *ssh.Client, width, height int) *seat {
	t.Helper()
	s := &seat{Session: session(t, client)}
	var err error
	if s.keys, err = s.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if s.screen, err = s.StdoutPipe(); err != nil {
		t.Fatal(err)
	}
	if err := s.RequestPty("xterm", height, width, ssh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	return s
}

// reads waits for one line.
func (s *seat) reads(t testing.TB) string {
	t.Helper()
	var line []byte
	one := make([]byte, 1)
	for !bytes.HasSuffix(line, []byte("\n")) {
		if _, err := s.screen.Read(one); err != nil {
			t.Fatalf("after %q: %v", line, err)
		}
		line = append(line, one[0])
	}
	return strings.TrimRight(string(line), "\r\n")
}

// stillOpen fails unless somebody new gets in.
func (d *door) stillOpen() {
	d.t.Helper()
	if out, _, _ := ask(d.t, d.knock(newSigner(d.t)), "still open"); out != `["still" "open"]` {
		d.t.Errorf("the door says %q", out)
	}
}
