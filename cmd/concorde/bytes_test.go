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

// What travels over SSH for what one does most, at 120×40: in the colours that a
// terminal has by its name, and in those that it says to have.

// BenchmarkCursorMoveOverSSH is what travels when the cursor goes down a line
// in the list of tools: for a single step, which the sheet beside the list
// follows at once; for a step in a run of them; and when the run has ended,
// which the sheet follows then.
func BenchmarkCursorMoveOverSSH(b *testing.B) {
	inBothColours(b, func(b *testing.B, at *typist) {
		var alone, run, steps, ended int
		for b.Loop() {
			alone += at.untilQuiet("j", time.Second)
			at.during("j", pace) // it begins as a single step does
			for range 10 {
				run += at.during("j", pace)
				steps++
			}
			ended += at.untilQuiet("", time.Second)
		}
		b.ReportMetric(float64(run)/float64(steps), "B-a-step")
		b.ReportMetric(float64(ended)/float64(b.N), "B-when-it-rests")
		b.ReportMetric(float64(alone)/float64(b.N), "B-alone")
	})
}

// BenchmarkSearchLetterOverSSH is what travels while a word is typed into the
// search as people type, of which each letter changes the results; and when the
// typing rests, which what is beside the list follows.
func BenchmarkSearchLetterOverSSH(b *testing.B) {
	inBothColours(b, func(b *testing.B, at *typist) {
		at.untilQuiet("/", time.Second)
		var typed, letters, rested, words int
		for b.Loop() {
			for _, word := range []string{"map", "bud", "parli"} {
				for _, letter := range word {
					typed += at.during(string(letter), pace)
					letters++
				}
				rested += at.untilQuiet("", time.Second)
				words++
				for range word {
					at.during("\x7f", pace)
				}
				at.untilQuiet("", time.Second)
			}
		}
		b.ReportMetric(float64(typed)/float64(letters), "B-a-letter")
		b.ReportMetric(float64(rested)/float64(words), "B-when-it-rests")
	})
}

// pace is the time between two keys of somebody who types.
const pace = 200 * time.Millisecond

// inBothColours measures with the colours of a terminal's name alone, and with all.
func inBothColours(b *testing.B, measure func(*testing.B, *typist)) {
	for _, colours := range []string{"256", "truecolor"} {
		b.Run(colours, func(b *testing.B) {
			at := sitDown(b, colours)
			at.untilQuiet("", 2*time.Second)  // the first screen
			at.untilQuiet(" ", 2*time.Second) // a newcomer is welcomed
			measure(b, at)
		})
	}
}

// typist sits at a terminal at the other end of SSH, where only the bytes count.
type typist struct {
	b    *testing.B
	keys io.Writer
	came chan int
}

// sitDown opens the interface over SSH, in a terminal that says which colours it has.
func sitDown(b *testing.B, colours string) *typist {
	b.Helper()
	session, err := dial(b).NewSession()
	if err != nil {
		b.Fatal(err)
	}
	if err := session.Setenv("COLORTERM", colours); err != nil {
		b.Fatal(err)
	}
	keys, err := session.StdinPipe()
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
	at := &typist{b, keys, make(chan int, 1024)}
	go at.count(out)
	return at
}

// dial connects to a server of one's own.
func dial(b *testing.B) *ssh.Client {
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
	return client
}

// count tells how many bytes come, until none can any more.
func (t *typist) count(out io.Reader) {
	buffer := make([]byte, 32<<10)
	for {
		n, err := out.Read(buffer)
		if err != nil {
			return
		}
		t.came <- n
	}
}

// during presses keys, and is how many bytes come until the next can be pressed.
func (t *typist) during(keys string, pace time.Duration) (bytes int) {
	t.press(keys)
	for over := time.After(pace); ; {
		select {
		case n := <-t.came:
			bytes += n
		case <-over:
			return bytes
		}
	}
}

// untilQuiet presses keys, and is how many bytes come until nothing does for a while.
func (t *typist) untilQuiet(keys string, quiet time.Duration) (bytes int) {
	t.press(keys)
	for {
		select {
		case n := <-t.came:
			bytes += n
		case <-time.After(quiet):
			return bytes
		}
	}
}

func (t *typist) press(keys string) {
	t.b.Helper()
	if _, err := io.WriteString(t.keys, keys); err != nil {
		t.b.Fatal(err)
	}
}
