package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

// meFields are the flags that say who somebody is.
type meFields struct {
	handle, name, kind    string
	organisation, country string
	languages             []string
	offers, seeks         []string
}

func (inv *invocation) meSetCommand() *cobra.Command {
	var fields meFields
	cmd := &cobra.Command{
		Use: "set", Short: "Say who you are, or change it", Args: noArguments,
		Long: "Say who you are: a handle, a name and a kind are needed to begin with. Later, only what is given changes.",
		Example: `concorde me set --handle ana --name "Ana Lima" --kind civil-society --country BR
concorde me set --organisation "Transparência Brasil" --offers translation --seeks "pilot cities"`,
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.meSet(cmd, &fields) },
	}
	flags := cmd.Flags()
	flags.StringVar(&fields.handle, "handle", "", "`HANDLE` that others know you by")
	flags.StringVar(&fields.name, "name", "", "`NAME`")
	flags.StringVar(&fields.kind, "kind", "", "`KIND`: "+joined(store.PersonKinds()))
	flags.StringVar(&fields.organisation, "organisation", "", "`ORGANISATION`, by slug or name; added where there is none")
	flags.StringVar(&fields.country, "country", "", "two-letter `CODE`")
	flags.StringArrayVar(&fields.languages, "language", nil, "`LANGUAGE` that you speak, such as fr; repeat for several")
	flags.StringArrayVar(&fields.offers, "offers", nil, "`SKILL` or resource that you offer; repeat for several")
	flags.StringArrayVar(&fields.seeks, "seeks", nil, "`WHAT` you look for; repeat for several")
	return cmd
}

func (f *meFields) apply(cmd *cobra.Command, person *store.Person) {
	applyGiven(cmd, map[string]func(){
		"handle":   func() { person.Handle = f.handle },
		"name":     func() { person.Name = f.name },
		"kind":     func() { person.Type = f.kind },
		"country":  func() { person.Country = f.country },
		"language": func() { person.Languages = f.languages },
		"offers":   func() { person.Offers = f.offers },
		"seeks":    func() { person.Seeks = f.seeks },
	})
}

func (inv *invocation) meSet(cmd *cobra.Command, fields *meFields) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	if v.actor.Person.IsZero() {
		return inv.introduce(cmd, v, fields)
	}
	record, err := v.store.Record(store.KindPerson, v.actor.Person)
	if err != nil {
		return err
	}
	person := record.(*store.Person)
	fields.apply(cmd, person)
	if cmd.Flags().Changed("organisation") {
		command := &store.Edit{Record: person, Base: person.Revision}
		put := func(found store.ID) { person.Organisation = found }
		if err := inv.withOrganisation(cmd.Context(), v, fields.organisation, command, put); err != nil {
			return err
		}
	}
	receipt, err := edit(cmd.Context(), v, person, "")
	if err != nil {
		return err
	}
	return inv.receipt(receipt, "profile")
}

// introduce makes the profile of a newcomer. Only then may they add the
// organisation that they come from, where it is not there yet.
func (inv *invocation) introduce(cmd *cobra.Command, v *visit, fields *meFields) error {
	command := &store.Introduce{}
	fields.apply(cmd, &command.Person)
	organisation, err := organisationNamed(v, fields.organisation)
	if err != nil {
		return err
	}
	command.Person.Organisation = organisation
	receipt, err := v.store.Submit(cmd.Context(), v.actor, command)
	if err != nil {
		return err
	}
	if organisation.IsZero() && fields.organisation != "" {
		if receipt, err = inv.joinOrganisation(cmd.Context(), v, receipt.Record, fields.organisation); err != nil {
			return err
		}
	}
	return inv.receipt(receipt, "profile")
}

func (inv *invocation) joinOrganisation(ctx context.Context, v *visit, id store.ID, name string) (store.Receipt, error) {
	newcomer := *v
	newcomer.actor.Person, newcomer.actor.Role = id, store.Participant
	newcomer.actor = v.raise(newcomer.actor)
	organisation, err := inv.addOrganisation(ctx, &newcomer, name)
	if err != nil {
		return store.Receipt{}, err
	}
	record, err := v.store.Record(store.KindPerson, id)
	if err != nil {
		return store.Receipt{}, err
	}
	person := record.(*store.Person)
	person.Organisation = organisation
	return edit(ctx, &newcomer, person, "")
}
