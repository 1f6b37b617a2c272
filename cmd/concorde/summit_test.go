package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

// server is the built program, serving on a port of its own.
type server struct {
	t       testing.TB
	data    string
	port    string
	known   string // file of known hosts
	command *exec.Cmd
	log     *lockedBuffer
	ended   chan error
}

// openHouse starts a server, and waits until people can come in.
func serveAt(t testing.TB, data string, arguments ...string) *server {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(self)
	command.Args = append([]string{"concorde", "--data", data, "serve", "--listen", "127.0.0.1:0", "--metrics", "off"}, arguments...)
	// What it no longer uses is looked for soon, so that what it takes tells what it uses.
	command.Env = []string{"LANG=en_GB.UTF-8", "HOME=" + t.TempDir(), "GOTRACEBACK=all", "GOGC=100"}
	s := &server{t: t, data: data, command: command, log: &lockedBuffer{}, ended: make(chan error, 1)}
	command.Stderr = s.log
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ready := make(chan struct{})
	go s.read(out, ready)
	t.Cleanup(s.stop)
	select {
	case <-ready:
	case err := <-s.ended:
		t.Fatalf("the server ended: %v\n%s", err, s.log)
	}
	s.know()
	return s
}

// read takes the port from what the server prints, and waits for its end.
func (s *server) read(out io.Reader, ready chan struct{}) {
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		for i, word := range words {
			if word == "-p" && i+1 < len(words) {
				s.port = words[i+1]
			}
		}
		if strings.Contains(lines.Text(), "SHA256:") && s.port != "" {
			close(ready)
		}
	}
	s.ended <- s.command.Wait()
	close(s.ended)
}

// know writes down the host key, as somebody does who has compared it.
func (s *server) know() {
	s.t.Helper()
	public, err := os.ReadFile(filepath.Join(s.data, "host_key.pub"))
	if err != nil {
		s.t.Fatal(err)
	}
	s.known = filepath.Join(s.t.TempDir(), "known_hosts")
	line := append([]byte("[localhost]:"+s.port+" "), public...)
	if err := os.WriteFile(s.known, line, 0o600); err != nil {
		s.t.Fatal(err)
	}
}

// stop ends the server as an operator does.
func (s *server) stop() {
	_ = s.command.Process.Signal(syscall.SIGTERM)
	if err := <-s.ended; err != nil {
		s.t.Errorf("the server ended badly: %v\n%s", err, s.log)
	}
}

// kill ends the server as a cut of the power does for the process.
func (s *server) kill() {
	_ = s.command.Process.Kill()
	<-s.ended
}

// newKey makes a key, and returns its file; the public half lies beside it.
func newKey(t testing.TB) string {
	t.Helper()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "test")
	if err != nil {
		t.Fatal(err)
	}
	half, err := ssh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "key")
	if err := errors.Join(
		os.WriteFile(file, pem.EncodeToMemory(block), 0o600),
		os.WriteFile(file+".pub", ssh.MarshalAuthorizedKey(half), 0o644),
	); err != nil {
		t.Fatal(err)
	}
	return file
}

// fingerprintOf is that of a key made by newKey.
func fingerprintOf(t testing.TB, key string) string {
	t.Helper()
	fingerprint, err := givenIdentity(key)
	if err != nil {
		t.Fatal(err)
	}
	return fingerprint
}

// client is the real OpenSSH client with a key and nothing of this machine's
// own configuration.
func (s *server) client(ctx context.Context, key string, arguments ...string) *exec.Cmd {
	command := exec.CommandContext(ctx, "ssh", append([]string{
		"-F", "/dev/null", "-i", key, "-p", s.port, "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none",
		"-o", "UserKnownHostsFile=" + s.known, "-o", "GlobalKnownHostsFile=/dev/null", "-o", "StrictHostKeyChecking=yes",
		"-o", "BatchMode=yes", "-o", "SendEnv=LANG COLORTERM", "-o", "LogLevel=ERROR",
	}, arguments...)...)
	command.Env = []string{"HOME=" + filepath.Dir(key), "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=en_GB.UTF-8"}
	return command
}

// told is what came of a command over SSH.
type told struct {
	out, err string
	status   int
}

// ask runs a command over SSH.
func (s *server) ask(key, line string) told { return s.give(key, "", line) }

// give runs a command over SSH, with something on its standard input.
func (s *server) give(key, input, line string) told {
	s.t.Helper()
	command := s.client(s.t.Context(), key, "localhost", "--", line)
	var out, problems bytes.Buffer
	command.Stdin, command.Stdout, command.Stderr = strings.NewReader(input), &out, &problems
	err := command.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		s.t.Fatalf("ssh: %v", err)
	}
	return told{out.String(), problems.String(), command.ProcessState.ExitCode()}
}

// must is what a command that works prints.
func (s *server) must(key, line string) string {
	s.t.Helper()
	got := s.ask(key, line)
	if got.status != statusDone {
		s.t.Fatalf("ssh host %s: status %d: %s", line, got.status, got.err)
	}
	return got.out
}

// sit opens the interface over SSH, in a pseudo-terminal.
func (s *server) sit(key string, arguments ...string) *terminal {
	s.t.Helper()
	return inTerminal(s.t, s.client(context.Background(), key, append([]string{"-tt", "localhost"}, arguments...)...))
}

// introduce makes a profile.
func (s *server) introduce(handle string) (key string) {
	s.t.Helper()
	key = newKey(s.t)
	s.must(key, "me set --handle "+handle+" --name "+handle+" --kind civil-society")
	return key
}

// waitForDraft waits until something that is being typed is on disk.
func (s *server) waitForDraft(typed string) {
	s.t.Helper()
	late := time.NewTimer(patience)
	defer late.Stop()
	look := time.NewTicker(20 * time.Millisecond)
	defer look.Stop()
	for {
		files, _ := filepath.Glob(filepath.Join(s.data, draftsName, "*.json")) // not what is still being written
		for _, file := range files {
			if data, err := os.ReadFile(file); err == nil && bytes.Contains(data, []byte(typed)) {
				return
			}
		}
		select {
		case <-look.C:
		case <-late.C:
			s.t.Fatalf("%q is in no draft", typed)
		}
	}
}
