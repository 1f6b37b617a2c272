package main

import (
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/tui"
	"github.com/ogptoolbox/concorde/tui/keep"
)

// showInterface is the command line without a command.
func (inv *invocation) showInterface(cmd *cobra.Command, _ []string) error {
	if !inv.keyboard {
		return errNoTerminal() // before anything is opened
	}
	local, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	return runInterface(cmd.Context(), inv.door, local, inv.theme)
}

// runInterface shows the interface to a person at a terminal.
func runInterface(ctx context.Context, d *door, local *visit, theme string) error {
	options := tui.Options{
		Context: ctx, Store: local.store, Actor: local.actor, Raise: local.raise,
		Catalogue: d.words, Lang: d.lang, Theme: tui.ThemeChoice(theme), Now: d.now, Logger: local.log,
		Charter: local.charter, Tour: true,
	}
	terminal := tui.Terminal{In: d.in, Out: d.out, Environ: d.environ}
	show := tui.Run
	if inPlain(theme, d.environ) {
		show = tui.Tell
	}
	if d.fit != nil {
		d.fit(&options, &terminal)
		return show(options, terminal)
	}
	terminal.Columns = d.width
	drafts, err := keep.Open(filepath.Join(local.data, draftsName), local.log)
	if err != nil {
		return failed("commands.error.drafts", map[string]any{"Dir": quotedPath(local.data), "Error": reason(err)}, err)
	}
	defer drafts.Close()
	options.Keep = drafts
	return show(options, terminal)
}

// inPlain reports whether the interface is told line by line: where that was
// asked for, and on a terminal that can do nothing else, unless a theme was.
func inPlain(theme string, environ []string) bool {
	return theme == string(tui.ThemePlain) || theme == "" && variable(environ, "TERM") == "dumb"
}

func errNoTerminal() error { return failed("commands.error.no-terminal", nil, nil) }
