package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) announceCommand() *cobra.Command {
	return &cobra.Command{
		Use: "announce TEXT", Short: "Tell something to everyone", Args: arguments(1, 0),
		Example: `concorde announce "Lunch is served in the hall"`,
		RunE: func(cmd *cobra.Command, args []string) error {
			v, err := inv.contribute(cmd, store.VerbAnnounce)
			if err != nil {
				return err
			}
			// Words that the shell, or SSH, took apart are put together again.
			announcement := store.Announcement{Words: strings.Join(args, " ")}
			receipt, err := v.store.Submit(cmd.Context(), v.actor, &store.Announce{Announcement: announcement})
			if err != nil {
				return err
			}
			return inv.receipt(receipt, "announced")
		},
	}
}
