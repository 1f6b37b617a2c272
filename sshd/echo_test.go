package sshd_test

import (
	"context"
	"fmt"
	"io"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/sshd"
)

// echo is an interface that tells its size, what is typed and how it ends, until somebody types q.
func echo(ctx context.Context, s *sshd.Session) {
	fmt.Fprintf(s.Out, "size %d×%d\r\n", s.Width, s.Height)
	typed := make(chan byte)
	go func() {
		defer close(typed)
		key := make([]byte, 1)
		for {
			if _, err := s.In.Read(key); err != nil {
				return
			}
			select {
			case typed <- key[0]:
			case <-ctx.Done():
				return
			}
		}
	}()
	for {
		select {
		case <-ctx.Done():
			return
		case size := <-s.Sizes:
			fmt.Fprintf(s.Out, "size %d×%d\r\n", size.Width, size.Height)
		case why := <-s.Ending:
			fmt.Fprintf(s.Out, "ending %s\r\n", why)
			return
		case key, ok := <-typed:
			if !ok || key == 'q' {
				return
			}
			fmt.Fprintf(s.Out, "key %c\r\n", key)
		}
	}
}

// obey is a command that does what its words say.
func obey(ctx context.Context, s *sshd.Session) int {
	switch s.Line {
	case "wait":
		fmt.Fprintln(s.Out, "waiting")
		<-ctx.Done()
		fmt.Fprintln(s.Out, "over")
		return 1
	case "cat":
		if _, err := io.Copy(s.Out, s.In); err != nil {
			fmt.Fprintln(s.Err, err)
			return 1
		}
		return 0
	case "who":
		fmt.Fprint(s.Out, s.Fingerprint)
		return 0
	case "lines":
		fmt.Fprint(s.Out, "one\ntwo\r\nthree\n")
		return 0
	}
	fmt.Fprintf(s.Out, "%q", s.Args)
	return 0
}

// await waits until something was counted so often.
func (d *door) await(cause string, times int) {
	d.t.Helper()
	clock, late := time.NewTicker(5*time.Millisecond), time.After(patience)
	defer clock.Stop()
	for d.counts.count(cause) < times {
		select {
		case <-clock.C:
		case <-late:
			d.t.Fatalf("%q was counted %d times, and not %d", cause, d.counts.count(cause), times)
		}
	}
}

// expect reads up to a line.
func (s *seat) expect(t testing.TB, want string) {
	t.Helper()
	for s.reads(t) != want { // fails where the output ends
	}
}

func (s *seat) press(t testing.TB, keys string) {
	t.Helper()
	if _, err := io.WriteString(s.keys, keys); err != nil {
		t.Fatal(err)
	}
}

// start runs a command, at a terminal or not.
func start(t testing.TB, client *ssh.Client, terminal bool, line string) *seat {
	t.Helper()
	s := &seat{Session: session(t, client)}
	var err error
	if s.keys, err = s.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if s.screen, err = s.StdoutPipe(); err != nil {
		t.Fatal(err)
	}
	if terminal {
		if err := s.RequestPty("xterm", 24, 80, ssh.TerminalModes{}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Start(line); err != nil {
		t.Fatal(err)
	}
	return s
}
