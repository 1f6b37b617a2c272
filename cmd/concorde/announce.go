package main

import (
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) announceCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use: "announce TEXT", Short: "Tell something to everyone", Args: textArguments(0, &file),
		Example: `concorde announce "Lunch is served in the hall"
concorde announce --file programme.txt`,
		RunE: func(cmd *cobra.Command, args []string) error {
			v, err := inv.contribute(cmd, store.VerbAnnounce)
			if err != nil {
				return err
			}
			text, err := inv.textOf(args, file)
			if err != nil {
				return err
			}
			announcement := store.Announcement{Words: text, Lang: inv.lang}
			receipt, err := v.store.Submit(cmd.Context(), v.actor, &store.Announce{Announcement: announcement})
			if err != nil {
				return err
			}
			return inv.receipt(receipt, "announced")
		},
	}
	fileFlag(cmd, &file)
	return cmd
}
