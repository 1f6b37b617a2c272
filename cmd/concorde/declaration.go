package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) declarationCommand() *cobra.Command {
	return inv.group("declaration", "The Paris Declaration, and who endorses it",
		inv.declarationShowCommand(), inv.declarationEndorseCommand(), inv.declarationSignatoriesCommand(),
	)
}

func (inv *invocation) declarationShowCommand() *cobra.Command {
	return &cobra.Command{
		Use: "show", Short: "What the Declaration is, its text, and how many endorse it", Args: noArguments,
		Long: "What the Declaration is, how many endorse it, and its text, where the organisers put one into the data " +
			"directory: declaration.md, or declaration.fr.md for one language. It is read each time.",
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.declarationShow(cmd) },
	}
}

func (inv *invocation) declarationShow(cmd *cobra.Command) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	all, err := v.store.Signatories()
	if err != nil {
		return err
	}
	shaper := inv.shaper(v)
	page := declarationShape{
		Title: line(inv.say().T("declaration.title")), About: block(inv.say().T("declaration.what")), Adopted: adopted,
		Signatories: len(all), ByKind: counted(all, store.Signatory.Kind), ByCountry: counted(all, store.Signatory.Country),
		Yours: shaper.yours(all),
	}
	if v.charter != nil {
		words, in := v.charter(inv.lang)
		page.Text, page.TextLanguage = block(words), line(in)
	}
	if inv.json {
		return inv.object(page)
	}
	return inv.declarationCard(page)
}

func (inv *invocation) declarationCard(page declarationShape) error {
	card := inv.card()
	card.add("title", string(page.Title))
	card.add("description", string(page.About))
	card.add("adopted", inv.pick(inv.say().T("declaration.adopted.when"), adopted))
	card.add("signatories", inv.say().Number(page.Signatories))
	card.add("by_kind", inv.counts(page.ByKind, inv.signatoryKind))
	card.add("by_country", inv.counts(page.ByCountry, inv.countryName))
	var yours []string
	for _, one := range page.Yours {
		if one.Organisation == nil {
			yours = append(yours, inv.pick(inv.say().T("declaration.for.self"), "self"))
			continue
		}
		yours = append(yours, inv.name(one.Organisation))
	}
	card.list("yours", yours)
	card.add("text", string(page.Text))
	return card.print()
}

// counts are values with how many there are of each.
func (inv *invocation) counts(of []countShape, label func(string) string) string {
	out := make([]string, len(of))
	for i, one := range of {
		name := label(string(one.Value))
		if name == "" {
			name = inv.pick(inv.say().T("declaration.unknown"), "-")
		}
		out[i] = name + " " + inv.say().Number(one.N)
	}
	return strings.Join(out, ", ")
}

// signatoryKind is the label of a kind of people, or else of organisations:
// what both have is called the same.
func (inv *invocation) signatoryKind(kind string) string {
	if label := inv.term("person-kind", kind); label != kind {
		return label
	}
	return inv.term("organisation-kind", kind)
}

func (inv *invocation) declarationSignatoriesCommand() *cobra.Command {
	return &cobra.Command{
		Use: "signatories", Short: "Who endorses the Declaration, in the order in which they did", Args: noArguments,
		Long: "Who endorses the Declaration: an organisation once, with everybody who endorsed for it. In a pipe: " +
			"tab-separated name, kind, country, who endorsed, since.",
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.declarationSignatories(cmd) },
	}
}

func (inv *invocation) declarationSignatories(cmd *cobra.Command) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	all, err := v.store.Signatories()
	if err != nil {
		return err
	}
	if len(all) == 0 {
		inv.note("commands.note.unsigned", nil)
	}
	shaper := inv.shaper(v)
	table := inv.table(
		column{title: "name", least: 12}, column{title: "kind", from: 60}, column{title: "country"},
		column{title: "people", least: 8}, column{title: "since", from: 80},
	)
	for _, one := range all {
		row := shaper.signatory(one)
		if inv.json {
			err = inv.object(row)
		} else {
			err = table.row(string(row.Name), inv.signatoryKind(string(row.Kind)), inv.countryName(string(row.Country)),
				strings.Join(inv.names(row.People), ", "), inv.moment(row.Since))
		}
		if err != nil {
			return err
		}
	}
	return table.end()
}

func (inv *invocation) declarationEndorseCommand() *cobra.Command {
	var organisation string
	var withdraw bool
	cmd := &cobra.Command{
		Use: "endorse", Short: "Endorse the Declaration, for yourself or for an organisation", Args: noArguments,
		Long: "Endorse the Declaration, for yourself or for an organisation. Several people may endorse for one " +
			"organisation: it signs once. --withdraw takes back what you said; what others said stays.",
		Example: `concorde declaration endorse
concorde declaration endorse --organisation "City of Nantes"
concorde declaration endorse --withdraw`,
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.declarationEndorse(cmd, organisation, withdraw) },
	}
	cmd.Flags().StringVar(&organisation, "organisation", "", "`ORGANISATION` that it is for, by slug or name")
	cmd.Flags().BoolVar(&withdraw, "withdraw", false, "take it back")
	return cmd
}

func (inv *invocation) declarationEndorse(cmd *cobra.Command, organisation string, withdraw bool) error {
	inv.fieldFlags = map[string]string{"name": "organisation"}
	v, err := inv.contribute(cmd, store.VerbEndorse)
	if err != nil {
		return err
	}
	if withdraw {
		return inv.withdrawEndorsement(cmd, v, organisation)
	}
	command := &store.Endorse{}
	put := func(found store.ID) { command.Organisation = found }
	if err := inv.withOrganisation(cmd.Context(), v, organisation, command, put); err != nil {
		return err
	}
	return inv.endorsed(cmd, v, command.Organisation, command, "endorsed")
}

func (inv *invocation) withdrawEndorsement(cmd *cobra.Command, v *visit, organisation string) error {
	found, err := organisationNamed(v, organisation)
	if err == nil && organisation != "" && found.IsZero() {
		err = notFound[*store.Organisation](inv, v, organisation, store.ErrNotFound)
	}
	if err != nil {
		return err
	}
	return inv.endorsed(cmd, v, found, &store.WithdrawEndorsement{Organisation: found}, "withdrawn")
}

// endorsed submits a command about an endorsement, whose receipt has the name
// of whom it is for.
func (inv *invocation) endorsed(cmd *cobra.Command, v *visit, organisation store.ID, command store.Command, done string) error {
	kind, id := store.KindPerson, v.actor.Person
	if !organisation.IsZero() {
		kind, id = store.KindOrganisation, organisation
	}
	of, err := v.store.Record(kind, id)
	if err != nil {
		return err
	}
	return inv.submitAbout(cmd, v, of, command, done)
}
