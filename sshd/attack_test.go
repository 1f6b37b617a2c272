package sshd_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/sshd"
)

// deafConn is a connection whose client stops reading when told to.
type deafConn struct {
	net.Conn
	mu   sync.Mutex
	deaf chan struct{} // nil: it reads
}

func (c *deafConn) stopReading() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.deaf = make(chan struct{})
}

func (c *deafConn) Read(p []byte) (int, error) {
	c.mu.Lock()
	deaf := c.deaf
	c.mu.Unlock()
	if deaf != nil {
		<-deaf
		return 0, net.ErrClosed
	}
	return c.Conn.Read(p)
}

// hear lets whoever waits go.
func (c *deafConn) hear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.deaf != nil {
		close(c.deaf)
		c.deaf = nil
	}
	c.Conn.Close()
}

// knockDeaf connects somebody who can stop reading.
func (d *door) knockDeaf(signer ssh.Signer) (*ssh.Client, *deafConn) {
	d.t.Helper()
	raw, err := net.Dial("tcp", d.address)
	if err != nil {
		d.t.Fatal(err)
	}
	conn := &deafConn{Conn: raw}
	c, channels, requests, err := ssh.NewClientConn(conn, d.address, configOf(ssh.PublicKeys(signer)))
	if err != nil {
		d.t.Fatal(err)
	}
	client := ssh.NewClient(c, channels, requests)
	d.t.Cleanup(func() { conn.hear(); client.Close() })
	return client, conn
}

// Row 12: a client that does not even read from its socket is noticed by nobody else, and loses it.
func TestClientThatDoesNotReadItsSocket(t *testing.T) {
	t.Parallel()
	over := make(chan error, 1)
	d := open(t, sshd.Options{
		Limits: sshd.Limits{Write: 300 * time.Millisecond},
		Interface: func(ctx context.Context, s *sshd.Session) {
			s.In.Read(make([]byte, 1))
			for {
				if _, err := s.Out.Write(make([]byte, 1<<20)); err != nil {
					over <- err
					return
				}
			}
		},
	})
	client, conn := d.knockDeaf(newSigner(t))
	s := sit(t, client, 80, 24)
	conn.stopReading()
	s.press(t, "x")
	d.stillOpen()
	select {
	case <-over:
	case <-time.After(patience):
		t.Fatal("a session waits for ever for its client")
	}
}

// Rows 8 and 12: channels that are opened faster than refusals are read cost the connection, and nothing else. Each is a
// goroutine of the library's until its refusal is written.
func TestChannelsOpenedWithoutReadingRefusals(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Limits: sshd.Limits{Write: time.Hour}, Interface: func(_ context.Context, s *sshd.Session) {
		s.In.Read(make([]byte, 1))
		for {
			if _, err := s.Out.Write(make([]byte, 64<<10)); err != nil { // until the line is full
				return
			}
		}
	}})
	client, conn := d.knockDeaf(newSigner(t))
	seats := []*seat{sit(t, client, 80, 24), sit(t, client, 80, 24), sit(t, client, 80, 24), sit(t, client, 80, 24)}
	conn.stopReading()
	for _, s := range seats {
		s.press(t, "x")
	}
	var openers sync.WaitGroup
	for i := range 2000 {
		openers.Go(func() {
			if channel, _, err := client.OpenChannel([]string{"session", "direct-tcpip"}[i%2], nil); err == nil {
				channel.Close()
			}
		})
	}
	d.await("per-connection", 1)
	for late := time.Now().Add(patience); d.Online() > 0; runtime.Gosched() {
		if time.Now().After(late) {
			t.Fatal("who floods keeps the line")
		}
	}
	conn.hear()
	openers.Wait()
	d.stillOpen()
}

