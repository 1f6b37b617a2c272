package main

import (
	"context"
	"errors"

	"github.com/ogptoolbox/concorde/store"
)

// withOrganisations puts the organisations that somebody named, by slug or
// name, into a command. Those that are not there are added, unless the command
// would be refused anyway: what fails leaves nothing behind.
func (inv *invocation) withOrganisations(ctx context.Context, v *visit, given []string, command store.Command, put func([]store.ID)) error {
	var found []store.ID
	missing := make(map[int]string) // by place in found
	for _, name := range given {
		if name == "" {
			continue // an empty value empties the list
		}
		id, err := organisationNamed(v, name)
		if err != nil {
			return err
		}
		if id.IsZero() {
			missing[len(found)] = name
			id = store.NewID() // which leads nowhere
		}
		found = append(found, id)
	}
	put(found)
	if len(missing) == 0 {
		return nil
	}
	if err := otherwiseRefused(ctx, v, command); err != nil {
		return err
	}
	for place, name := range missing {
		id, err := inv.addOrganisation(ctx, v, name)
		if err != nil {
			return err
		}
		found[place] = id
	}
	put(found)
	return nil
}

// withOrganisation does the same for a field that holds one, or none.
func (inv *invocation) withOrganisation(ctx context.Context, v *visit, given string, command store.Command, put func(store.ID)) error {
	return inv.withOrganisations(ctx, v, []string{given}, command, func(found []store.ID) {
		if len(found) == 0 {
			put(store.ID{})
			return
		}
		put(found[0])
	})
}

// otherwiseRefused submits a command that cannot be done, since it refers to an
// organisation that is not there, and returns what else is wrong with it.
func otherwiseRefused(ctx context.Context, v *visit, command store.Command) error {
	_, err := v.store.Submit(ctx, v.actor, command)
	var field *store.FieldError
	if errors.As(err, &field) && field.Problem == store.ProblemReference {
		return nil
	}
	var conflict *store.ConflictError
	if errors.As(err, &conflict) && len(conflict.Fields) == 0 {
		return nil // the edit that follows merges
	}
	return err
}

// organisationNamed is zero, without an error, if there is none of that slug or name.
func organisationNamed(v *visit, given string) (store.ID, error) {
	if given == "" {
		return store.ID{}, nil
	}
	record, err := v.store.Resolve(store.KindOrganisation, given)
	if err == nil {
		return record.Head().ID, nil
	}
	if !errors.Is(err, store.ErrNotFound) {
		return store.ID{}, err
	}
	found, err := v.store.OrganisationNamed(given)
	if err != nil || found == nil {
		return store.ID{}, err
	}
	return found.ID, nil
}

func (inv *invocation) addOrganisation(ctx context.Context, v *visit, name string) (store.ID, error) {
	receipt, err := v.store.Submit(ctx, v.actor, &store.Add{Record: &store.Organisation{Name: name}})
	if err != nil {
		return store.ID{}, err
	}
	inv.note("commands.note.organisation-added", map[string]any{"Name": quoted(name), "Slug": receipt.Slug})
	return receipt.Record, nil
}
