package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
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
	return runInterface(cmd.Context(), inv.door, local)
}

// runInterface shows what there is, to a person at a terminal.
func runInterface(_ context.Context, d *door, local *visit) error {
	if !d.keyboard {
		return errNoTerminal()
	}
	w := d.words.In(d.lang)
	_, err := fmt.Fprintf(d.out, "%s, %s, %s\n%s\n",
		w.N("shell.count.tools", local.store.Count(store.KindTool)),
		w.N("shell.count.actions", local.store.Count(store.KindAction)),
		w.N("shell.count.coalitions", local.store.Count(store.KindCoalition)),
		w.T("commands.interface.commands"),
	)
	return err
}

func errNoTerminal() error { return failed("commands.error.no-terminal", nil, nil) }
