package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) personCommand() *cobra.Command {
	return inv.group("person", "Who takes part, and whom to work with", inv.personListCommand(), inv.personShowCommand(), inv.personAlliesCommand())
}

type personList struct {
	window
	kind, country, offers string
}

func (inv *invocation) personListCommand() *cobra.Command {
	var asked personList
	cmd := &cobra.Command{
		Use: "list", Short: "List the people who take part", Args: noArguments,
		Long: "List the people who take part. In a pipe: tab-separated handle, name, kind, organisation, country, what they offer, what they seek.",
		Example: `concorde person list --kind government
concorde person list --search translation`,
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.personList(cmd, asked) },
	}
	asked.flags(cmd, []string{"relevance", "newest", "name"})
	cmd.Flags().Var(newChoice(&asked.kind, store.PersonKinds()), "kind", "`KIND`: "+joined(store.PersonKinds()))
	cmd.Flags().StringVar(&asked.country, "country", "", "two-letter `CODE`")
	cmd.Flags().StringVar(&asked.offers, "offers", "", "`SKILL` that they offer, such as translation")
	return cmd
}

// filters are the facets to narrow the list by.
func (p personList) filters() (map[string][]string, error) {
	filters := make(map[string][]string)
	if p.kind != "" {
		filters[store.FacetKind] = []string{p.kind}
	}
	if p.country != "" {
		code := strings.ToUpper(clip(p.country))
		if !isCountry(code) {
			return nil, &store.FieldError{Field: "country", Problem: store.ProblemCountry, Value: quoted(p.country)}
		}
		filters[store.FacetCountry] = []string{code}
	}
	if p.offers != "" {
		filters[store.FacetOffers] = []string{store.Skill(clip(p.offers))}
	}
	return filters, nil
}

func (inv *invocation) personList(cmd *cobra.Command, asked personList) error {
	filters, err := asked.filters()
	if err != nil {
		return err
	}
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	shaper := inv.shaper(v)
	table := inv.table(
		column{title: "handle", least: 8}, column{title: "name", least: 12}, column{title: "kind"},
		column{title: "organisation", least: 8}, column{title: "country"},
		column{title: "offers", least: 10, from: 90}, column{title: "seeks", least: 10, from: 100},
	)
	return list(cmd.Context(), inv, v, asked.window, filters, func(p *store.Person) error {
		shape := shaper.personShape(p)
		if inv.json {
			return inv.object(shape)
		}
		return table.row(p.Handle, p.Name, inv.term("person-kind", p.Type), inv.name(shape.Organisation),
			inv.countryName(p.Country), joined(p.Offers), joined(p.Seeks))
	}, table.end)
}

func (inv *invocation) personShowCommand() *cobra.Command {
	return &cobra.Command{
		Use: "show HANDLE", Short: "Everything about a person", Args: arguments(1, 1),
		Example: "concorde person show ana",
		RunE:    func(cmd *cobra.Command, args []string) error { return inv.personShow(cmd, args[0]) },
	}
}

func (inv *invocation) personShow(cmd *cobra.Command, handle string) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	person, err := find[*store.Person](inv, v, handle)
	if err != nil {
		return err
	}
	shape := inv.shaper(v).personShape(person)
	if inv.json {
		return inv.object(shape)
	}
	card := inv.card()
	inv.addPerson(card, shape)
	return card.print()
}

// addPerson puts who somebody is on a card.
func (inv *invocation) addPerson(card *card, p personShape) {
	card.add("handle", string(p.Handle))
	card.add("name", string(p.Name))
	card.add("kind", inv.term("person-kind", string(p.Kind)))
	card.add("organisation", inv.name(p.Organisation))
	card.add("country", inv.countryName(string(p.Country)))
	card.add("partnership", inv.partnership(string(p.Country), p.Partnership))
	card.list("languages", inv.languageNames(plainLines(p.Languages)))
	card.list("offers", plainLines(p.Offers))
	card.list("seeks", plainLines(p.Seeks))
}
