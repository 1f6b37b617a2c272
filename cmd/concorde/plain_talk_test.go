package main

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// dumb is the TERM of a terminal that can do nothing but print lines, capable
// that of one that can do anything.
const dumb, capable = "dumb", "xterm-256color"

// teletype is a terminal of which nothing is used but that it prints lines.
type teletype struct {
	t       testing.TB
	command *exec.Cmd
	tty     *os.File
	printed *lockedBuffer
	more    chan struct{} // something was printed; closed when the program has ended
	read    int           // how much of it was read by the test
}

// atTeletype starts a command on a terminal of 24 lines of 40 cells.
func atTeletype(t testing.TB, command *exec.Cmd, term string) *teletype {
	t.Helper()
	command.Env = append(slices.DeleteFunc(command.Env, func(variable string) bool { return strings.HasPrefix(variable, "TERM=") }), "TERM="+term)
	tty, err := pty.StartWithSize(command, &pty.Winsize{Rows: 24, Cols: 40})
	if err != nil {
		t.Fatal(err)
	}
	p := &teletype{t: t, command: command, tty: tty, printed: &lockedBuffer{}, more: make(chan struct{}, 1)}
	go p.print()
	t.Cleanup(func() {
		command.Process.Kill()
		tty.Close()
	})
	return p
}

func (p *teletype) print() {
	defer close(p.more)
	buffer := make([]byte, 4096)
	for {
		n, err := p.tty.Read(buffer)
		p.printed.Write(buffer[:n])
		if err != nil {
			return
		}
		select {
		case p.more <- struct{}{}:
		default:
		}
	}
}

// expect waits until these are printed, in this order, after what was expected
// before. Where lines are broken does not matter.
func (p *teletype) expect(wanted ...string) {
	p.t.Helper()
	late := time.NewTimer(patience)
	defer late.Stop()
	for _, want := range wanted {
		for {
			text := strings.Join(strings.Fields(p.printed.String()), " ")
			if at := strings.Index(text[min(p.read, len(text)):], want); at >= 0 {
				p.read += at + len(want)
				break
			}
			select {
			case _, open := <-p.more:
				if !open && !strings.Contains(p.printed.String(), want) {
					p.t.Fatalf("the program ended before it printed %q:\n%s", want, p.printed)
				}
			case <-late.C:
				p.t.Fatalf("%q is not printed:\n%s", want, p.printed)
			}
		}
	}
}

func (p *teletype) types(keys string) {
	p.t.Helper()
	if _, err := io.WriteString(p.tty, keys); err != nil {
		p.t.Fatal(err)
	}
}

// ends waits for the end, which nothing went wrong with.
func (p *teletype) ends() {
	p.t.Helper()
	for range p.more {
	}
	if err := p.command.Wait(); err != nil {
		p.t.Errorf("it ended badly: %v\n%s", err, p.printed)
	}
	p.printedLines()
}

// printedLines fails the test if anything was printed but lines: an escape
// sequence, a line that is written a second time, a frame.
func (p *teletype) printedLines() {
	p.t.Helper()
	for i, r := range []rune(strings.ReplaceAll(p.printed.String(), "\r\n", "\n")) {
		if r == 0x1b || r == '\r' || r >= 0x2500 && r < 0x2600 {
			p.t.Errorf("%q was printed, as sign %d of %q", r, i, p.printed)
			return
		}
	}
}

// A teletype over SSH is told the interface without being asked which it wants:
// reference a tool, say that one uses it, join, undo; what is typed is echoed
// and can be taken back.
func TestATeletypeOverSSH(t *testing.T) {
	t.Parallel()
	s := serveAt(t, filepath.Join(t.TempDir(), "concorde"))
	lead := s.introduce("lea")
	s.must(lead, `coalition create --name "Open budgets" --purpose "Ten cities by spring."`)
	p := atTeletype(t, s.client(context.Background(), newKey(t), "-tt", "localhost"), dumb)
	p.expect("Where to?", "1. Tools", ">")
	p.types("1\r")
	p.expect("1 to 10 of 275", ">")
	p.types("/decidimx\x7f\r")
	p.expect("Search: decidim", "1. Decidim", ">")
	p.types("u 1\r")
	p.expect("Who are you?", "I have an account already", "none of them):")
	p.types("\r")
	p.expect("Name, needed:")
	p.types("Ana P\x7fPérez\r")
	p.expect("Short name, needed [ana-perez]:")
	p.types("\r4\r.\r")
	p.expect("Noted: you use Decidim", ">")
	p.types("a\rAgora Nova\rdebate\rDebate a plan in the open.\r.\r")
	p.expect("Agora Nova is in the catalogue", ">")
	p.types("m\r3\rJ 1\r")
	p.expect("1. Open budgets", ">")
	p.types("1\r")
	p.expect("Ana Pérez (you)", ">")
	p.types("U\r1\r")
	p.expect("Undone", ">")
	p.types("\x04")
	p.ends()
	if out := s.must(lead, "tool show agora-nova --json"); !strings.Contains(out, "Debate a plan in the open.") {
		t.Errorf("it is not on the record: %s", out)
	}
}

// Asked for, it is told on any terminal, in the language that was asked for; a
// line that drops in the middle of a form loses nothing.
func TestThemePlainOverSSH(t *testing.T) {
	t.Parallel()
	s := serveAt(t, filepath.Join(t.TempDir(), "concorde"))
	key := newKey(t)
	p := atTeletype(t, s.client(context.Background(), key, "-tt", "localhost", "--", "--theme", "plain", "--lang", "fr"), capable)
	p.expect("Où aller", "1. Outils", ">")
	p.types("1\ra\rAgora Nova\r")
	p.expect("2 sur 14.")
	s.waitForDraft("Agora Nova")
	p.types("\x03")
	p.ends()
	again := atTeletype(t, s.client(context.Background(), key, "-tt", "localhost", "--", "--theme", "plain"), capable)
	again.expect("Agora Nova", "1. ")
	again.types("1\r")
	again.expect("Name, needed [Agora Nova]:")
	again.types("\x03")
	again.ends()
}

// ownStore is the program on a store of one's own.
func ownStore(t *testing.T, lang string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(self)
	command.Args = append([]string{"concorde", "--data", filepath.Join(t.TempDir(), "concorde")}, args...)
	command.Env = []string{"LANG=" + lang + ".UTF-8", "HOME=" + t.TempDir()}
	return command
}

// On one's own store, where the terminal's driver edits the lines.
func TestThemePlainOnOnesOwnStore(t *testing.T) {
	t.Parallel()
	p := atTeletype(t, ownStore(t, "en_GB", "--theme", "plain"), capable)
	p.expect("Where to?", ">")
	p.types("3\n")
	p.expect(">")
	p.types("a\nOpen budgets\nTen cities by spring.\n.\n9\n.\n")
	p.expect("Who are you?", "Name, needed:")
	p.types("Ana\n\n1\n.\n")
	p.expect("Open budgets", "Ten cities by spring.", ">")
	p.types("\x04")
	p.ends()
}

// On a teletype of one's own nobody has to ask for it: tools are compared, and
// q leaves.
func TestATeletypeOnOnesOwnStore(t *testing.T) {
	t.Parallel()
	p := atTeletype(t, ownStore(t, "es_ES"), dumb)
	p.expect("¿Adónde ir?", "1. Herramientas", "Secciones >")
	p.types("1\n/presupuestos participativos\n")
	p.expect("Consul Democracy", ">")
	p.types("= 1 2\n")
	p.expect("En qué se distinguen", ">")
	p.types("b\nq\n")
	p.ends()
}
