package sshd_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"github.com/ogptoolbox/concorde/sshd"
)

// screenOf collects what a real terminal is sent.
type screenOf struct {
	t    testing.TB
	file *os.File
	all  bytes.Buffer
}

func (s *screenOf) expect(want string) {
	s.t.Helper()
	s.file.SetReadDeadline(time.Now().Add(patience))
	buffer := make([]byte, 4096)
	for !strings.Contains(s.all.String(), want) {
		n, err := s.file.Read(buffer)
		s.all.Write(buffer[:n])
		if err != nil {
			s.t.Fatalf("waited for %q, had %q: %v", want, s.all.String(), err)
		}
	}
}

// The real client in a real terminal: the interface, its size and its change, and an end that says 0.
func TestOpenSSHInATerminal(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Interface: func(ctx context.Context, s *sshd.Session) {
		fmt.Fprintf(s.Out, "%q\r\n", s.Environ)
		echo(ctx, s)
	}})
	client := openSSH(t, d, keyFile(t), "-tt", "-o", "SendEnv=LANG LC_* SECRET", "localhost")
	client.Env = append(client.Env, "SECRET=1")
	file, err := pty.StartWithSize(client, &pty.Winsize{Cols: 100, Rows: 30})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	s := &screenOf{t: t, file: file}
	s.expect("size 100×30")
	if !strings.Contains(s.all.String(), `"TERM=xterm-256color"`) || !strings.Contains(s.all.String(), `"LANG=C.UTF-8"`) || strings.Contains(s.all.String(), "SECRET") {
		t.Errorf("the session has %q", s.all.String())
	}
	if err := pty.Setsize(file, &pty.Winsize{Cols: 120, Rows: 40}); err != nil {
		t.Fatal(err)
	}
	s.expect("size 120×40")
	io.WriteString(file, "aq")
	s.expect("key a")
	go io.Copy(io.Discard, file)
	if err := client.Wait(); err != nil {
		t.Errorf("it ended with %v", err)
	}
}

// The real client without one: a command, its input, its output, its problems and its status.
func TestOpenSSHCommand(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Command: func(_ context.Context, s *sshd.Session) int {
		read, err := io.ReadAll(s.In)
		fmt.Fprintf(s.Out, "%q %d %v", s.Args, len(read), err)
		fmt.Fprint(s.Err, "a problem")
		return 4
	}})
	client := openSSH(t, d, keyFile(t), "localhost", `tool add "two words" --file -`)
	client.Stdin = strings.NewReader(strings.Repeat("x", 300_000))
	var problems bytes.Buffer
	client.Stderr = &problems
	out, err := client.Output()
	if client.ProcessState.ExitCode() != 4 || string(out) != `["tool" "add" "two words" "--file" "-"] 300000 <nil>` || !strings.HasSuffix(problems.String(), "a problem") {
		t.Errorf("%v, %q, %q", err, out, problems.String())
	}
}

// Ctrl+c in a real terminal stops a command there.
func TestOpenSSHCommandInATerminal(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Command: obey})
	client := openSSH(t, d, keyFile(t), "-tt", "localhost", "wait")
	file, err := pty.Start(client)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	s := &screenOf{t: t, file: file}
	s.expect("waiting\r\n")
	io.WriteString(file, "\x03")
	s.expect("over\r\n")
	go io.Copy(io.Discard, file)
	if err := client.Wait(); client.ProcessState.ExitCode() != 1 {
		t.Errorf("it ended with %v", err)
	}
}

// Row 13, with the real client: forwarding in each direction, an agent, X11, files, a tunnel.
func TestOpenSSHForwardsNothing(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{Command: obey})
	key := keyFile(t)
	for _, test := range []struct {
		arguments []string
		says      string
	}{
		{[]string{"-o", "ExitOnForwardFailure=yes", "-R", "0:localhost:1", "localhost", "who"}, "remote port forwarding failed"},
		{[]string{"-o", "ExitOnForwardFailure=yes", "-R", filepath.Join(t.TempDir(), "socket") + ":localhost:1", "localhost", "who"}, "remote port forwarding failed"},
		{[]string{"-W", "localhost:1", "localhost"}, "open failed: administratively prohibited: door.refused.channel"},
		{[]string{"-s", "localhost", "sftp"}, "subsystem request failed"},
	} {
		out, err := openSSH(t, d, key, test.arguments...).CombinedOutput()
		if err == nil || !strings.Contains(string(out), test.says) {
			t.Errorf("%v: %v\n%s", test.arguments, err, out)
		}
	}
	out, err := openSSH(t, d, key, "-A", "-v", "localhost", "who").CombinedOutput()
	if err != nil || !strings.Contains(string(out), "SHA256:") {
		t.Errorf("who asks for an agent gets %v\n%s", err, out)
	}
	d.stillOpen()
}

// Who has no key is told what to do by the client that they have.
func TestOpenSSHWithoutAKey(t *testing.T) {
	t.Parallel()
	d := open(t, sshd.Options{NoKey: "make one with ssh-keygen"})
	client := openSSH(t, d, filepath.Join(t.TempDir(), "none"), "localhost")
	for i, argument := range client.Args {
		client.Args[i] = strings.Replace(argument, "BatchMode=yes", "BatchMode=no", 1)
	}
	out, err := client.CombinedOutput()
	if err == nil || strings.Count(string(out), "make one with ssh-keygen") != 1 {
		t.Errorf("%v\n%s", err, out)
	}
	d.await(sshd.CauseNoKey, 1)
}

// scp, old and new, finds no files here.
func TestOpenSSHCopiesNothing(t *testing.T) {
	t.Parallel()
	scp, err := exec.LookPath("scp")
	if err != nil {
		t.Skip("there is no scp here")
	}
	d := open(t, sshd.Options{Command: obey})
	ssh := openSSH(t, d, keyFile(t), "localhost")
	mine := filepath.Join(t.TempDir(), "passwd")
	for _, how := range []string{"-s", "-O"} {
		arguments := []string{how}
		for i, argument := range ssh.Args[1 : len(ssh.Args)-1] {
			if argument == "-p" && i == 2 {
				argument = "-P"
			}
			arguments = append(arguments, argument)
		}
		copying := exec.CommandContext(t.Context(), scp, append(arguments, "localhost:/etc/passwd", mine)...)
		copying.Env = ssh.Env
		if out, err := copying.CombinedOutput(); err == nil {
			t.Errorf("scp %s copies: %s", how, out)
		}
		if _, err := os.Stat(mine); err == nil {
			t.Errorf("scp %s has copied", how)
		}
	}
}
