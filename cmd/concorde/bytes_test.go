package main

import (
	"io"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

// BenchmarkCursorMoveOverSSH is what travels when the cursor goes down a line
// in the list of tools, at 120×40: in a run of steps, and for a single step,
// which the sheet beside the list follows at once.
func BenchmarkCursorMoveOverSSH(b *testing.B) {
	s := serveAt(b, filepath.Join(b.TempDir(), "concorde"))
	data, err := os.ReadFile(newKey(b))
	if err != nil {
		b.Fatal(err)
	}
	signer, err := ssh.ParsePrivateKey(data)
	if err != nil {
		b.Fatal(err)
	}
	client, err := ssh.Dial("tcp", net.JoinHostPort("127.0.0.1", s.port), &ssh.ClientConfig{
		User: "ana", Auth: []ssh.AuthMethod{ssh.PublicKeys(signer)}, HostKeyCallback: ssh.InsecureIgnoreHostKey(),
	})
	if err != nil {
		b.Fatal(err)
	}
	defer client.Close()
	keys, screen := sitDown(b, client)
	arrives(screen, time.Second) // the first screen
	step := func(pause time.Duration) int {
		if _, err := io.WriteString(keys, "j"); err != nil {
			b.Fatal(err)
		}
		return arrives(screen, pause)
	}
	var single, run, steps int
	for b.Loop() {
		single += step(time.Second)
		for range 10 {
			run += step(100 * time.Millisecond)
			steps++
		}
		arrives(screen, time.Second) // where it ended
	}
	b.ReportMetric(float64(run)/float64(steps), "B-of-a-run")
	b.ReportMetric(float64(single)/float64(b.N), "B-alone")
}

// sitDown opens the interface at 120×40.
func sitDown(b *testing.B, client *ssh.Client) (keys io.Writer, screen <-chan int) {
	b.Helper()
	session, err := client.NewSession()
	if err != nil {
		b.Fatal(err)
	}
	keys, err = session.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := session.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := session.RequestPty("xterm-256color", 40, 120, ssh.TerminalModes{}); err != nil {
		b.Fatal(err)
	}
	if err := session.Shell(); err != nil {
		b.Fatal(err)
	}
	came := make(chan int, 1024)
	go func() {
		buffer := make([]byte, 32<<10)
		for {
			n, err := out.Read(buffer)
			if err != nil {
				return
			}
			came <- n
		}
	}()
	return keys, came
}

// arrives is how many bytes come until nothing does for a while.
func arrives(screen <-chan int, quiet time.Duration) (bytes int) {
	for {
		select {
		case n := <-screen:
			bytes += n
		case <-time.After(quiet):
			return bytes
		}
	}
}
