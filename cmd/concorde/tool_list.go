package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

type toolList struct {
	window
	uses, licences, countries []string
}

func (inv *invocation) toolListCommand() *cobra.Command {
	var asked toolList
	cmd := &cobra.Command{
		Use: "list", Short: "List tools", Args: noArguments,
		Long: "List tools. In a pipe: tab-separated slug, name, uses, licence, countries, how many use it, summary.",
		Example: `concorde tool list --search "participatory budget"
concorde tool list --use consult --use debate --licence AGPL-3.0-only --sort used
concorde tool list --json | jq -r .slug`,
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.toolList(cmd, asked) },
	}
	asked.flags(cmd, []string{"relevance", "newest", "used", "name"})
	flags := cmd.Flags()
	flags.StringArrayVar(&asked.uses, "use", nil, "`USE` that it has; any of several")
	flags.StringArrayVar(&asked.licences, "licence", nil, "SPDX `IDENTIFIER`; any of several")
	flags.StringArrayVar(&asked.countries, "country", nil, "two-letter `CODE`; any of several")
	return cmd
}

func (inv *invocation) toolList(cmd *cobra.Command, asked toolList) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	filters, err := inv.toolFilters(asked)
	if err != nil {
		return err
	}
	shaper := inv.shaper(v)
	table := inv.table(
		column{title: "slug", least: 12}, column{title: "name", least: 12, from: 100},
		column{title: "uses", least: 12, from: 70}, column{title: "licence", least: 8, from: 120},
		column{title: "countries", least: 6, from: 140}, column{title: "used_by"}, column{title: "summary", least: 16},
	)
	return list(cmd.Context(), inv, v, asked.window, filters, func(t *store.Tool) error {
		row, err := shaper.toolRow(t)
		if err != nil {
			return err
		}
		if inv.json {
			return inv.object(row)
		}
		return table.row(
			t.Slug, t.Name, strings.Join(inv.useNames(t.Uses), ", "), t.Licence, strings.Join(t.Countries, " "),
			strconv.Itoa(row.UsedBy), inv.inTheirLanguage(t.Summary),
		)
	}, table.end)
}

// toolFilters are the facets to narrow the list by. A use or a country that
// nobody can have is refused, rather than answered with nothing.
func (inv *invocation) toolFilters(l toolList) (map[string][]string, error) {
	filters := map[string][]string{store.FacetLicence: l.licences}
	for _, given := range l.uses {
		use := text.Slug(clip(given))
		if !slices.Contains(inv.useSlugs(), use) {
			return nil, &store.FieldError{Field: "uses", Problem: store.ProblemUse, Value: quoted(given)}
		}
		filters[store.FacetUse] = append(filters[store.FacetUse], use)
	}
	for _, given := range l.countries {
		code := strings.ToUpper(strings.TrimSpace(clip(given)))
		if !isCountry(code) {
			return nil, &store.FieldError{Field: "countries", Problem: store.ProblemCountry, Value: quoted(given)}
		}
		filters[store.FacetCountry] = append(filters[store.FacetCountry], code)
	}
	return filters, nil
}
