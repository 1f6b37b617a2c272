package main

import (
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) stewardCommand() *cobra.Command {
	return inv.group("steward", "Who looks after the catalogue",
		inv.stewardAddCommand(), inv.stewardRemoveCommand(), inv.stewardListCommand(),
	)
}

func (inv *invocation) stewardAddCommand() *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use: "add HANDLE", Short: "Name a steward, who may merge and correct anything", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return inv.steward(cmd, args[0], store.VerbName, "named", func(person store.ID) store.Command {
				return &store.NameSteward{Person: person, Reason: reason}
			})
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "`WHY`, for the history")
	return cmd
}

func (inv *invocation) stewardRemoveCommand() *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use: "remove HANDLE", Short: "Make a steward a participant again", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return inv.steward(cmd, args[0], store.VerbDismiss, "dismissed", func(person store.ID) store.Command {
				return &store.DismissSteward{Person: person, Reason: reason}
			})
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "`WHY`, for the history")
	return cmd
}

func (inv *invocation) steward(
	cmd *cobra.Command, given string, verb store.Verb, done string, command func(person store.ID) store.Command,
) error {
	v, err := inv.contribute(cmd, verb)
	if err != nil {
		return err
	}
	person, err := find[*store.Person](inv, v, given)
	if err != nil {
		return err
	}
	return inv.submitAbout(cmd, v, person, command(person.ID), done)
}

func (inv *invocation) stewardListCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "The stewards", Args: noArguments,
		Long: "The stewards, the longest known first. In a pipe: tab-separated handle, name, organisation, country.",
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.stewardList(cmd) },
	}
}

func (inv *invocation) stewardList(cmd *cobra.Command) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	stewards, err := v.store.Stewards()
	if err != nil {
		return err
	}
	shaper := inv.shaper(v)
	table := inv.table(
		column{title: "handle", least: 8}, column{title: "name", least: 12}, column{title: "organisation", least: 8}, column{title: "country"},
	)
	for _, person := range stewards {
		if shaper.conceals(person.ID) {
			continue
		}
		shape := shaper.personShape(person)
		if inv.json {
			err = inv.object(shape)
		} else {
			err = table.row(person.Handle, person.Name, inv.name(shape.Organisation), inv.countryName(person.Country))
		}
		if err != nil {
			return err
		}
	}
	return table.end()
}
