package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) actionCommand() *cobra.Command {
	return inv.group("action", "The collective actions of the summit",
		inv.actionListCommand(), inv.actionShowCommand(), inv.actionPostCommand(),
	)
}

func (inv *invocation) actionListCommand() *cobra.Command {
	var missing []string
	cmd := &cobra.Command{
		Use: "list", Short: "List the collective actions", Args: noArguments,
		Long: "List the collective actions by number. In a pipe: tab-separated number, slug, title, theme, coalitions, " +
			"commitments, and what is missing.",
		Example: `concorde action list
concorde action list --missing state --missing civil-society`,
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.actionList(cmd, missing) },
	}
	cmd.Flags().Var(newChoices(&missing, gapNames()), "missing", "`WHAT` they have not got yet: "+joined(gapNames())+"; repeat for any of several")
	return cmd
}

func gapNames() []string {
	var out []string
	for _, gap := range store.Gaps() {
		out = append(out, string(gap))
	}
	return out
}

func (inv *invocation) actionList(cmd *cobra.Command, missing []string) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	query := store.Query{Sort: store.ByName, Limit: v.store.Count(store.KindAction)}
	if len(missing) > 0 {
		query.Filters = map[string][]string{store.FacetLacks: missing}
	}
	page, err := v.store.Actions(query)
	if err != nil {
		return err
	}
	gaps, err := v.store.ActionGaps()
	if err != nil {
		return err
	}
	return inv.actionRows(v, page.Rows, gaps)
}

func (inv *invocation) actionRows(v *visit, actions []*store.Action, gaps map[store.ID][]store.Gap) error {
	shaper := inv.shaper(v)
	table := inv.table(
		column{title: "number"}, column{title: "slug", from: 130}, column{title: "title", least: 20},
		column{title: "theme", least: 12, from: 120}, column{title: "coalitions"}, column{title: "commitments"},
		column{title: "missing", least: 12, from: 90},
	)
	for _, action := range actions {
		row := shaper.actionRow(action, gaps[action.ID])
		var err error
		if inv.json {
			err = inv.object(row)
		} else {
			err = table.row(strconv.Itoa(action.Number), action.Slug, inv.inTheirLanguage(action.Name),
				inv.term("theme", action.Theme), strconv.Itoa(len(row.Coalitions)), strconv.Itoa(len(row.Commitments)),
				joined(inv.gapWords(row.Missing)))
		}
		if err != nil {
			return err
		}
	}
	return table.end()
}

// gapWords are what is missing, for whoever reads.
func (inv *invocation) gapWords(gaps []line) []string {
	out := make([]string, len(gaps))
	for i, gap := range gaps {
		out[i] = inv.pick(inv.say().T("hub.lacks."+string(gap)), string(gap))
	}
	return out
}

func (inv *invocation) actionPostCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use: "post N TEXT", Short: "Write a message under a collective action", Args: textArguments(1, &file),
		Example: `concorde action post 1 "Who has a schema for contracts?"
concorde action post 1 --file - < minutes.txt`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return inv.postUnder(cmd, args, file, func(v *visit) (store.Record, error) { return inv.action(v, args[0]) })
		},
	}
	fileFlag(cmd, &file)
	return cmd
}

func (inv *invocation) action(v *visit, given string) (*store.Action, error) {
	return find[*store.Action](inv, v, strings.TrimPrefix(given, "#"))
}
