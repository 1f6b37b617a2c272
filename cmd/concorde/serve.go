package main

import "github.com/spf13/cobra"

// serveCommand says that this version has no door for others, rather than
// that the word is unknown: people know it from the instructions of a summit.
func (inv *invocation) serveCommand() *cobra.Command {
	return &cobra.Command{
		Use:                "serve",
		Short:              "Open the door to everyone, over SSH (not available in this version)",
		Hidden:             true,
		DisableFlagParsing: true,
		RunE:               func(*cobra.Command, []string) error { return failed("commands.error.serve", nil, nil) },
	}
}
