package main

import (
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) coalitionCreateCommand() *cobra.Command {
	var fields coalitionFields
	cmd := &cobra.Command{
		Use: "create", Short: "Start a coalition, which you lead", Args: noArguments,
		Example: `concorde coalition create --name "Budgets in the open" --purpose "One open budget per city" \
  --action 4 --tool decidim --need translation:"into Spanish" --place "table 12"`,
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.coalitionCreate(cmd, &fields) },
	}
	fields.flags(cmd)
	return cmd
}

func (inv *invocation) coalitionCreate(cmd *cobra.Command, fields *coalitionFields) error {
	v, err := inv.contribute(cmd, store.VerbCreate)
	if err != nil {
		return err
	}
	command := &store.CreateCoalition{}
	if err := fields.apply(cmd, inv, v, &command.Coalition); err != nil {
		return err
	}
	receipt, err := v.store.Submit(cmd.Context(), v.actor, command)
	if err != nil {
		return err
	}
	return inv.receipt(receipt, "created")
}

func (inv *invocation) coalitionEditCommand() *cobra.Command {
	var fields coalitionFields
	var how editFlags
	cmd := &cobra.Command{
		Use: "edit COALITION", Short: "Change a coalition that you lead", Args: arguments(1, 1),
		Long: "Change a coalition that you lead. Only the fields that are given change; an empty value empties one.",
		Example: `concorde coalition edit budgets-in-the-open --stage under-way
concorde coalition edit budgets-in-the-open --lead ana --lead ben`,
		RunE: func(cmd *cobra.Command, args []string) error { return inv.coalitionEdit(cmd, args[0], &fields, how) },
	}
	fields.flags(cmd)
	cmd.Flags().StringArrayVar(&fields.leads, "lead", nil, "`HANDLE` of who leads it; repeat for several")
	how.flags(cmd)
	return cmd
}

func (inv *invocation) coalitionEdit(cmd *cobra.Command, given string, fields *coalitionFields, how editFlags) error {
	v, err := inv.contribute(cmd, store.VerbEdit)
	if err != nil {
		return err
	}
	newest, err := inv.coalition(v, given)
	if err != nil {
		return err
	}
	coalition, err := start(v, newest, how.revision)
	if err != nil {
		return err
	}
	if err := fields.apply(cmd, inv, v, coalition); err != nil {
		return err
	}
	receipt, err := edit(cmd.Context(), v, coalition, how.reason)
	if err != nil {
		return err
	}
	return inv.receipt(receipt, "edited")
}
