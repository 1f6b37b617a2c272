package main

import (
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) toolAddCommand() *cobra.Command {
	var fields toolFields
	var allowDuplicate bool
	var file string
	cmd := &cobra.Command{
		Use: "add", Short: "Reference a tool", Args: noArguments,
		Long: "Reference a tool. A name and a use are enough: the rest can come later, from anyone. " +
			"One that looks like a tool that is there is refused (4), unless --allow-duplicate.\n\n" +
			"With --file it is taken from a publiccode.yml of the versions 0.1 to 0.7: what can be read of it, with what other flags " +
			"say in its place. What is wrong with it is told by line and key, and what is not shown here is kept for concorde export.",
		Example: `concorde tool add --name Decidim --use consult --use participatory-budgeting \
  --summary "Participatory democracy for cities" --licence AGPL-3.0-only --website https://decidim.org
concorde tool add --file publiccode.yml --use consult`,
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.toolAdd(cmd, file, &fields, allowDuplicate) },
	}
	fields.flags(cmd)
	cmd.Flags().StringVar(&file, "file", "", "publiccode.yml `FILE`, - for standard input")
	cmd.Flags().BoolVar(&allowDuplicate, "allow-duplicate", false, "go on although a tool like it is there")
	return cmd
}

func (inv *invocation) toolAdd(cmd *cobra.Command, file string, fields *toolFields, allowDuplicate bool) error {
	v, err := inv.contribute(cmd, store.VerbReference)
	if err != nil {
		return err
	}
	if file != "" {
		return inv.toolAddFile(cmd, v, file, fields, allowDuplicate)
	}
	command := &store.ReferenceTool{AllowDuplicate: allowDuplicate}
	fields.apply(cmd, inv.lang, &command.Tool)
	put := func(found []store.ID) { command.Tool.Developers = found }
	if err := inv.withOrganisations(cmd.Context(), v, fields.developers, command, put); err != nil {
		return err
	}
	receipt, err := v.store.Submit(cmd.Context(), v.actor, command)
	if err != nil {
		return err
	}
	return inv.receipt(receipt, "referenced")
}
