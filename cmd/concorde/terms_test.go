package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// anew is the program on a data directory of its own, with no word of a terminal.
func anew(t *testing.T) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(self)
	command.Args = []string{"concorde", "--data", filepath.Join(t.TempDir(), "concorde")}
	command.Env = []string{"LANG=en_GB.UTF-8", "HOME=" + t.TempDir()}
	return command
}

// sitAtA runs the program in a terminal of a kind, by the name that it has in TERM.
func sitAtA(t *testing.T, kind string) *terminal {
	t.Helper()
	command := anew(t)
	if kind != "" {
		command.Env = append(command.Env, "TERM="+kind)
	}
	return inTerminal(t, command)
}

// Colours as they are written: of 16, and of more.
var (
	anyColour  = regexp.MustCompile(`\x1b\[[0-9;]*\b(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]`)
	manyColour = regexp.MustCompile(`\x1b\[[0-9;]*\b[34]8;`)
)

// Whatever a terminal says that it is, somebody finds a tool at it, and leaves.
func TestEveryKindOfTerminal(t *testing.T) {
	t.Parallel()
	for kind, colours := range map[string]*regexp.Regexp{
		"no-such-terminal": nil, "": nil, "vt100": anyColour, "linux": manyColour, "screen": nil, "tmux-256color": nil, "xterm": nil,
	} {
		t.Run("TERM="+kind, func(t *testing.T) {
			t.Parallel()
			term := sitAtA(t, kind)
			term.expect("Tools", "275")
			term.send("/decidim\r")
			term.expect("Decidim", "AGPL-3.0-or-later")
			drawn := term.screen.Render()
			if colours != nil && colours.MatchString(drawn) {
				t.Errorf("it is drawn in colours that it does not have: %q", colours.FindString(drawn))
			}
			term.leave("q")
		})
	}
}

// A terminal that is no more than a printer is told line by line.
func TestADumbTerminalIsTold(t *testing.T) {
	t.Parallel()
	command := anew(t)
	p := atTeletype(t, command, dumb)
	p.expect("Where to?", ">")
	p.types("/decidim\n")
	p.expect("1. Decidim, Tool")
	p.types("1\n")
	p.expect("AGPL-3.0-or-later", ">")
	p.types("q\n")
	p.ends()
}
