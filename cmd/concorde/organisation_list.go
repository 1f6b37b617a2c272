package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) organisationCommand() *cobra.Command {
	return inv.group("organisation", "The organisations behind people and tools",
		inv.organisationListCommand(), inv.organisationShowCommand(), inv.organisationAddCommand(), inv.organisationEditCommand(),
	)
}

type organisationList struct {
	window
	kind, country string
}

func (inv *invocation) organisationListCommand() *cobra.Command {
	var asked organisationList
	cmd := &cobra.Command{
		Use: "list", Short: "List organisations", Args: noArguments,
		Long: "List organisations. In a pipe: tab-separated slug, name, kind, country, how many of its people are here, website.",
		Example: `concorde organisation list --kind civil-society --country FR
concorde organisation list --search transparency`,
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.organisationList(cmd, asked) },
	}
	asked.flags(cmd, []string{"relevance", "newest", "name"})
	cmd.Flags().Var(newChoice(&asked.kind, store.OrganisationKinds()), "kind", "`KIND`: "+joined(store.OrganisationKinds()))
	cmd.Flags().StringVar(&asked.country, "country", "", "two-letter `CODE`")
	return cmd
}

func (inv *invocation) organisationList(cmd *cobra.Command, asked organisationList) error {
	filters, err := personList{kind: asked.kind, country: asked.country}.filters()
	if err != nil {
		return err
	}
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	shaper := inv.shaper(v)
	table := inv.table(
		column{title: "slug", least: 12, from: 100}, column{title: "name", least: 16}, column{title: "kind"}, column{title: "country"},
		column{title: "members"}, column{title: "website", least: 12, from: 90},
	)
	return list(cmd.Context(), inv, v, asked.window, filters, func(o *store.Organisation) error {
		if inv.json {
			return inv.object(shaper.organisationShape(o))
		}
		people := len(v.store.Referrers(o.ID, store.KindPerson))
		return table.row(o.Slug, o.Name, inv.term("organisation-kind", o.Type), inv.countryName(o.Country), strconv.Itoa(people), o.Website)
	}, table.end)
}

func (inv *invocation) organisationShowCommand() *cobra.Command {
	return &cobra.Command{
		Use: "show ORGANISATION", Short: "Everything about an organisation", Args: arguments(1, 1),
		Long: "Everything about an organisation, by slug, id or name: its people, the tools that it develops and uses, the " +
			"coalitions it is in, its commitments, and who endorsed the Declaration for it.",
		Example: `concorde organisation show "City of Nantes"`,
		RunE:    func(cmd *cobra.Command, args []string) error { return inv.organisationShow(cmd, args[0]) },
	}
}

func (inv *invocation) organisationShow(cmd *cobra.Command, given string) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	organisation, err := inv.organisation(v, given)
	if err != nil {
		return err
	}
	page, err := inv.shaper(v).organisationPage(organisation)
	if err != nil {
		return err
	}
	if inv.json {
		return inv.object(page)
	}
	card := inv.card()
	card.add("slug", organisation.Slug)
	card.add("name", string(page.Name))
	card.add("kind", inv.term("organisation-kind", string(page.Kind)))
	card.add("country", inv.countryName(string(page.Country)))
	card.add("partnership", inv.partnership(string(page.Country), page.Partnership))
	card.add("website", string(page.Website))
	card.list("members", inv.names(page.Members))
	card.list("develops", inv.names(page.Develops))
	card.list("uses", inv.names(page.Uses))
	card.list("coalitions", inv.names(page.Coalitions))
	card.list("commitments", inv.names(page.Commitments))
	card.list("actions", inv.names(page.Actions))
	card.list("endorsed_by", inv.names(page.EndorsedBy))
	inv.headFields(card, page.headShape)
	return card.print()
}

// organisation finds one by its slug, its id or its name.
func (inv *invocation) organisation(v *visit, given string) (*store.Organisation, error) {
	if known, err := v.store.OrganisationNamed(given); err != nil || known != nil && store.MaySee(v.actor, known) {
		return known, err
	}
	return find[*store.Organisation](inv, v, given)
}
