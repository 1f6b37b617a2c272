package main

import (
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) hideCommand() *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use: "hide RECORD", Short: "Take a record out of everybody's sight", Args: arguments(1, 1),
		Long: "Take a record out of every list, search and sheet, for a reason that is on the record. Stewards and organisers " +
			"can still open it. RECORD is a slug or an id; where several kinds have the slug, KIND:SLUG.",
		Example: `concorde hide person:viagra --reason "an advertisement"`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return inv.sight(cmd, args[0], store.VerbHide, "hidden", func(kind store.Kind, id store.ID) store.Command {
				return &store.Hide{Kind: kind, Record: id, Reason: reason}
			})
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "`WHY`, for everybody to read in its history")
	return cmd
}

func (inv *invocation) unhideCommand() *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use: "unhide RECORD", Short: "Show a hidden record again", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return inv.sight(cmd, args[0], store.VerbUnhide, "unhidden", func(kind store.Kind, id store.ID) store.Command {
				return &store.Unhide{Kind: kind, Record: id, Reason: reason}
			})
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "`WHY`, for the history")
	return cmd
}

// sight hides a record or shows it again.
func (inv *invocation) sight(
	cmd *cobra.Command, given string, verb store.Verb, done string, command func(store.Kind, store.ID) store.Command,
) error {
	v, err := inv.contribute(cmd, verb)
	if err != nil {
		return err
	}
	record, err := inv.findAny(v, given)
	if err != nil {
		return err
	}
	return inv.submitAbout(cmd, v, record, command(record.Kind(), record.Head().ID), done)
}
