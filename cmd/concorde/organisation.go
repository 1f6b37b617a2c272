package main

import (
	"context"
	"errors"

	"github.com/ogptoolbox/concorde/store"
)

// organisations finds organisations by their slugs or names, and adds those
// that are not there, saying so. They are added for the sake of a command that
// follows: one that is going to be refused adds none.
func (inv *invocation) organisations(ctx context.Context, v *visit, given []string, follows store.Command) ([]store.ID, error) {
	var out []store.ID
	checked := false
	for _, name := range given {
		if name == "" {
			continue // an empty value empties the list
		}
		id, err := organisationNamed(v, name)
		if err == nil && id.IsZero() && !checked {
			checked, err = true, wouldRefuse(ctx, v, follows)
		}
		if err == nil && id.IsZero() {
			id, err = inv.addOrganisation(ctx, v, name)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, nil
}

// organisation does the same for one; none is none.
func (inv *invocation) organisation(ctx context.Context, v *visit, given string, follows store.Command) (store.ID, error) {
	found, err := inv.organisations(ctx, v, []string{given}, follows)
	if err != nil || len(found) == 0 {
		return store.ID{}, err
	}
	return found[0], nil
}

// organisationNamed is zero, without an error, if there is none of that slug or name.
func organisationNamed(v *visit, given string) (store.ID, error) {
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

// wouldRefuse is the error with which a command would be refused for what it
// says. It is submitted for a guest, who may write nothing: whatever is wrong
// with it comes up before that.
func wouldRefuse(ctx context.Context, v *visit, command store.Command) error {
	_, err := v.store.Submit(ctx, store.Actor{Key: v.actor.Key}, command)
	if errors.Is(err, store.ErrNotAllowed) {
		return nil
	}
	return err
}
