package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

type commitmentList struct {
	window
	action, theme, country, kind, by string
}

func (inv *invocation) commitmentListCommand() *cobra.Command {
	var asked commitmentList
	cmd := &cobra.Command{
		Use: "list", Short: "List commitments", Args: noArguments,
		Long: "List commitments. In a pipe: tab-separated slug, title, kind, by whom, organisation, country, " +
			"numbers of the collective actions, until when, what is offered, what is needed.",
		Example: `concorde commitment list --action 1 --by state
concorde commitment list --json | jq -r .slug`,
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.commitmentList(cmd, asked) },
	}
	asked.flags(cmd, []string{"relevance", "newest", "coalitions", "name"})
	flags := cmd.Flags()
	flags.StringVar(&asked.action, "action", "", "`NUMBER` of a collective action")
	flags.Var(newChoice(&asked.theme, store.Themes()), "theme", "`THEME` of a collective action: "+joined(store.Themes()))
	flags.StringVar(&asked.country, "country", "", "two-letter `CODE`")
	flags.Var(newChoice(&asked.kind, store.CommitmentKinds()), "kind", "`KIND`: "+joined(store.CommitmentKinds()))
	flags.Var(newChoice(&asked.by, store.CommitmentParties()), "by", "`WHO` promises it: "+joined(store.CommitmentParties()))
	return cmd
}

// filters are the facets to narrow the list by. An action or a country that
// nothing can have is refused, rather than answered with nothing.
func (l commitmentList) filters(inv *invocation, v *visit) (map[string][]string, error) {
	filters := make(map[string][]string)
	for facet, value := range map[string]string{store.FacetTheme: l.theme, store.FacetKind: l.kind, store.FacetBy: l.by} {
		if value != "" {
			filters[facet] = []string{value}
		}
	}
	if l.country != "" {
		code := strings.ToUpper(clip(l.country))
		if !isCountry(code) {
			return nil, &store.FieldError{Field: "country", Problem: store.ProblemCountry, Value: quoted(l.country)}
		}
		filters[store.FacetCountry] = []string{code}
	}
	if l.action != "" {
		action, err := find[*store.Action](inv, v, l.action)
		if err != nil {
			return nil, err
		}
		filters[store.FacetAction] = []string{action.Slug}
	}
	return filters, nil
}

func (inv *invocation) commitmentList(cmd *cobra.Command, asked commitmentList) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	filters, err := asked.filters(inv, v)
	if err != nil {
		return err
	}
	return inv.commitmentRows(cmd.Context(), v, asked.window, filters)
}

func (inv *invocation) commitmentRows(ctx context.Context, v *visit, w window, filters map[string][]string) error {
	shaper := inv.shaper(v)
	table := inv.table(
		column{title: "slug", least: 12}, column{title: "title", least: 16, from: 100}, column{title: "kind", least: 8},
		column{title: "by", least: 6}, column{title: "organisation", least: 8, from: 120}, column{title: "country", from: 90},
		column{title: "actions"}, column{title: "until"},
		column{title: "offers", least: 10, from: 140}, column{title: "needs", least: 10, from: 110},
	)
	return list(ctx, inv, v, w, filters, func(c *store.Commitment) error {
		shape := shaper.commitment(c)
		if inv.json {
			return inv.object(shape)
		}
		return table.row(c.Slug, inv.inTheirLanguage(c.Name), inv.term("commitment-kind", c.Type), inv.term("commitment-by", c.By),
			inv.name(shape.Organisation), inv.countryName(c.Country), strings.Join(actionNumbers(v, c.Actions), " "),
			c.Until, joined(inv.needWords(c.Offers)), joined(inv.needWords(c.Needs)))
	}, table.end)
}

// actionNumbers are the numbers by which people know the collective actions.
func actionNumbers(v *visit, ids []store.ID) []string {
	actions, _ := store.Records[*store.Action](v.store, ids)
	out := make([]string, 0, len(actions))
	for _, action := range actions {
		if store.MaySee(v.actor, action) {
			out = append(out, strconv.Itoa(action.Number))
		}
	}
	return out
}
