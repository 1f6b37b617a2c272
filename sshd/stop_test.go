package sshd_test

import (
	"bytes"
	"context"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/sshd"
)

// A server that stops tells everybody, and lets commands end; nobody gets in any more.
func TestStoppingTellsTheSessions(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Interface: echo, Command: obey})
	client := d.knock(newSigner(t))
	s := sit(t, client, 80, 24)
	s.expect(t, "size 80×24")
	command := start(t, client, false, "wait")
	command.expect(t, "waiting")
	d.shut()
	s.expect(t, "ending shutdown")
	command.expect(t, "over")
	if err := command.Wait(); err == nil || err.(*ssh.ExitError).ExitStatus() != 1 {
		t.Errorf("the command ended with %v", err)
	}
	if c, err := net.Dial("tcp", d.address); err == nil {
		c.Close()
		t.Error("somebody gets in after the end")
	}
}

// A command is told by a line beside its output why it was ended.
func TestCommandIsToldWhyItEnds(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Command: obey})
	s := session(t, d.knock(newSigner(t)))
	var problems bytes.Buffer
	s.Stderr = &problems
	screen, err := s.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Start("wait"); err != nil {
		t.Fatal(err)
	}
	(&seat{Session: s, screen: screen}).expect(t, "waiting")
	d.shut()
	if err := s.Wait(); err == nil || problems.String() != "concorde: door.ending.shutdown\n" {
		t.Errorf("%v, %q", err, problems.String())
	}
}

// Who does not let go is not waited for longer than the grace, and it is said.
func TestStoppingDoesNotWaitForEver(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	d := &door{t: t, log: &lockedLog{}, counts: &counts{of: map[string]int{}}}
	d.Server = build(t, sshd.Options{
		Limits:    sshd.Limits{Grace: 100 * time.Millisecond},
		Interface: func(_ context.Context, s *sshd.Session) { s.Out.Write([]byte("stuck\r\n")); <-release },
	}, d.log, d.counts)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	d.address = listener.Addr().String()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- d.Serve(ctx, listener) }()
	sit(t, d.knock(newSigner(t)), 80, 24).expect(t, "stuck")
	cancel()
	select {
	case err := <-ended:
		if err == nil || !strings.Contains(err.Error(), "did not end") {
			t.Errorf("it ended with %v", err)
		}
	case <-time.After(patience):
		t.Error("the server waits for a session that does not let go")
	}
	close(release)
}

func TestListenerThatFails(t *testing.T) {
	t.Parallel()
	server := build(t, sshd.Options{HostKey: filepath.Join(t.TempDir(), "key")}, &lockedLog{}, &counts{of: map[string]int{}})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener.Close()
	if err := server.Serve(t.Context(), listener); err == nil {
		t.Error("a server without a listener ends well")
	}
}

// A banned key's sessions are told and closed, on all of its connections; others do not notice.
func TestBannedKeyIsEnded(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Interface: echo})
	vandal := newSigner(t)
	connections := []*ssh.Client{d.knock(vandal), d.knock(vandal)}
	first, second := sit(t, connections[0], 80, 24), sit(t, connections[1], 80, 24)
	good := sit(t, d.knock(newSigner(t)), 80, 24)
	for _, s := range []*seat{first, second, good} {
		s.expect(t, "size 80×24")
	}
	if n := d.End(ssh.FingerprintSHA256(vandal.PublicKey()), sshd.EndingBanned); n != 2 {
		t.Errorf("%d sessions were ended", n)
	}
	first.expect(t, "ending banned")
	second.expect(t, "ending banned")
	for _, c := range connections {
		_ = c.Wait() // it ends
	}
	good.press(t, "a")
	good.expect(t, "key a")
	if d.End("SHA256:nobody", sshd.EndingBanned) != 0 {
		t.Error("nobody was ended")
	}
}

// A key that is banned while it is being let in does not slip through between the two.
func TestKeyThatIsBannedWhileItComesIn(t *testing.T) {
	t.Parallel()
	var d *door
	ended := make(chan int, 1)
	d = open(t, sshd.Options{Interface: echo, Admit: func(fingerprint string, _ []string) string {
		ended <- d.End(fingerprint, sshd.EndingBanned)
		return "" // it was asked before the ban
	}})
	s := sit(t, d.knock(newSigner(t)), 80, 24)
	s.expect(t, "ending banned")
	if n := <-ended; n != 1 {
		t.Errorf("%d sessions were ended", n)
	}
}
