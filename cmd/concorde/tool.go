package main

import (
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) toolCommand() *cobra.Command {
	return inv.group("tool", "The catalogue of tools",
		inv.toolListCommand(), inv.toolShowCommand(), inv.toolWhoCommand(), inv.toolCompareCommand(),
		inv.toolAddCommand(), inv.toolEditCommand(), inv.toolCheckCommand(), inv.toolUseCommand(), inv.toolDevelopCommand(),
		inv.toolVoteCommand(), inv.toolStillTrueCommand(),
	)
}

func (inv *invocation) tool(v *visit, given string) (*store.Tool, error) {
	return find[*store.Tool](inv, v, given)
}
