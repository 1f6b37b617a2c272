package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// patience is how long anybody waits for an answer before they give up.
const patience = 30 * time.Second

// terminal is the program in a real pseudo-terminal, with an emulator at the
// other end that answers what a terminal is asked.
type terminal struct {
	t       testing.TB
	command *exec.Cmd
	tty     *os.File
	screen  *vt.SafeEmulator
	drawn   chan struct{} // something arrived; closed when the program has ended
}

// sitAt runs the program on a data directory of its own.
func sitAt(t testing.TB, data string, arguments ...string) *terminal {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(self)
	command.Args = append([]string{"concorde", "--data", data}, arguments...)
	command.Env = []string{"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=en_GB.UTF-8", "HOME=" + t.TempDir()}
	return inTerminal(t, command)
}

// inTerminal starts a command in a pseudo-terminal.
func inTerminal(t testing.TB, command *exec.Cmd) *terminal {
	t.Helper()
	tty, err := pty.StartWithSize(command, &pty.Winsize{Rows: 40, Cols: 120})
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{t: t, command: command, tty: tty, screen: vt.NewSafeEmulator(120, 40), drawn: make(chan struct{}, 1)}
	go term.read()
	go io.Copy(tty, term.screen) // the emulator's answers are the terminal's input; closing it beside this would be a race of its own
	t.Cleanup(func() {
		command.Process.Kill()
		tty.Close()
	})
	return term
}

func (term *terminal) read() {
	defer close(term.drawn)
	buffer := make([]byte, 64<<10)
	for {
		n, err := term.tty.Read(buffer)
		term.screen.Write(buffer[:n])
		if err != nil {
			return
		}
		select {
		case term.drawn <- struct{}{}:
		default:
		}
	}
}

func (term *terminal) shows() string { return ansi.Strip(term.screen.Render()) }

// expect waits until the screen shows all of these.
func (term *terminal) expect(wanted ...string) {
	term.t.Helper()
	late := time.NewTimer(patience)
	defer late.Stop()
	for _, want := range wanted {
		for !strings.Contains(term.shows(), want) {
			select {
			case _, open := <-term.drawn:
				if !open && !strings.Contains(term.shows(), want) {
					term.t.Fatalf("the program ended before it showed %q:\n%s", want, term.shows())
				}
			case <-late.C:
				term.t.Fatalf("the screen does not show %q:\n%s", want, term.shows())
			}
		}
	}
}

// send types keys as a terminal does.
func (term *terminal) send(keys string) {
	term.t.Helper()
	if _, err := io.WriteString(term.tty, keys); err != nil {
		term.t.Fatal(err)
	}
}

// leave ends the program as its user would, and waits for it.
func (term *terminal) leave(key string) {
	term.t.Helper()
	term.send(key)
	for range term.drawn { // until the terminal is given back
	}
	if err := term.command.Wait(); err != nil {
		term.t.Fatalf("the program ended badly: %v\n%s", err, term.shows())
	}
}

// The main job, by the built program in a real terminal: find, use, reference,
// build a coalition, quit, come back, find it all; then read it by commands.
func TestTheMainJobInATerminal(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "concorde")
	term := sitAt(t, data)
	term.expect("Tools", "275")
	term.send("/presupuesto\r")
	term.expect("Decidim", "Consul Democracy")
	term.send("\x1b")
	term.expect("275")
	term.send("/decidim\r")
	term.expect("AGPL-3.0-or-later", "Decidim Association")
	term.send("u")
	term.expect("Who are you?")
	term.send("Ana Pérez\r\rcivil\r\x13")
	term.expect("Noted: you use Decidim", "Ana Pérez (you)")
	term.send("a")
	term.expect("Reference a tool")
	term.send("Agora Nova\rdebate\r\rDebate a plan in the open.\x13")
	term.expect("Agora Nova is in the catalogue")
	term.send("n")
	term.expect("Start a coalition")
	term.send("Cities that debate\rRun it in ten cities.\t9.\r\x13")
	term.expect("You lead it", "Run it in ten cities.")
	term.leave("q")

	again := sitAt(t, data)
	again.expect("276", "Ana Pérez")
	again.send("3")
	again.expect("Cities that debate", "Agora Nova")
	again.leave("\x03")

	for command, want := range map[string]string{
		"tool who decidim --json":                `"ana-perez"`,
		"tool show agora-nova --json":            "Debate a plan in the open.",
		"coalition show cities-that-debate":      "agora-nova",
		"coalition list --action 9 --json":       "cities-that-debate",
		"history agora-nova --json":              "reference",
		"search cities --json":                   "cities-that-debate",
		"tool list --search agora --sort newest": "agora-nova",
	} {
		if out := ask(t, data, command); !strings.Contains(out, want) {
			t.Errorf("%s does not say %q:\n%s", command, want, out)
		}
	}
}

