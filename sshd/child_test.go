package sshd_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/sshd"
)

// childVariable tells the test's own binary to be a server, in a process of its
// own: one that can be ended by what ends a process.
const childVariable = "CONCORDE_TEST_DOOR"

// beAServer is a server until its standard input closes.
func beAServer() bool {
	key := os.Getenv(childVariable)
	if key == "" {
		return false
	}
	server, err := sshd.New(sshd.Options{
		HostKey: key, Logger: slog.New(slog.DiscardHandler),
		Interface: func(_ context.Context, s *sshd.Session) {
			fmt.Fprintf(s.Out, "%d×%d\r\n", s.Width, s.Height)
			for {
				select {
				case size := <-s.Sizes:
					fmt.Fprintf(s.Out, "%d×%d\r\n", size.Width, size.Height)
				case <-s.Ending:
					return
				}
			}
		},
		Command: func(context.Context, *sshd.Session) int { return 0 },
	})
	if err != nil {
		panic(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println(listener.Addr())
	ctx, cancel := context.WithCancel(context.Background())
	go func() { io.Copy(io.Discard, os.Stdin); cancel() }()
	if err := server.Serve(ctx, listener); err != nil {
		panic(err)
	}
	return true
}

// startChild starts a server in a process of its own.
func startChild(t *testing.T) (d *door, process int) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childVariable+"="+filepath.Join(t.TempDir(), "key"))
	input, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		input.Close()
		if err := child.Wait(); err != nil {
			t.Errorf("the server ended badly: %v", err)
		}
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return &door{t: t, address: strings.TrimSpace(address)}, child.Process.Pid
}

// most is how much a server may grow for one who wants it to.
const most = 100 << 10 // KB

// Row 1: a terminal of any size, at its start and later, does not end the
// process, and takes no memory to speak of.
func TestTerminalsOfAnySize(t *testing.T) {
	t.Parallel()
	d, process := startChild(t)
	before := residentKB(t, process)
	for _, size := range []struct {
		width, height uint32
		drawn         string
	}{
		{0, 0, "80×24"}, {1, 1, "1×1"}, {65535, 65535, "500×200"}, {1<<32 - 1, 1<<32 - 1, "500×200"}, {1<<32 - 1, 1, "500×1"}, {6000, 6000, "500×200"},
	} {
		s := askSize(t, d.knock(newSigner(t)), size.width, size.height)
		if got := s.reads(t); got != size.drawn {
			t.Errorf("%d×%d is drawn as %s", size.width, size.height, got)
		}
		if _, err := s.SendRequest("window-change", false, ssh.Marshal(struct{ W, H, X, Y uint32 }{size.height, size.width, 0, 0})); err != nil {
			t.Fatal(err)
		}
		s.reads(t)
	}
	askSize(t, d.knock(newSigner(t)), 80, 24).reads(t) // somebody new still gets in
	if grown := residentKB(t, process) - before; grown > most {
		t.Errorf("the server has grown by %d KB", grown)
	}
}

// Row 8: half a gigabyte of variables is not kept, and neither are thousands of sessions or what is sent to one that
// does not read it.
func TestWhatIsSentIsNotKept(t *testing.T) {
	t.Parallel()
	d, process := startChild(t)
	before := residentKB(t, process)
	client := d.knock(newSigner(t))
	s := session(t, client)
	value := strings.Repeat("v", 32_000)
	for i := range 14_000 {
		if _, err := s.SendRequest("env", false, ssh.Marshal(struct{ Name, Value string }{fmt.Sprint("LC_", i), value})); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Run("x"); err != nil {
		t.Fatal(err)
	}
	askSize(t, client, 80, 24).reads(t)
	for range 3 {
		if c, _, err := client.OpenChannel("session", nil); err != nil {
			t.Fatal(err)
		} else if _, err := c.Write(make([]byte, 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	for range 2000 {
		client.OpenChannel("session", nil)
	}
	if grown := residentKB(t, process) - before; grown > most {
		t.Errorf("the server has grown by %d KB", grown)
	}
}

// askSize sits down at a terminal that says any size.
func askSize(t testing.TB, client *ssh.Client, width, height uint32) *seat {
	t.Helper()
	s := &seat{Session: session(t, client)}
	var err error
	if s.screen, err = s.StdoutPipe(); err != nil {
		t.Fatal(err)
	}
	asked := ssh.Marshal(struct {
		Term       string
		W, H, X, Y uint32
		Modes      string
	}{"xterm", width, height, 0, 0, ""})
	if ok, err := s.SendRequest("pty-req", true, asked); !ok || err != nil {
		t.Fatalf("no terminal of %d×%d: %v", width, height, err)
	}
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	return s
}

func residentKB(t testing.TB, process int) int {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", process))
	if err != nil {
		t.Skipf("no /proc: %v", err)
	}
	for line := range strings.Lines(string(status)) {
		if value, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "kB")))
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
	}
	t.Skip("/proc says nothing of memory")
	return 0
}
