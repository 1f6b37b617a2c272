package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) commitmentShowCommand() *cobra.Command {
	return &cobra.Command{
		Use: "show COMMITMENT", Short: "Everything about a commitment", Args: arguments(1, 1),
		Long: "Everything about a commitment, and which tools others use for the same collective actions, with their evidence.",
		RunE: func(cmd *cobra.Command, args []string) error { return inv.commitmentShow(cmd, args[0]) },
	}
}

func (inv *invocation) commitmentShow(cmd *cobra.Command, given string) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	commitment, err := inv.commitment(v, given)
	if err != nil {
		return err
	}
	page, err := inv.shaper(v).commitmentPage(commitment)
	if err != nil {
		return err
	}
	if inv.json {
		return inv.object(page)
	}
	if err := inv.commitmentCard(commitment, page); err != nil {
		return err
	}
	if err := inv.toolForRows(page.OthersUse); err != nil {
		return err
	}
	return inv.postRows(page.Posts)
}

func (inv *invocation) commitmentCard(c *store.Commitment, page commitmentPage) error {
	card := inv.card()
	card.add("slug", c.Slug)
	card.add("title", inv.inTheirLanguage(c.Name))
	card.add("kind", inv.term("commitment-kind", c.Type))
	card.add("by", inv.term("commitment-by", c.By))
	card.add("organisation", inv.name(page.Organisation))
	card.add("country", inv.countryName(c.Country))
	card.list("actions", inv.names(page.Actions))
	card.list("tools", inv.names(page.Tools))
	card.list("offers", inv.needWords(c.Offers))
	card.list("needs", inv.needWords(c.Needs))
	card.add("until", c.Until)
	card.add("plan", c.Plan)
	card.list("coalitions", inv.names(page.Coalitions))
	card.add("description", inv.inTheirLanguage(c.Description))
	inv.headFields(card, page.headShape)
	return card.print()
}

// toolForRows are the tools that others use for the same, with the evidence.
func (inv *invocation) toolForRows(tools []toolForShape) error {
	if len(tools) == 0 {
		return nil
	}
	if err := inv.section("others_use"); err != nil {
		return err
	}
	table := inv.table(
		column{title: "tool", least: 8}, column{title: "coalitions", least: 10}, column{title: "commitments", least: 10},
		column{title: "people", least: 8, from: 90},
	)
	table.prefix("others_use")
	for _, t := range tools {
		err := table.row(inv.name(&t.Tool), strings.Join(inv.names(t.Coalitions), ", "),
			strings.Join(inv.names(t.Commitments), ", "), strings.Join(inv.names(t.People), ", "))
		if err != nil {
			return err
		}
	}
	return table.end()
}
