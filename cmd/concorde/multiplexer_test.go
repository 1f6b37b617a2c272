package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// within runs the program inside another that has a screen of its own: its
// command line, which ends with that of the program.
func within(t *testing.T, environ []string, line ...string) *terminal {
	t.Helper()
	self, err := exec.LookPath("concorde")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath(line[0]); err != nil {
		t.Skipf("there is no %s here; .ci/run installs it", line[0])
	}
	line = append(line, self, "--data", filepath.Join(t.TempDir(), "concorde"))
	command := exec.Command(line[0], line[1:]...)
	command.Env = append(environ, "TERM=xterm-256color", "LANG=C.UTF-8", "HOME="+t.TempDir(), "PATH="+os.Getenv("PATH"), "SHELL=/bin/sh")
	return inTerminal(t, command)
}

// whole fails the test unless a screen shows the sheet of Decidim in a border
// that is whole.
func whole(t *testing.T, screen string) {
	t.Helper()
	for _, want := range []string{"[1 Tools]", "Decidim", "AGPL-3.0-or-later", "┏", "┓", "┗", "┛"} {
		if !strings.Contains(screen, want) {
			t.Errorf("it does not show %q:\n%s", want, screen)
		}
	}
}

func TestInTmux(t *testing.T) {
	t.Parallel()
	socket := filepath.Join(t.TempDir(), "s")
	tmux := func(arguments ...string) string {
		out, err := exec.Command("tmux", append([]string{"-S", socket}, arguments...)...).CombinedOutput()
		if err != nil {
			t.Fatalf("tmux %v: %v\n%s", arguments, err, out)
		}
		return string(out)
	}
	term := within(t, nil, "tmux", "-u", "-f", "/dev/null", "-S", socket, "new-session")
	t.Cleanup(func() { _ = exec.Command("tmux", "-S", socket, "kill-server").Run() }) // it may have ended by itself
	term.expect("Tools", "275")
	term.send("/decidim\r")
	term.expect("AGPL-3.0-or-later")
	whole(t, tmux("capture-pane", "-p"))
	tmux("resize-window", "-x", "60", "-y", "20") // as when a smaller client looks at the same session
	term.expect("Decidim")
	term.leave("q")
}

func TestInScreen(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o700); err != nil { // it insists
		t.Fatal(err)
	}
	config := filepath.Join(dir, "screenrc")
	if err := os.WriteFile(config, []byte("startup_message off\nhardcopydir "+dir+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	environ := []string{"SCREENDIR=" + dir}
	term := within(t, environ, "screen", "-U", "-c", config, "-S", "concorde")
	t.Cleanup(func() {
		quit := exec.Command("screen", "-S", "concorde", "-X", "quit")
		quit.Env = append(os.Environ(), environ...)
		_ = quit.Run() // it may have ended by itself
	})
	term.expect("Tools", "275")
	term.send("/decidim\r")
	term.expect("AGPL-3.0-or-later")
	whole(t, term.shows())
	term.send("\x01h")
	term.expect("Screen image") // it says when it has written it
	drawn, err := os.ReadFile(filepath.Join(dir, "hardcopy.0"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"[1 Tools]", "Decidim", "AGPL-3.0-or-later"} { // it keeps a byte of each letter
		if !strings.Contains(string(drawn), want) {
			t.Errorf("what it holds does not show %q:\n%s", want, drawn)
		}
	}
	term.leave("q")
}