// Row 9: sizes that nobody takes cost nothing, and the newest is there for whoever looks.
func TestAFloodOfSizes(t *testing.T) {
	t.Parallel()
	look := make(chan struct{})
	d := open(t, sshd.Options{Interface: func(_ context.Context, s *sshd.Session) {
		fmt.Fprint(s.Out, "here\r\n")
		<-look
		size := <-s.Sizes
		fmt.Fprintf(s.Out, "%d×%d\r\n", size.Width, size.Height)
	}})
	s := sit(t, d.knock(newSigner(t)), 80, 24)
	s.expect(t, "here")
	for i := range 2000 {
		if err := s.WindowChange(1+i%150, 1+i%400); err != nil {
			t.Fatal(err)
		}
	}
	size := ssh.Marshal(struct{ W, H, X, Y uint32 }{101, 43, 0, 0})
	if ok, err := s.SendRequest("window-change", true, size); !ok || err != nil { // all others were taken before
		t.Fatal(ok, err)
	}
	close(look)
	s.expect(t, "101×43")
}

// Row 10: who says one byte at a time says nothing in time.
func TestASlowDrip(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Limits: sshd.Limits{Handshake: 300 * time.Millisecond}})
	c, err := net.Dial("tcp", d.address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	gone := make(chan struct{})
	go func() { io.Copy(io.Discard, c); close(gone) }()
	drip := time.NewTicker(20 * time.Millisecond)
	defer drip.Stop()
	late := time.After(patience)
	for i := 0; ; i++ {
		select {
		case <-gone:
			d.await(sshd.CauseHandshake, 1)
			return
		case <-drip.C:
			c.Write([]byte("SSH-2.0-" + strings.Repeat("x", 1000))[i : i+1])
		case <-late:
			t.Fatal("it may drip for ever")
		}
	}
}

// Row 10: a flood that holds all the places loses them to whoever comes after.
func TestAFloodThatHoldsEveryPlace(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Limits: sshd.Limits{Unfinished: 5, UnfinishedMost: 10}})
	for range 200 {
		c, err := net.Dial("tcp", d.address)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
	}
	d.await(sshd.CauseFlood, 100)
	late := time.Now().Add(patience)
	for in := 0; in < 10; { // again and again, while the flood is there
		client, err := ssh.Dial("tcp", d.address, configOf(ssh.PublicKeys(newSigner(t))))
		if err == nil {
			in++
			client.Close()
		} else if time.Now().After(late) {
			t.Fatalf("only %d got in: %v", in, err)
		}
	}
}

// Row 10: connections of one key are limited as well, and that is said.
func TestConnectionsOfAKey(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Limits: sshd.Limits{PerKey: 2}})
	signer := newSigner(t)
	for range 4 {
		d.knock(signer)
	}
	heard := ""
	config := configOf(ssh.PublicKeys(signer))
	config.BannerCallback = func(message string) error { heard += message; return nil }
	if client, err := ssh.Dial("tcp", d.address, config); err == nil {
		client.Close()
		t.Error("a fifth connection comes in")
	}
	if want := "door.refused.connections\r\n"; heard != want+want+want { // once a language
		t.Errorf("it is told %q", heard)
	}
	d.stillOpen()
}

// Row 7: whatever panics that was called for somebody, the others do not notice.
func TestPanicsOfTheCallbacks(t *testing.T) {
	t.Parallel()
	bad := newSigner(t)
	isBad := func(fingerprint string) bool { return fingerprint == ssh.FingerprintSHA256(bad.PublicKey()) }
	d := open(t, sshd.Options{
		Limits: sshd.Limits{PerKey: 1},
		Admit: func(fingerprint string, _ []string) string {
			if isBad(fingerprint) {
				panic("admit")
			}
			return ""
		},
		Say: func([]string, string, map[string]any) string { panic("say") },
	})
	if _, problems, status := ask(t, d.knock(bad), "x"); status != 1 || problems != "concorde: door.broken\n" {
		t.Errorf("status %d, %q", status, problems)
	}
	if _, problems, status := ask(t, d.knock(newSigner(t)), "'"); status != 2 || problems != "concorde: door.refused.quote\n" {
		t.Errorf("status %d, %q", status, problems)
	}
	if client, err := ssh.Dial("tcp", d.address, configOf(ssh.Password("x"), ssh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil }))); err == nil {
		client.Close()
		t.Error("without a key somebody comes in")
	}
	d.stillOpen()
	d.shut()
	for _, panicked := range []string{`"panic":"admit"`, `"panic":"say"`} {
		if !strings.Contains(d.log.String(), panicked) {
			t.Errorf("the log does not have %s", panicked)
		}
	}
}
