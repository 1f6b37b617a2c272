package main

import (
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

// organisationFields are the flags that say what an organisation is.
type organisationFields struct{ name, kind, country, website string }

func (f *organisationFields) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.name, "name", "", "`NAME`, which no other has")
	flags.StringVar(&f.kind, "kind", "", "`KIND`: "+joined(store.OrganisationKinds()))
	flags.StringVar(&f.country, "country", "", "two-letter `CODE`")
	flags.StringVar(&f.website, "website", "", "`ADDRESS`")
}

func (f *organisationFields) apply(cmd *cobra.Command, o *store.Organisation) {
	applyGiven(cmd, map[string]func(){
		"name":    func() { o.Name = f.name },
		"kind":    func() { o.Type = f.kind },
		"country": func() { o.Country = f.country },
		"website": func() { o.Website = f.website },
	})
}

func (inv *invocation) organisationAddCommand() *cobra.Command {
	var fields organisationFields
	cmd := &cobra.Command{
		Use: "add", Short: "Put an organisation on the record", Args: noArguments,
		Long:    "Put an organisation on the record. A name is enough: the rest can come later, from anyone.",
		Example: `concorde organisation add --name "Regards Citoyens" --kind civil-society --country FR`,
		RunE:    func(cmd *cobra.Command, _ []string) error { return inv.organisationAdd(cmd, &fields) },
	}
	fields.flags(cmd)
	return cmd
}

func (inv *invocation) organisationAdd(cmd *cobra.Command, fields *organisationFields) error {
	v, err := inv.contribute(cmd, store.VerbAdd)
	if err != nil {
		return err
	}
	var organisation store.Organisation
	fields.apply(cmd, &organisation)
	receipt, err := v.store.Submit(cmd.Context(), v.actor, &store.Add{Record: &organisation})
	if err != nil {
		return err
	}
	return inv.receipt(receipt, "added")
}

func (inv *invocation) organisationEditCommand() *cobra.Command {
	var fields organisationFields
	var how editFlags
	cmd := &cobra.Command{
		Use: "edit ORGANISATION", Short: "Correct or complete an organisation", Args: arguments(1, 1),
		Long: "Correct or complete an organisation, by slug, id or name. Only the fields that are given change; an empty value " +
			"empties one. What others changed meanwhile stays; if it is the same field, both versions are shown and nothing changes (4).",
		Example: `concorde organisation edit regards-citoyens --website https://www.regardscitoyens.org`,
		RunE:    func(cmd *cobra.Command, args []string) error { return inv.organisationEdit(cmd, args[0], &fields, how) },
	}
	fields.flags(cmd)
	how.flags(cmd)
	return cmd
}

func (inv *invocation) organisationEdit(cmd *cobra.Command, given string, fields *organisationFields, how editFlags) error {
	v, err := inv.contribute(cmd, store.VerbEdit)
	if err != nil {
		return err
	}
	newest, err := inv.organisation(v, given)
	if err != nil {
		return err
	}
	organisation, err := start(v, newest, how.revision)
	if err != nil {
		return err
	}
	fields.apply(cmd, organisation)
	receipt, err := edit(cmd.Context(), v, organisation, how.reason)
	if err != nil {
		return err
	}
	return inv.receipt(receipt, "edited")
}
