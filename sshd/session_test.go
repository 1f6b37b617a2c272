package sshd_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/sshd"
)

func TestInterfaceGetsKeysAndSizes(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Interface: echo})
	s := sit(t, d.knock(newSigner(t)), 120, 40)
	s.expect(t, "size 120×40")
	s.press(t, "é")
	s.reads(t)
	if err := s.WindowChange(50, 132); err != nil {
		t.Fatal(err)
	}
	s.expect(t, "size 132×50")
	if d.Online() != 1 {
		t.Errorf("%d are online", d.Online())
	}
	s.press(t, "q")
	if err := s.Wait(); err != nil {
		t.Errorf("the interface ended with %v", err)
	}
	if d.Online() != 0 {
		t.Errorf("%d are online after the end", d.Online())
	}
}

func TestStandardInputEndsWhereTheClientEndsIt(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Command: obey})
	s := session(t, d.knock(newSigner(t)))
	long := strings.Repeat("line\n", 100_000) + "last without an end"
	s.Stdin = strings.NewReader(long)
	if out, err := s.Output("cat"); err != nil || string(out) != long {
		t.Errorf("got %d of %d bytes, %v", len(out), len(long), err)
	}
}

// A client that has said all may close its side before it reads the answer.
func TestAnswersReachAClientThatHasEndedItsInput(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Command: func(_ context.Context, s *sshd.Session) int {
		read, _ := io.ReadAll(s.In)
		fmt.Fprintf(s.Out, "read %d", len(read))
		fmt.Fprint(s.Err, "and said")
		return 3
	}})
	s := session(t, d.knock(newSigner(t)))
	s.Stdin = strings.NewReader("x")
	var out, problems bytes.Buffer
	s.Stdout, s.Stderr = &out, &problems
	err := s.Run("x")
	if exit, ok := err.(*ssh.ExitError); !ok || exit.ExitStatus() != 3 || out.String() != "read 1" || problems.String() != "and said" {
		t.Errorf("%v, %q, %q", err, out.String(), problems.String())
	}
}

func TestShellWithoutATerminalIsACommand(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Command: obey})
	s := session(t, d.knock(newSigner(t)))
	var out bytes.Buffer
	s.Stdout = &out
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	if err := s.Wait(); err != nil || out.String() != "[]" {
		t.Errorf("%q, %v", out.String(), err)
	}
}

// At a terminal, which is in raw mode at the other end, a command's lines end as they have to, and ctrl+c stops it,
// also while it reads nothing.
func TestCommandAtATerminal(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Command: obey})
	client := d.knock(newSigner(t))

	s := start(t, client, true, "lines")
	if out, _ := io.ReadAll(s.screen); string(out) != "one\r\ntwo\r\nthree\r\n" {
		t.Errorf("lines are %q", out)
	}
	s = start(t, client, true, "wait")
	s.expect(t, "waiting")
	s.press(t, "x\x03")
	s.expect(t, "over")
	s = start(t, client, true, "cat")
	s.press(t, "typed\n")
	s.expect(t, "typed")
	s.press(t, "\x03\n") // whoever reads keys may be the interface
	s.expect(t, "\x03")
	s.Close()
	if out, _ := io.ReadAll(start(t, client, false, "lines").screen); string(out) != "one\ntwo\r\nthree\n" {
		t.Errorf("in a pipe lines are %q", out)
	}
}

// A command that waits for what never comes is ended; one that works, or follows the news, is not.
func TestCommandThatWaitsForItsInput(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Command: obey, Limits: sshd.Limits{Idle: 100 * time.Millisecond}})
	client := d.knock(newSigner(t))
	follows := start(t, client, false, "wait")
	follows.expect(t, "waiting")
	s := session(t, client)
	if _, err := s.StdinPipe(); err != nil { // which is never closed
		t.Fatal(err)
	}
	problems, err := s.CombinedOutput("cat")
	if err == nil || !strings.Contains(string(problems), "door.ending.idle") {
		t.Errorf("it ended with %v, %q", err, problems)
	}
	if d.Online() != 1 {
		t.Errorf("%d are online: the one that waits for no input was ended", d.Online())
	}
}

