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
	step := typing(b)
	var single, run, steps int
	for b.Loop() {
		single += step("j", time.Second)
		for range 10 {
			run += step("j", 100*time.Millisecond)
			steps++
		}
		step("", time.Second) // where it ended
	}
	b.ReportMetric(float64(run)/float64(steps), "B-of-a-run")
	b.ReportMetric(float64(single)/float64(b.N), "B-alone")
}

// BenchmarkSearchLetterOverSSH is what travels for a letter typed into the
// search, at 120×40, each of which changes the results.
func BenchmarkSearchLetterOverSSH(b *testing.B) {
	step := typing(b)
	step("/", time.Second)
	var bytes, letters int
	for b.Loop() {
		for _, letter := range "map" {
			bytes += step(string(letter), 500*time.Millisecond)
			letters++
		}
		step("\x7f\x7f\x7f", time.Second)
	}
	b.ReportMetric(float64(bytes)/float64(letters), "B-a-letter")
}

// typing opens the interface over SSH, and returns how to press keys, and how
// many bytes come until nothing does for a while.
func typing(b *testing.B) (step func(keys string, quiet time.Duration) int) {
	b.Helper()
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
	b.Cleanup(func() { _ = client.Close() })
	line, screen := sitDown(b, client)
	step = func(keys string, quiet time.Duration) int {
		if _, err := io.WriteString(line, keys); err != nil {
			b.Fatal(err)
		}
		return arrives(screen, quiet)
	}
	step("", 2*time.Second) // the first screen
	step(" ", time.Second)  // a newcomer is welcomed
	return step
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
