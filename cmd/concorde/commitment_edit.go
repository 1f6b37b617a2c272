package main

import (
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) commitmentAddCommand() *cobra.Command {
	var fields commitmentFields
	cmd := &cobra.Command{
		Use: "add", Short: "Deposit a commitment", Args: noArguments,
		Long: "Deposit a commitment: a concrete project or a shared resource, for one or several collective actions. " +
			"By whom, for which organisation and in which country is as in your profile, unless you say so.",
		Example: `concorde commitment add --title "Publish every contract above 1,000 euros" --kind project --by state --action 1 \
  --tool dkan --offers hosting --needs "law:procurement rules" --until 2017-06 --plan "FR 2015-2017 #4"`,
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.commitmentAdd(cmd, &fields) },
	}
	fields.flags(cmd)
	return cmd
}

func (inv *invocation) commitmentAdd(cmd *cobra.Command, fields *commitmentFields) error {
	v, err := inv.contribute(cmd, store.VerbAdd)
	if err != nil {
		return err
	}
	commitment, err := v.store.BeginCommitment(v.actor)
	if err != nil {
		return err
	}
	command := &store.Add{Record: &commitment}
	if err := fields.apply(cmd, inv, v, &commitment); err != nil {
		return err
	}
	if err := fields.applyOrganisation(cmd, inv, v, command, &commitment); err != nil {
		return err
	}
	receipt, err := v.store.Submit(cmd.Context(), v.actor, command)
	if err != nil {
		return err
	}
	return inv.receipt(receipt, "deposited")
}

// applyOrganisation finds the organisation that was given, or adds it where
// nothing else is wrong with the command.
func (f *commitmentFields) applyOrganisation(cmd *cobra.Command, inv *invocation, v *visit, command store.Command, c *store.Commitment) error {
	if !cmd.Flags().Changed("organisation") {
		return nil
	}
	put := func(found store.ID) { c.Organisation = found }
	return inv.withOrganisation(cmd.Context(), v, f.organisation, command, put)
}

func (inv *invocation) commitmentEditCommand() *cobra.Command {
	var fields commitmentFields
	var how editFlags
	cmd := &cobra.Command{
		Use: "edit COMMITMENT", Short: "Change a commitment that you deposited", Args: arguments(1, 1),
		Long: "Change a commitment that you deposited. Only the fields that are given change; an empty value empties one.",
		Example: `concorde commitment edit publish-every-contract --until 2017-12 --reason "the law came later"
concorde commitment edit publish-every-contract --needs translation:"into Spanish" --needs design`,
		RunE: func(cmd *cobra.Command, args []string) error { return inv.commitmentEdit(cmd, args[0], &fields, how) },
	}
	fields.flags(cmd)
	how.flags(cmd)
	return cmd
}

func (inv *invocation) commitmentEdit(cmd *cobra.Command, given string, fields *commitmentFields, how editFlags) error {
	v, err := inv.contribute(cmd, store.VerbEdit)
	if err != nil {
		return err
	}
	newest, err := inv.commitment(v, given)
	if err != nil {
		return err
	}
	commitment, err := start(v, newest, how.revision)
	if err != nil {
		return err
	}
	if err := fields.apply(cmd, inv, v, commitment); err != nil {
		return err
	}
	command := &store.Edit{Record: commitment, Base: commitment.Revision, Reason: how.reason}
	if err := fields.applyOrganisation(cmd, inv, v, command, commitment); err != nil {
		return err
	}
	receipt, err := edit(cmd.Context(), v, commitment, how.reason)
	if err != nil {
		return err
	}
	return inv.receipt(receipt, "edited")
}

func (inv *invocation) commitmentPostCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use: "post COMMITMENT TEXT", Short: "Write a message under a commitment", Args: textArguments(1, &file),
		Example: `concorde commitment post publish-every-contract "We can host it."`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return inv.postUnder(cmd, args, file, func(v *visit) (store.Record, error) { return inv.commitment(v, args[0]) })
		},
	}
	fileFlag(cmd, &file)
	return cmd
}
