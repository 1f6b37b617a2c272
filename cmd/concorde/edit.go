package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

// mergeAttempts is how often an edit is made again on top of what others did
// meanwhile, before somebody has to look.
const mergeAttempts = 5

// editFlags are those of every command that edits a record.
type editFlags struct {
	reason   string
	revision uint64
}

func (f *editFlags) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.reason, "reason", "", "`WHY`, for the history")
	cmd.Flags().Uint64Var(&f.revision, "revision", 0, "the revision `N` that you saw (in --json); default: the newest")
}

// start is the version of a record that an edit begins with.
func start[R store.Record](v *visit, newest R, revision uint64) (R, error) {
	if revision == 0 || revision == newest.Head().Revision {
		return newest, nil
	}
	var zero R
	entries, err := v.store.History(newest.Head().ID, longestHistory)
	if err != nil {
		return zero, err
	}
	for _, entry := range entries {
		if entry.Sequence != revision {
			continue
		}
		record, err := v.store.Body(entry)
		if version, ok := record.(R); ok && err == nil {
			return version, nil
		}
		return zero, err
	}
	return zero, &said{
		status: statusNotFound, key: "commands.no-such.revision",
		args: map[string]any{"What": newest.Head().Slug, "Revision": revision},
	}
}

// edit submits a changed record. Where others changed other fields since, it
// merges and tries again; where they changed the same ones, that is the error.
func edit(ctx context.Context, v *visit, record store.Record, reason string) (store.Receipt, error) {
	command := &store.Edit{Record: record, Base: record.Head().Revision, Reason: reason}
	for range mergeAttempts {
		receipt, err := v.store.Submit(ctx, v.actor, command)
		var conflict *store.ConflictError
		if !errors.As(err, &conflict) || conflict.Base == nil || len(conflict.Fields) > 0 {
			return receipt, err
		}
		merged, _, err := v.store.Merge(conflict.Base, command.Record, conflict.Theirs)
		if err != nil {
			return store.Receipt{}, err
		}
		command = &store.Edit{Record: merged, Base: merged.Head().Revision, Reason: reason}
	}
	return store.Receipt{}, store.ErrConflict
}

// bothVersions says, field by field, what two people wrote.
func (inv *invocation) bothVersions(e *store.ConflictError) []string {
	if inv.opened == nil || e.Mine == nil || e.Theirs == nil {
		return nil
	}
	shaper := inv.shaper(inv.opened)
	mine, err := shaper.fields(e.Mine)
	if err != nil {
		return nil // the conflict is what has to be told, with or without the fields
	}
	theirs, err := shaper.fields(e.Theirs)
	if err != nil {
		return nil
	}
	var out []string
	for _, field := range e.Fields {
		out = append(out, inv.say().F("commands.conflict.field", map[string]any{
			"Field":  inv.label(field),
			"Mine":   quoted(plain(mine[field], inv.lang)),
			"Theirs": quoted(plain(theirs[field], inv.lang)),
		}))
	}
	return out
}
