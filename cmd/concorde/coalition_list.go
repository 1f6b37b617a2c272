package main

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

type coalitionList struct {
	window
	action, stage string
}

func (inv *invocation) coalitionListCommand() *cobra.Command {
	var asked coalitionList
	cmd := &cobra.Command{
		Use: "list", Short: "List coalitions", Args: noArguments,
		Long: "List coalitions. In a pipe: tab-separated slug, name, stage, place, how many members, what is wanted, purpose.",
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.coalitionList(cmd, asked) },
	}
	asked.flags(cmd, []string{"relevance", "newest", "members", "name"})
	cmd.Flags().StringVar(&asked.action, "action", "", "`NUMBER` of a collective action")
	cmd.Flags().Var(newChoice(&asked.stage, store.Stages()), "stage", "`STAGE`: "+joined(store.Stages()))
	return cmd
}

func (inv *invocation) coalitionList(cmd *cobra.Command, asked coalitionList) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	filters := make(map[string][]string)
	if asked.stage != "" {
		filters[store.FacetStage] = []string{asked.stage}
	}
	if asked.action != "" {
		action, err := find[*store.Action](inv, v, asked.action)
		if err != nil {
			return err
		}
		filters[store.FacetAction] = []string{action.Slug}
	}
	return inv.coalitionRows(cmd.Context(), v, asked.window, filters)
}

func (inv *invocation) coalitionRows(ctx context.Context, v *visit, w window, filters map[string][]string) error {
	shaper := inv.shaper(v)
	table := inv.table(
		column{title: "slug", least: 12}, column{title: "name", least: 12, from: 100}, column{title: "stage"},
		column{title: "place", least: 6}, column{title: "members"}, column{title: "needs", least: 10, from: 90},
		column{title: "purpose", least: 16},
	)
	return list(ctx, inv, v, w, filters, func(c *store.Coalition) error {
		row, err := shaper.coalitionRow(c)
		if err != nil {
			return err
		}
		if inv.json {
			return inv.object(row)
		}
		return table.row(c.Slug, c.Name, inv.term("stage", c.Stage), c.Place,
			strconv.Itoa(row.MemberCount), joined(inv.needWords(c.Needs)), inv.inTheirLanguage(c.Purpose))
	}, table.end)
}
