package sshd_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/sshd"
)

// held is what a process holds.
type held struct {
	goroutines, files int
	heap              int64
}

func holds(t testing.TB) held {
	t.Helper()
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skipf("no /proc: %v", err)
	}
	var memory runtime.MemStats
	runtime.GC()
	runtime.GC() // what the first one finalised
	runtime.ReadMemStats(&memory)
	return held{runtime.NumGoroutine(), len(entries), int64(memory.HeapAlloc)}
}

// After all that strangers can do to it, a server that goes on holds what it held before: no goroutine, no file, and
// no memory is left of them. Not parallel: it counts what the whole process holds.
func TestAnAttackLeavesNothing(t *testing.T) {
	d := &door{t: t, log: &lockedLog{}, counts: &counts{of: map[string]int{}}, ended: make(chan error, 1)}
	d.Server = build(t, sshd.Options{
		HostKey: filepath.Join(t.TempDir(), "key"), Interface: pouring, Command: obey,
		Limits: sshd.Limits{Unfinished: 20, UnfinishedMost: 40, Write: 200 * time.Millisecond, Handshake: 500 * time.Millisecond, Empty: 500 * time.Millisecond},
	}, io.Discard, d.counts)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	d.address = listener.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	d.stop = cancel
	go func() { d.ended <- d.Serve(ctx, listener) }()
	defer d.shut()

	d.assault(t) // what is set up once is set up
	before, same := held{}, 0
	settled(t, func(now held) bool {
		if same++; now.goroutines != before.goroutines || now.files != before.files {
			same = 0
		}
		before = now
		return same > 10
	})
	for range 3 {
		d.assault(t)
	}
	after := settled(t, func(now held) bool {
		return d.Online() == 0 && now.goroutines <= before.goroutines && now.files <= before.files && now.heap < before.heap+2<<20
	})
	if after.goroutines > before.goroutines || after.files > before.files || after.heap >= before.heap+2<<20 {
		t.Errorf("it held %+v, and holds %+v", before, after)
	}
	t.Logf("it held %+v, and holds %+v", before, after)
}

// settled waits until what a process holds is as it should be, and no longer than a test may.
func settled(t testing.TB, enough func(held) bool) held {
	clock := time.NewTicker(50 * time.Millisecond)
	defer clock.Stop()
	for late := time.Now().Add(patience); ; <-clock.C {
		if now := holds(t); enough(now) || time.Now().After(late) {
			return now
		}
	}
}

// pouring writes more than anybody wants to read, once a key was pressed.
func pouring(_ context.Context, s *sshd.Session) {
	fmt.Fprint(s.Out, "here\r\n")
	s.In.Read(make([]byte, 1))
	for range 200 {
		if _, err := s.Out.Write(make([]byte, 64<<10)); err != nil {
			return
		}
	}
}

// assault is what strangers do, all at once.
func (d *door) assault(t *testing.T) {
	t.Helper()
	for range 60 { // connect, and say nothing
		if c, err := net.Dial("tcp", d.address); err == nil {
			defer c.Close()
		}
	}
	for i := range 8 {
		if c, err := net.Dial("tcp", d.address); err == nil { // say what is no protocol
			io.WriteString(c, strings.Repeat("GET / HTTP/1.1\r\n", 1+i*100))
			c.Close()
		}
		if client, err := ssh.Dial("tcp", d.address, configOf(ssh.Password("secret"))); err == nil {
			client.Close()
			t.Error("a password lets somebody in")
		}
	}
	for range 6 {
		d.abuse(t)
	}
	for range 3 { // do not read, then vanish
		client, conn, err := d.sneak()
		if err != nil {
			continue // the flood is on
		}
		s := sit(t, client, 80, 24)
		s.expect(t, "here")
		conn.stopReading()
		s.press(t, "x")
		defer conn.hear()
	}
}

// abuse is a session that asks for everything, and leaves without a word.
func (d *door) abuse(t *testing.T) {
	client, conn, err := d.sneak()
	if err != nil {
		return
	}
	defer conn.hear()
	s := sit(t, client, 65535, 65535)
	s.expect(t, "here")
	for i := range 200 {
		s.WindowChange(i, i)
	}
	client.OpenChannel("direct-tcpip", make([]byte, 1000))
	client.SendRequest("tcpip-forward", true, make([]byte, 1000))
	ask(t, client, strings.Repeat("'", 5001))
	ask(t, client, "say "+strings.Repeat("x", 4000))
	start(t, client, false, "cat").press(t, strings.Repeat("x", 100_000))
	for range 200 {
		client.OpenChannel("session", nil)
	}
}

// sneak connects, if the flood lets it.
func (d *door) sneak() (*ssh.Client, *deafConn, error) {
	raw, err := net.Dial("tcp", d.address)
	if err != nil {
		return nil, nil, err
	}
	conn := &deafConn{Conn: raw}
	c, channels, requests, err := ssh.NewClientConn(conn, d.address, configOf(ssh.PublicKeys(newSigner(d.t))))
	if err != nil {
		raw.Close()
		return nil, nil, err
	}
	return ssh.NewClient(c, channels, requests), conn, nil
}