func TestRefusalIsToldAndEndsTheConnection(t *testing.T) {
	t.Parallel()
	vandal := newSigner(t)
	d := open(t, sshd.Options{Interface: echo, Admit: func(fingerprint string, environ []string) string {
		if fingerprint == ssh.FingerprintSHA256(vandal.PublicKey()) {
			return fmt.Sprint("concorde: banned\x1b[2J\nfor spam ", environ)
		}
		return ""
	}})
	client := d.knock(vandal)
	s := session(t, client)
	if err := s.Setenv("LANG", "fr_FR.UTF-8"); err != nil {
		t.Fatal(err)
	}
	var problems bytes.Buffer
	s.Stderr = &problems
	err := s.Run("tool list")
	if exit, ok := err.(*ssh.ExitError); !ok || exit.ExitStatus() != 5 || problems.String() != "concorde: banned for spam [LANG=fr_FR.UTF-8]\n" {
		t.Errorf("%v, %q", err, problems.String())
	}
	_ = client.Wait() // it ends
	d.stillOpen()
}

// Whoever writes when it is over gets an error, and nobody waits.
func TestASessionThatIsOverTakesNothing(t *testing.T) {
	t.Parallel()
	kept := make(chan *sshd.Session, 1)
	d := open(t, sshd.Options{Command: func(_ context.Context, s *sshd.Session) int { kept <- s; return 0 }})
	client := d.knock(newSigner(t))
	ask(t, client, "x")
	s := <-kept
	if _, err := s.Out.Write([]byte("late")); err == nil {
		t.Error("it was written")
	}
	if _, err := s.Err.Write([]byte("late")); err == nil {
		t.Error("it was written")
	}
}

// A command may be allowed more than others.
func TestInputThatIsAllowed(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Limits: sshd.Limits{Input: 10}, Command: func(_ context.Context, s *sshd.Session) int {
		s.AllowInput(1000)
		n, err := io.Copy(io.Discard, s.In)
		fmt.Fprint(s.Out, n, " ", err)
		return 0
	}})
	client := d.knock(newSigner(t))
	for size, want := range map[int]string{1000: "1000 <nil>", 1001: "1000 door.refused.input"} {
		s := session(t, client)
		s.Stdin = strings.NewReader(strings.Repeat("x", size))
		if out, err := s.Output("read"); err != nil || string(out) != want {
			t.Errorf("%d bytes: %q, %v", size, out, err)
		}
	}
	d.await(sshd.CauseInput, 1)
}

// Half of what somebody sends is not all of it: where the line is cut, reading fails.
func TestInputOfALineThatIsCut(t *testing.T) {
	t.Parallel()
	read := make(chan error, 1)
	d := open(t, sshd.Options{Command: func(_ context.Context, s *sshd.Session) int {
		fmt.Fprintln(s.Out, "reading")
		_, err := io.ReadAll(s.In)
		read <- err
		return 0
	}})
	client := d.knock(newSigner(t))
	s := start(t, client, false, "import")
	s.expect(t, "reading")
	s.press(t, "half of it")
	client.Close()
	if err := <-read; err == nil {
		t.Error("half was taken for all")
	}
}

// Row 11: whoever presses keys is there, and whoever only resizes a window is not.
func TestKeysKeepASession(t *testing.T) {
	t.Parallel()
	const idle = 400 * time.Millisecond
	d := open(t, sshd.Options{Interface: echo, Limits: sshd.Limits{Idle: idle}})
	s := sit(t, d.knock(newSigner(t)), 80, 24)
	s.expect(t, "size 80×24")
	clock := time.NewTicker(idle / 10)
	defer clock.Stop()
	for sat := time.Now(); time.Since(sat) < 3*idle; <-clock.C {
		s.press(t, "a")
		s.expect(t, "key a")
	}
	left, told := time.Now(), make(chan struct{})
	go func() {
		defer close(told)
		s.expect(t, "ending idle")
	}()
	for width := 80; ; width++ {
		select {
		case <-told:
			return
		case <-clock.C:
			_ = s.WindowChange(24, width)
		}
		if time.Since(left) > patience {
			t.Fatal("whoever resizes a window counts as being there")
		}
	}
}
