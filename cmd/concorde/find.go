package main

import (
	"errors"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// find finds a record by what somebody typed: its slug, its id or, for an
// action, its number. Where there is none, the error says what comes close.
func find[R store.Record](inv *invocation, v *visit, given string) (R, error) {
	var zero R
	record, err := v.store.Resolve(zero.Kind(), given)
	if err == nil && !store.MaySee(v.actor, record) {
		err = store.ErrNotFound
	}
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
	if near := nearestRecord[R](v, given); near != "" {
		missing.args["Suggest"], missing.then = near, "commands.no-such.suggest"
	}
	return missing
}

// nearestRecord is the slug of what somebody perhaps meant: of the first that
// a search finds whose slug or name is a typo away, or has it in it.
func nearestRecord[R store.Record](v *visit, given string) string {
	near, err := store.List[R](v.store, store.Query{Text: clip(given), Limit: 5})
	if err != nil {
		return "" // it is but a hint
	}
	for _, row := range near.Rows {
		slug := row.Head().Slug
		if nearest(clip(given), []string{slug, text.Fold(row.Title("en"))}) != "" {
			return slug
		}
	}
	return ""
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
