package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) undoCommand() *cobra.Command {
	var flags undoFlags
	cmd := &cobra.Command{
		Use: "undo ENTRY", Short: "Take back something that was done", Args: arguments(0, 1),
		Long: "Take back something that was done, by an entry of its own. What others changed in the same record since " +
			"stays; where they changed the same field, nothing is undone (4).\n\n" +
			"With --by an organiser takes back everything that a key or a person did since a moment, newest first. What others " +
			"built on is hidden instead, what others changed since is left and reported (4). In a pipe: tab-separated what became " +
			"of it, kind, record, entry, why it was left.",
		Example: `concorde undo 01KAFN6Z2Q8Y3V4W5X6Y7Z8A9B
concorde undo --by mallory --since 2h --reason vandalism`,
		RunE: func(cmd *cobra.Command, args []string) error { return inv.undoOneOrAll(cmd, args, flags) },
	}
	set := cmd.Flags()
	set.StringVar(&flags.reason, "reason", "", "`WHY`, for the history; needed with --by")
	set.StringVar(&flags.by, "by", "", "take back what this `KEY|HANDLE` did")
	set.Var(&flags.since, "since", "with --by: `WHEN` it began, such as 2h, 7d or 2016-12-07T14:00:00Z")
	return cmd
}

// undoOneOrAll takes back one entry, or all that somebody did.
func (inv *invocation) undoOneOrAll(cmd *cobra.Command, args []string, flags undoFlags) error {
	by := cmd.Flags().Changed("by")
	switch {
	case len(args) == 1 && !by && !cmd.Flags().Changed("since"):
		return inv.undo(cmd, args[0], flags.reason)
	case len(args) == 0 && by:
		return inv.undoBy(cmd, flags)
	case len(args) == 0:
		return arguments(1, 1)(cmd, args)
	}
	return usage("commands.usage.undo-one-or-all", nil)
}

func (inv *invocation) undo(cmd *cobra.Command, given, reason string) error {
	v, err := inv.contribute(cmd, store.VerbUndo)
	if err != nil {
		return err
	}
	id, ok := store.ParseID(strings.ToUpper(strings.TrimSpace(clip(given))))
	if !ok {
		return noSuchEntry(given, store.ErrNotFound)
	}
	receipt, err := v.store.Submit(cmd.Context(), v.actor, &store.Undo{Entry: id, Reason: reason})
	if errors.Is(err, store.ErrNotFound) {
		return noSuchEntry(given, err)
	}
	if err != nil {
		return err
	}
	if receipt.Slug == "" {
		receipt.Slug = inv.nameOfEntry(v, id)
	}
	return inv.receipt(receipt, "undone")
}

// nameOfEntry is how to call what an entry was about, where its record has no
// slug, or is gone.
func (inv *invocation) nameOfEntry(v *visit, id store.ID) string {
	entry, err := v.store.Entry(id)
	if err != nil {
		return "" // it is done, and has an id to go by
	}
	shape, err := inv.shaper(v).entry(entry)
	if err != nil {
		return ""
	}
	if shape.About != nil {
		return slugOf(shape.About)
	}
	return slugOf(&shape.Record)
}

func noSuchEntry(given string, cause error) error {
	return &said{
		status: statusNotFound, key: "commands.no-such.entry", cause: cause,
		args: map[string]any{"Value": quoted(given)},
	}
}
