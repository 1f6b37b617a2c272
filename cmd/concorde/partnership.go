package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) partnershipCommand() *cobra.Command {
	return inv.group("partnership", "Which countries are in the Open Government Partnership",
		inv.partnershipListCommand(), inv.partnershipSetCommand(),
	)
}

func (inv *invocation) partnershipListCommand() *cobra.Command {
	var date, status string
	cmd := &cobra.Command{
		Use: "list", Short: "List the countries of the Partnership", Args: noArguments,
		Long: "List the countries whose standing in the Partnership is known, by their codes. In a pipe: tab-separated code, " +
			"name, standing, since, as of.",
		Example: `concorde partnership list
concorde partnership list --status member --as-of 2016-12-06`,
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.partnershipList(cmd, date, status) },
	}
	cmd.Flags().StringVar(&date, "as-of", "", "`DATE` of which the standing is asked: a year, a month or a day")
	cmd.Flags().Var(newChoice(&status, store.PartnershipStatuses()), "status", "`STANDING`: "+joined(store.PartnershipStatuses()))
	return cmd
}

func (inv *invocation) partnershipList(cmd *cobra.Command, date, status string) error {
	if err := store.CheckDay("as-of", date); err != nil {
		return err
	}
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	all, err := v.store.Partners()
	if err != nil {
		return err
	}
	shaper := inv.shaper(v)
	table := inv.table(
		column{title: "country"}, column{title: "name", least: 12}, column{title: "status"}, column{title: "since"}, column{title: "as_of", from: 70},
	)
	for _, term := range all {
		row, known := shaper.partner(term, strings.TrimSpace(date))
		if !known || status != "" && string(row.Status) != status {
			continue
		}
		if inv.json {
			err = inv.object(row)
		} else {
			err = table.row(string(row.Country), string(row.Name), inv.term("partnership-status", string(row.Status)), string(row.Since), string(row.AsOf))
		}
		if err != nil {
			return err
		}
	}
	return table.end()
}

func (inv *invocation) partnershipSetCommand() *cobra.Command {
	var set store.SetPartner
	cmd := &cobra.Command{
		Use: "set COUNTRY", Short: "Say what a country is in the Partnership", Args: arguments(1, 1),
		Long: "Say what a country is in the Partnership from a date on. What it was before stays on the list; the same date " +
			"again corrects it. Only organisers do.",
		Example: `concorde partnership set PT --status member --since 2017
concorde partnership set HU --status withdrawn --since 2016-12-07 --reason "Letter to the steering committee"`,
		RunE: func(cmd *cobra.Command, args []string) error { return inv.partnershipSet(cmd, args[0], &set) },
	}
	flags := cmd.Flags()
	flags.StringVar(&set.Status, "status", "", "`STANDING`: "+joined(store.PartnershipStatuses()))
	flags.StringVar(&set.Since, "since", "", "`DATE` from which on: a year, a month or a day; without it, it is not known")
	flags.StringVar(&set.Reason, "reason", "", "`WHY`, for the history")
	return cmd
}

func (inv *invocation) partnershipSet(cmd *cobra.Command, country string, set *store.SetPartner) error {
	inv.fieldFlags = map[string]string{"country": "COUNTRY"}
	v, err := inv.contribute(cmd, store.VerbEdit)
	if err != nil {
		return err
	}
	set.Country = country
	receipt, err := v.store.Submit(cmd.Context(), v.actor, set)
	if err != nil {
		return err
	}
	return inv.receipt(receipt, "edited")
}

// partnership is what a country is in the Partnership, since when, for whoever
// reads: in a pipe, the status and the date.
func (inv *invocation) partnership(country string, is *standingShape) string {
	switch {
	case country == "":
		return ""
	case is == nil:
		return inv.pick(inv.say().T("partnership.unlisted"), "")
	case is.Since == "":
		return inv.term("partnership", string(is.Status))
	case !inv.terminal:
		return string(is.Status) + " " + string(is.Since)
	}
	return inv.say().F("partnership.since", map[string]any{"Status": inv.term("partnership", string(is.Status)), "Since": string(is.Since)})
}
