package main

import (
	"errors"

	"github.com/ogptoolbox/concorde/store"
)

// find finds a record by what somebody typed: its slug, its id or, for an
// action, its number. Where there is none, the error says what comes close.
func find[R store.Record](inv *invocation, v *visit, given string) (R, error) {
	var zero R
	record, err := v.store.Resolve(zero.Kind(), given)
	if err != nil {
		return zero, notFound[R](inv, v, given, err)
	}
	return record.(R), nil
}

// notFound says what there is not, and what comes close or how to look for it.
func notFound[R store.Record](inv *invocation, v *visit, given string, err error) error {
	if !errors.Is(err, store.ErrNotFound) {
		return err
	}
	var zero R
	missing := &said{
		status: statusNotFound, key: "commands.no-such." + zero.Kind().String(), cause: err,
		args: map[string]any{"Value": quoted(given)}, then: "commands.no-such.search",
	}
	near, searching := store.List[R](v.store, store.Query{Text: clip(given), Limit: 1})
	if searching == nil && len(near.Rows) > 0 {
		missing.args["Suggest"], missing.then = near.Rows[0].Head().Slug, "commands.no-such.suggest"
	}
	return missing
}

// findAny finds a record of any kind.
func (inv *invocation) findAny(v *visit, given string) (store.Record, error) {
	record, err := v.store.Find(given)
	if errors.Is(err, store.ErrNotFound) {
		return nil, &said{
			status: statusNotFound, key: "commands.no-such.record", cause: err,
			args: map[string]any{"Value": quoted(given)}, then: "commands.no-such.search",
		}
	}
	return record, err
}

// ids are those of the records that somebody named.
func ids[R store.Record](inv *invocation, v *visit, given []string) ([]store.ID, error) {
	var out []store.ID
	for _, one := range given {
		if one == "" {
			continue // an empty value empties the list
		}
		record, err := find[R](inv, v, one)
		if err != nil {
			return nil, err
		}
		out = append(out, record.Head().ID)
	}
	return out, nil
}