// ask runs a command on a data directory, and returns what it prints.
func ask(t *testing.T, data, line string) string {
	t.Helper()
	got := askAt(t, data, line)
	if got.status != statusDone {
		t.Fatalf("%s: status %d: %s", line, got.status, got.err)
	}
	return got.out
}

// askAt runs a command on a data directory.
func askAt(t *testing.T, data, line string) told {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(self)
	command.Args = append([]string{"concorde", "--data", data}, strings.Fields(line)...)
	command.Env = []string{"LANG=C.UTF-8", "HOME=" + t.TempDir()}
	var out, problems bytes.Buffer
	command.Stdout, command.Stderr = &out, &problems
	var exit *exec.ExitError
	if err := command.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatalf("%s: %v", line, err)
	}
	return told{out.String(), problems.String(), command.ProcessState.ExitCode()}
}

// unplug takes the line away, as bad Wi-Fi does.
func (term *terminal) unplug() {
	term.t.Helper()
	if err := term.command.Process.Kill(); err != nil {
		term.t.Fatal(err)
	}
	for range term.drawn {
	}
	_ = term.command.Wait() // it was killed
}

// gone waits until the other side has ended the session, having said so.
func (term *terminal) gone(said string) {
	term.t.Helper()
	for range term.drawn {
	}
	_ = term.command.Wait() // not as its user would have ended it
	if !strings.Contains(term.shows(), said) {
		term.t.Errorf("the session ended without %q:\n%s", said, term.shows())
	}
}

// A terminal that changes its size is followed, down to one that is too small.
func TestResizing(t *testing.T) {
	t.Parallel()
	term := sitAt(t, filepath.Join(t.TempDir(), "concorde"))
	term.expect("Filters")
	term.screen.Resize(30, 8)
	if err := pty.Setsize(term.tty, &pty.Winsize{Rows: 8, Cols: 30}); err != nil {
		t.Fatal(err)
	}
	term.expect("40×12")
	term.screen.Resize(80, 24)
	if err := pty.Setsize(term.tty, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	term.expect("3de3.mx", "275")
	term.leave("q")
}

// BenchmarkFirstFrame is from the start of the process to the first screen with
// the catalogue on it, on a store that is there; and the memory it takes then.
func BenchmarkFirstFrame(b *testing.B) {
	data := filepath.Join(b.TempDir(), "concorde")
	first := sitAt(b, data)
	first.expect("275")
	first.leave("q")
	var resident float64
	for b.Loop() {
		term := sitAt(b, data)
		term.expect("275")
		b.StopTimer()
		resident = max(resident, residentMB(term.command.Process.Pid))
		term.leave("q")
		b.StartTimer()
	}
	b.ReportMetric(resident, "MB-resident")
}

// Who is thrown out in the middle of a form finds it again, on their own store as well.
func TestAHalfFilledFormIsFoundAgain(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "concorde")
	term := sitAt(t, data)
	term.expect("275")
	term.send("aHalf a tool")
	term.expect("Half a tool")
	term.send("\x03")
	term.gone("")
	again := sitAt(t, data)
	again.expect("Half a tool")
	again.leave("\x03")
}
