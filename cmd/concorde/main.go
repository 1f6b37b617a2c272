// Command concorde is the open-government toolbox of a summit, in a terminal.
//
// Without arguments it opens the interface; with arguments it is a set of
// commands for the shell and for scripts. The commands form one tree, which
// never touches the process it runs in: all it knows of the world comes
// through a [door], so that one tree serves a shell here and
// `ssh HOST COMMAND` alike. This file is the door of the process.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"

	"github.com/ogptoolbox/concorde/tui/words"
)

func main() { os.Exit(process()) }

// process runs the command line and returns the exit status.
func process() int {
	// A pipe that is closed is an error of the write and not the end of the
	// process, so that the store is closed as it should.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	context.AfterFunc(ctx, stop) // a second ctrl+c does not ask
	catalogue := words.Load()
	return processDoor(catalogue).run(ctx, os.Args[1:])
}

// processDoor is the door of whoever sits at this process.
func processDoor(catalogue *words.Catalogue) *door {
	terminal := term.IsTerminal(os.Stdout.Fd())
	width, _, err := term.GetSize(os.Stdout.Fd())
	if err != nil {
		width = 0
	}
	return &door{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		terminal: terminal,
		keyboard: terminal && term.IsTerminal(os.Stdin.Fd()),
		watched:  term.IsTerminal(os.Stderr.Fd()),
		width:    width,
		lang:     words.FromEnv(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG")),
		words:    catalogue,
		zone:     time.Local,
		now:      time.Now,
		environ:  os.Environ(),
		local:    true,
		open:     openLocal,
	}
}
