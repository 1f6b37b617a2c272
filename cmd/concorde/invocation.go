package main

import (
	"bufio"
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/words"
)

// invocation is one command line, from the reading of its flags to its exit
// status. It is made anew for each, because a tree of cobra commands keeps
// what it has parsed.
type invocation struct {
	*door
	theme   string
	command string // the one that opened the store
	json    bool
	places  places
	out     *bufio.Writer
	opened  *visit
	read    []store.Use // the vocabulary of uses, once somebody asked for it

	fieldFlags map[string]string // where a command sets a field by another flag than usual
	afterwards func() error      // what is left to do once the commands are let go; nil: nothing
}

func newInvocation(d *door) *invocation {
	copied := *d // --lang changes it
	return &invocation{door: &copied, out: bufio.NewWriter(outputWriter{d.out})}
}

// execute finds the command, and runs it.
func (inv *invocation) execute(ctx context.Context, args []string) error {
	root := inv.tree()
	// Cobra's hidden completion commands write to the process's own streams.
	if !inv.local && len(args) > 0 && strings.HasPrefix(args[0], "__") {
		return inv.unknownCommand(root, args[0])
	}
	root.SetArgs(append([]string{}, args...)) // never nil: cobra would read the process's
	if err := root.ExecuteContext(ctx); err != nil || inv.afterwards == nil {
		return err
	}
	return inv.afterwards()
}

// finish closes what was opened, and sees that all output has left.
func (inv *invocation) finish() error {
	err := inv.out.Flush()
	if inv.opened != nil {
		err = firstError(err, inv.opened.close())
	}
	return err
}

// visit opens the store, once.
func (inv *invocation) visit(cmd *cobra.Command) (*visit, error) {
	if inv.opened != nil {
		return inv.opened, nil
	}
	places := inv.places
	places.command = cmd.CommandPath()
	inv.command = "concorde" + strings.TrimPrefix(strings.TrimPrefix(places.command, inv.program), "concorde")
	v, err := inv.open(cmd.Context(), places)
	if err != nil {
		return nil, err
	}
	inv.opened = v
	return v, nil
}

// contribute opens the store for somebody who is going to write. It asks
// beforehand whether they may write at all, so that a guest hears of that
// first and not of what is wrong with a command they may not give.
func (inv *invocation) contribute(cmd *cobra.Command, verb store.Verb) (*visit, error) {
	v, err := inv.visit(cmd)
	if err != nil {
		return nil, err
	}
	// Everybody but a guest may write about tools.
	if err := store.Authorize(v.actor, verb, &store.Tool{}); err != nil {
		return nil, err
	}
	return v, nil
}

// say is the reader's words.
func (inv *invocation) say() *words.Words { return inv.words.In(inv.lang) }

// pick chooses between what a person reads on a terminal and what a script
// reads from a pipe.
func (inv *invocation) pick(shown, piped string) string {
	if inv.terminal {
		return shown
	}
	return piped
}

// label is the name of a field for a person; that of the JSON where there is
// no other.
func (inv *invocation) label(field string) string {
	if key := "commands.label." + field; inv.say().Has(key) {
		return inv.say().T(key)
	}
	return field
}
