package main

import (
	"context"
	"errors"
	"io/fs"
	"strconv"
	"time"

	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/kv"
)

// backupShape is a backup that was made.
type backupShape struct {
	Done    string    `json:"done"` // backed-up
	File    line      `json:"file"`
	Entries uint64    `json:"entries"`
	Keys    uint64    `json:"keys"`
	Bytes   int64     `json:"bytes"`
	At      time.Time `json:"at"`
}

func (inv *invocation) backupCommand() *cobra.Command {
	force, check := false, false
	cmd := &cobra.Command{
		Use: "backup FILE", Short: "Write all of the record to one file", Args: arguments(1, 1),
		Long: "Write all of the record to one file, with checksums: concorde restore makes the record again from it. " +
			"The file is there whole or not at all, and is not replaced without --force. Host keys, private keys and drafts are " +
			"not in it.\n\n" +
			"- writes to standard output, as organisers do to back up a server while it runs. Such a file is whole if " +
			"--check says so, which reads it and changes nothing.",
		Example: `concorde backup /media/stick/summit.backup
ssh summit.example.org backup - > summit.backup
concorde backup --check summit.backup`,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch path := args[0]; {
			case check && force:
				return usage("backup.usage.check", nil)
			case check:
				return inv.checkBackup(cmd, path)
			case path == standardOutput:
				return inv.backupOut(cmd)
			default:
				return inv.backup(cmd, path, force)
			}
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace the file if it is there")
	cmd.Flags().BoolVar(&check, "check", false, "read a backup whole, and say whether it is")
	return cmd
}

func (inv *invocation) backup(cmd *cobra.Command, path string, force bool) error {
	if !inv.local {
		return &said{status: statusNotAllowed, key: "backup.error.only-local"}
	}
	v, err := inv.visitToBackUp(cmd)
	if err != nil {
		return err
	}
	made, err := v.store.Backup(cmd.Context(), path, force, inv.progress())
	if err != nil {
		return explainBackup(err, path)
	}
	return inv.printBackup(path, made)
}

// visitToBackUp opens the store that is there, and makes none.
func (inv *invocation) visitToBackUp(cmd *cobra.Command) (*visit, error) {
	if dir := inv.places.dir(); !hasStore(dir) {
		return nil, failed("backup.error.no-store", map[string]any{"Dir": quotedPath(dir)}, nil)
	}
	v, err := inv.visit(cmd)
	if err != nil {
		return nil, inv.explainHolder(err, "backup.error.held")
	}
	return v, nil
}

// explainHolder says who has the store open, and what to do for what was asked.
func (inv *invocation) explainHolder(err error, key string) error {
	var held *kv.HeldError
	if !errors.As(err, &held) {
		return err
	}
	holder := held.Holder
	if holder == "" {
		holder = inv.say().T("commands.error.held-somebody")
	}
	if held.Reach != "" && key == "backup.error.held" { // an organiser can ask the server instead
		key = "backup.error.held-reach"
	}
	return failed(key, map[string]any{"Holder": quoted(holder), "PID": held.PID, "Reach": held.Reach}, err)
}

// explainBackup says why a backup could not be written.
func explainBackup(err error, path string) error {
	args := map[string]any{"File": quotedPath(path), "Error": reason(err)}
	switch {
	case errors.Is(err, fs.ErrExist):
		return failed("backup.error.exists", args, err)
	case errors.Is(err, context.Canceled), errors.Is(err, kv.ErrDamaged), errors.Is(err, kv.ErrLost):
		return err
	}
	return failed("backup.error.write", args, err)
}

func (inv *invocation) printBackup(path string, made store.Backup) error {
	if inv.json {
		return inv.object(backupShape{"backed-up", line(path), made.Sequence, made.Keys, made.Size, made.At})
	}
	if !inv.terminal {
		return inv.values(path, strconv.FormatUint(made.Sequence, 10), strconv.FormatInt(made.Size, 10))
	}
	return inv.line(inv.say().F("backup.done", map[string]any{
		"File": quotedPath(path), "Entries": inv.say().Number(int(made.Sequence)), "Size": humanize.IBytes(uint64(made.Size)),
	}))
}
