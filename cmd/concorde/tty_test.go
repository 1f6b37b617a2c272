package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"

	"github.com/creack/pty"
	"github.com/rogpeppe/go-internal/testscript"
)

// scriptTTY runs a command whose output is a terminal of 80 columns, and keeps
// what it prints in the file tty: tty ARGUMENTS.
func scriptTTY(ts *testscript.TestScript, neg bool, args []string) {
	self, err := os.Executable()
	ts.Check(err)
	command := exec.Command(self)
	command.Args = append([]string{"concorde"}, args...)
	command.Env = []string{"TERM=xterm-256color"}
	for _, name := range []string{"HOME", "XDG_DATA_HOME", "LANG"} {
		command.Env = append(command.Env, name+"="+ts.Getenv(name))
	}
	terminal, err := pty.StartWithSize(command, &pty.Winsize{Rows: 24, Cols: 80})
	ts.Check(err)
	defer terminal.Close()
	printed, _ := io.ReadAll(terminal) // a terminal whose program has ended gives an error, not an end
	printed = bytes.ReplaceAll(printed, []byte("\r\n"), []byte("\n"))
	ts.Check(os.WriteFile(ts.MkAbs("tty"), printed, 0o600))
	if failed := command.Wait() != nil; failed != neg {
		ts.Fatalf("failed: %t\n%s", failed, printed)
	}
}
