package main

import (
	"errors"
	"strings"

	"github.com/ogptoolbox/concorde/store"
)

// sluggedKinds are the kinds of records that go by a slug.
func sluggedKinds() []store.Kind {
	return []store.Kind{
		store.KindTool, store.KindCoalition, store.KindAction, store.KindPerson, store.KindOrganisation, store.KindCommitment, store.KindTerm,
	}
}

// findAny finds a record of any kind: by its id, by a slug that only one kind
// has, or by kind and slug, such as person:ana.
func (inv *invocation) findAny(v *visit, given string) (store.Record, error) {
	found, err := inv.everyNamed(v, given)
	switch {
	case err != nil:
		return nil, err
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return nil, severalRecords(given, found)
	}
	return nil, &said{
		status: statusNotFound, key: "commands.no-such.record", cause: store.ErrNotFound,
		args: map[string]any{"Value": quoted(given)}, then: "commands.no-such.search",
	}
}

// everyNamed are the records that somebody may mean: whoever gives an id means one.
func (inv *invocation) everyNamed(v *visit, given string) ([]store.Record, error) {
	kinds := sluggedKinds()
	if name, slug, ok := strings.Cut(given, ":"); ok {
		for _, kind := range kinds {
			if strings.EqualFold(kind.String(), name) {
				kinds, given = []store.Kind{kind}, slug
				break
			}
		}
	}
	var found []store.Record
	add := func(record store.Record, err error) error {
		if errors.Is(err, store.ErrNotFound) || err == nil && !store.MaySee(v.actor, record) {
			return nil
		}
		if err == nil {
			found = append(found, record)
		}
		return err
	}
	if _, ok := store.ParseID(strings.ToUpper(strings.TrimSpace(given))); ok {
		if err := add(v.store.Find(given)); err != nil || len(found) > 0 {
			return found, err
		}
	}
	for _, kind := range kinds {
		if err := add(v.store.Resolve(kind, given)); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// severalRecords says how to name one of the records that go by one slug.
func severalRecords(given string, found []store.Record) error {
	names := make([]string, len(found))
	for i, record := range found {
		names[i] = record.Kind().String() + ":" + record.Head().Slug
	}
	return &said{
		status: statusConflict, key: "commands.error.several-records",
		args: map[string]any{"Value": quoted(given), "Names": strings.Join(names, ", ")},
	}
}
