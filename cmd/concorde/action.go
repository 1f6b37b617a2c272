package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) actionCommand() *cobra.Command {
	return inv.group("action", "The collective actions of the summit",
		inv.actionListCommand(), inv.actionShowCommand(),
	)
}

func (inv *invocation) actionListCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List the collective actions", Args: noArguments,
		Long: "List the collective actions by number. In a pipe: tab-separated number, slug, title, theme, coalitions.",
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.actionList(cmd) },
	}
}

func (inv *invocation) actionList(cmd *cobra.Command) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	actions, err := actionsByNumber(v)
	if err != nil {
		return err
	}
	shaper := inv.shaper(v)
	table := inv.table(
		column{title: "number"}, column{title: "slug", from: 110}, column{title: "title", least: 20},
		column{title: "theme", least: 12, from: 90}, column{title: "coalitions"},
	)
	for _, action := range actions {
		row := shaper.actionRow(action)
		if inv.json {
			err = inv.object(row)
		} else {
			err = table.row(strconv.Itoa(action.Number), action.Slug, inv.inTheirLanguage(action.Name),
				inv.term("theme", action.Theme), strconv.Itoa(len(row.Coalitions)))
		}
		if err != nil {
			return err
		}
	}
	return table.end()
}

func (inv *invocation) actionShowCommand() *cobra.Command {
	return &cobra.Command{
		Use: "show N", Short: "Everything about a collective action", Args: arguments(1, 1),
		Example: "concorde action show 3",
		RunE:    func(cmd *cobra.Command, args []string) error { return inv.actionShow(cmd, args[0]) },
	}
}

func (inv *invocation) actionShow(cmd *cobra.Command, given string) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	action, err := find[*store.Action](inv, v, strings.TrimPrefix(given, "#"))
	if err != nil {
		return err
	}
	row := inv.shaper(v).actionRow(action)
	if inv.json {
		return inv.object(row)
	}
	card := inv.card()
	card.add("number", strconv.Itoa(action.Number))
	card.add("slug", action.Slug)
	card.add("title", inv.inTheirLanguage(action.Name))
	card.add("theme", inv.term("theme", action.Theme))
	card.add("description", inv.inTheirLanguage(action.Description))
	card.add("working_group", action.WorkingGroup)
	card.list("governments", inv.countryNames(action.Governments))
	card.list("organisations", inv.names(row.Organisations))
	card.list("coalitions", inv.names(row.Coalitions))
	inv.headFields(card, row.headShape)
	return card.print()
}

// actionsByNumber reads all the actions: a summit has some twenty.
func actionsByNumber(v *visit) ([]*store.Action, error) {
	page, err := store.List[*store.Action](v.store, store.Query{Limit: v.store.Count(store.KindAction)})
	slices.SortFunc(page.Rows, func(a, b *store.Action) int { return cmp.Compare(a.Number, b.Number) })
	return page.Rows, err
}
