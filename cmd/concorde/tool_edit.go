package main

import (
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) toolEditCommand() *cobra.Command {
	var fields toolFields
	var how editFlags
	cmd := &cobra.Command{
		Use: "edit TOOL", Short: "Correct or complete a tool", Args: arguments(1, 1),
		Long: "Correct or complete a tool. Only the fields that are given change; an empty value empties one. " +
			"What others changed meanwhile stays; if it is the same field, both versions are shown and nothing changes (4).",
		Example: `concorde tool edit decidim --licence AGPL-3.0-only --reason "as in its LICENSE file"
concorde tool edit decidim --lang fr --summary "La démocratie participative pour les villes"`,
		RunE: func(cmd *cobra.Command, args []string) error { return inv.toolEdit(cmd, args[0], &fields, how) },
	}
	fields.flags(cmd)
	how.flags(cmd)
	return cmd
}

func (inv *invocation) toolEdit(cmd *cobra.Command, given string, fields *toolFields, how editFlags) error {
	v, err := inv.contribute(cmd, store.VerbEdit)
	if err != nil {
		return err
	}
	newest, err := inv.tool(v, given)
	if err != nil {
		return err
	}
	tool, err := start(v, newest, how.revision)
	if err != nil {
		return err
	}
	fields.apply(cmd, inv.lang, tool)
	if cmd.Flags().Changed("developer") {
		command := &store.Edit{Record: tool, Base: tool.Revision, Reason: how.reason}
		put := func(found []store.ID) { tool.Developers = found }
		if err := inv.withOrganisations(cmd.Context(), v, fields.developers, command, put); err != nil {
			return err
		}
	}
	receipt, err := edit(cmd.Context(), v, tool, how.reason)
	if err != nil {
		return err
	}
	return inv.receipt(receipt, "edited")
}
