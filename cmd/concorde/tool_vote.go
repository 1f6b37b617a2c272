package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) toolVoteCommand() *cobra.Command {
	var propose bool
	cmd := &cobra.Command{
		Use: "vote TOOL", Short: "Vote for one of the values of a field about which people disagree", Args: arguments(1, 1),
		Long: "Vote for one of the values of a field about which people disagree: the one with most votes shows, and the rest " +
			"stays visible. You have one vote a field; voting again changes it. --propose puts forward a value that nobody " +
			"gave yet. concorde tool show lists them.",
		Example: `concorde tool vote decidim --licence AGPL-3.0-or-later
concorde tool vote decidim --website https://decidim.org/ --propose`,
		RunE: func(cmd *cobra.Command, args []string) error { return inv.toolVote(cmd, args[0], propose) },
	}
	for _, field := range store.ContestedFields() {
		cmd.Flags().String(field, "", "`VALUE` of the field")
	}
	cmd.Flags().BoolVar(&propose, "propose", false, "a value that nobody gave yet")
	return cmd
}

func (inv *invocation) toolVote(cmd *cobra.Command, given string, propose bool) error {
	field, value, err := votedValue(cmd)
	if err != nil {
		return err
	}
	v, err := inv.contribute(cmd, store.VerbVote)
	if err != nil {
		return err
	}
	tool, err := inv.tool(v, given)
	if err != nil {
		return err
	}
	vote := &store.VoteFor{Tool: tool.ID, Field: field, Value: value, Propose: propose}
	return inv.submitAbout(cmd, v, tool, vote, "voted")
}

// votedValue is the one field that was given, with its value.
func votedValue(cmd *cobra.Command) (field, value string, err error) {
	fields := store.ContestedFields()
	given := slices.DeleteFunc(slices.Clone(fields), func(field string) bool { return !cmd.Flags().Changed(field) })
	if len(given) != 1 {
		return "", "", usage("commands.usage.one-of", map[string]any{
			"Command": cmd.CommandPath(), "Names": "--" + strings.Join(fields, ", --"),
		})
	}
	value, err = cmd.Flags().GetString(given[0])
	return given[0], value, err
}

func (inv *invocation) toolStillTrueCommand() *cobra.Command {
	return &cobra.Command{
		Use: "still-true TOOL", Short: "Say that what is said of a tool is still true today", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			v, err := inv.contribute(cmd, store.VerbConfirm)
			if err != nil {
				return err
			}
			tool, err := inv.tool(v, args[0])
			if err != nil {
				return err
			}
			return inv.submitAbout(cmd, v, tool, &store.StillTrue{Tool: tool.ID}, "confirmed")
		},
	}
}
