package main

import (
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) mergeCommand() *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use: "merge TOOL INTO", Short: "Make one tool of two that are the same", Args: arguments(2, 2),
		Long: "Make one tool of two that are the same: what was said of TOOL is said of INTO from then on, INTO gets what it " +
			"lacks, and the slug of TOOL leads there. Where both say something, INTO's stays.",
		Example: "concorde merge decidim-2 decidim",
		RunE:    func(cmd *cobra.Command, args []string) error { return inv.merge(cmd, args[0], args[1], reason) },
	}
	cmd.Flags().StringVar(&reason, "reason", "", "`WHY`, for the history")
	return cmd
}

func (inv *invocation) merge(cmd *cobra.Command, given, into string, reason string) error {
	v, err := inv.contribute(cmd, store.VerbMerge)
	if err != nil {
		return err
	}
	// What was merged already leads to where it went: then both are the same.
	from, err := inv.tool(v, given)
	if err != nil {
		return err
	}
	to, err := inv.tool(v, into)
	if err != nil {
		return err
	}
	if from.ID == to.ID {
		return inv.sameTool(given, into)
	}
	return inv.submitAbout(cmd, v, to, &store.MergeTools{From: from.ID, Into: to.ID, Reason: reason}, "merged")
}

// sameTool tells what was merged before from what cannot be merged with itself.
func (inv *invocation) sameTool(given, into string) error {
	if given != into {
		return store.ErrNothing
	}
	return usage("commands.usage.merge-itself", map[string]any{"Value": quoted(given)})
}
