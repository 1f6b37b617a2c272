package main

import (
	"context"
	"errors"
	"io/fs"
	"strconv"

	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

// standardOutput is the FILE that stands for it.
const standardOutput = "-"

// backupOut writes a backup to the output, from one's own store or, for
// organisers, from a server that goes on meanwhile.
func (inv *invocation) backupOut(cmd *cobra.Command) error {
	if inv.terminal {
		return usage("backup.usage.terminal", nil)
	}
	v, err := inv.visitForWhole(cmd)
	if err != nil {
		return err
	}
	_, err = v.store.BackupTo(cmd.Context(), inv.out, inv.progress())
	if err := firstError(err, inv.out.Flush()); err != nil {
		return explainBackupOut(err)
	}
	return nil
}

// visitForWhole is a visit of somebody who may have the record whole.
func (inv *invocation) visitForWhole(cmd *cobra.Command) (*visit, error) {
	if inv.local { // whoever owns the directory has its files anyway
		return inv.visitToBackUp(cmd)
	}
	v, err := inv.visit(cmd)
	if err != nil {
		return nil, err
	}
	return v, v.store.AuthorizeWhole(v.actor)
}

// explainBackupOut sees that a reader who leaves too early is no success: what
// they have is not a backup.
func explainBackupOut(err error) error {
	var output *outputError
	if errors.As(err, &output) {
		return failed("commands.error.output", map[string]any{"Error": quoted(output.cause.Error())}, nil)
	}
	return err
}

// checkBackup reads a backup whole, and changes nothing.
func (inv *invocation) checkBackup(cmd *cobra.Command, path string) error {
	if !inv.local {
		return onlyLocal("backup --check")
	}
	has, err := store.CheckBackup(cmd.Context(), path)
	if err != nil {
		return inv.explainCheck(err, path)
	}
	if inv.json {
		return inv.object(backupShape{"checked", line(path), has.Sequence, has.Keys, has.Size, has.At})
	}
	if !inv.terminal {
		return inv.values(path, strconv.FormatUint(has.Sequence, 10), strconv.FormatInt(has.Size, 10))
	}
	return inv.line(inv.say().F("backup.checked", map[string]any{
		"File": quotedPath(path), "Entries": inv.say().Number(int(has.Sequence)), "Size": humanize.IBytes(uint64(has.Size)),
		"At": inv.moment(has.At),
	}))
}

// explainCheck says what is wrong with a backup.
func (inv *invocation) explainCheck(err error, path string) error {
	var file *fs.PathError
	args := map[string]any{"File": quotedPath(path), "Error": reason(err)}
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, store.ErrNotBackup):
		return failed("backup.restore.error.not-backup", args, err)
	case errors.Is(err, store.ErrBackup):
		return failed("backup.error.damaged", args, err)
	case errors.As(err, &file):
		return failed("backup.restore.error.read", args, err)
	}
	return err
}
