package main

import "github.com/spf13/cobra"

func (inv *invocation) toolWhoCommand() *cobra.Command {
	return &cobra.Command{
		Use: "who TOOL", Short: "Who uses a tool, and who develops it", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error { return inv.toolWho(cmd, args[0]) },
	}
}

func (inv *invocation) toolWho(cmd *cobra.Command, given string) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	tool, err := inv.tool(v, given)
	if err != nil {
		return err
	}
	ties, err := inv.shaper(v).ties(tool)
	if err != nil {
		return err
	}
	if len(ties) == 0 {
		inv.note("commands.note.nobody", map[string]any{"Tool": tool.Slug})
	}
	if !inv.json {
		return inv.tieRows(ties, false)
	}
	for _, tie := range ties {
		if err := inv.object(tie); err != nil {
			return err
		}
	}
	return nil
}
