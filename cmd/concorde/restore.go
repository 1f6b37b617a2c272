package main

import (
	"context"
	"errors"
	"io/fs"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/kv"
)

// restoreShape is a store that was restored.
type restoreShape struct {
	Done    string    `json:"done"` // restored
	Data    line      `json:"data"`
	Entries uint64    `json:"entries"`
	Last    time.Time `json:"last"`  // when the last of them was made
	Again   uint64    `json:"again"` // records and keys of the backup that its log says otherwise
	Aside   line      `json:"aside"` // where the store is that was there
}

func (inv *invocation) restoreCommand() *cobra.Command {
	var until point
	cmd := &cobra.Command{
		Use: "restore FILE", Short: "Make the record again from a backup", Args: arguments(1, 1),
		Long: "Make the record again from a backup, whole or up to a point. The backup is read whole first; the record is made " +
			"and checked beside the one that is there, and then takes its place. That one is kept, under a name that is told.",
		Example: `concorde restore /media/stick/summit.backup
concorde --data /var/lib/concorde restore summit.backup --until "2016-12-08 14:30"`,
		RunE: func(cmd *cobra.Command, args []string) error { return inv.restore(cmd, args[0], until) },
	}
	until.zone = inv.zone
	cmd.Flags().Var(&until, "until", "the last `POINT` to restore: number of an entry, or time as 2016-12-08 14:30")
	return cmd
}

func (inv *invocation) restore(cmd *cobra.Command, path string, until point) error {
	if !inv.local {
		return onlyLocal("restore")
	}
	dir := inv.places.dir()
	if err := prepareData(dir); err != nil {
		return err
	}
	done, err := store.Restore(cmd.Context(), store.Restoring{
		Options: store.Options{Dir: dir, Holder: cmd.CommandPath(), Now: inv.now},
		File:    path, Until: until.Until, Progress: inv.progress(),
	})
	if err != nil {
		return inv.explainRestore(err, path, done)
	}
	return inv.printRestored(dir, done)
}

// explainRestore says why a backup could not be restored. Nothing has changed then.
func (inv *invocation) explainRestore(err error, path string, done store.Restored) error {
	var version *kv.VersionError
	var file *fs.PathError
	args := map[string]any{"File": quotedPath(path), "Error": reason(err), "Entries": done.Backup.Sequence}
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, store.ErrHeld):
		return inv.explainHolder(err, "backup.restore.error.held")
	case errors.Is(err, store.ErrNotBackup):
		return failed("backup.restore.error.not-backup", args, err)
	case errors.Is(err, store.ErrBackup):
		return failed("backup.restore.error.damaged", args, err)
	case errors.Is(err, store.ErrUntil):
		return failed("backup.restore.error.until", args, err)
	case errors.As(err, &file) && file.Path == path:
		return failed("backup.restore.error.read", args, err)
	case errors.As(err, &version), errors.Is(err, kv.ErrReadOnly):
		return err
	}
	return failed("backup.restore.error.other", args, err)
}

func (inv *invocation) printRestored(dir string, done store.Restored) error {
	if inv.json {
		return inv.object(restoreShape{"restored", line(dir), done.Entries, done.Last, done.Differ, line(done.Aside)})
	}
	card := inv.card()
	card.add("data", dir)
	card.add("entries", strconv.FormatUint(done.Entries, 10))
	if !done.Last.IsZero() {
		card.add("last", inv.moment(done.Last))
	}
	if done.Differ > 0 {
		card.add("again", strconv.FormatUint(done.Differ, 10))
	}
	card.add("aside", done.Aside)
	return card.print()
}

// point is a flag with a point of a log: the number of an entry, or a time.
type point struct {
	store.Until
	text string
	zone *time.Location
}

func (p *point) String() string { return p.text }

func (*point) Type() string { return "point" }

func (p *point) Set(given string) error {
	p.text = given
	sequence, err := strconv.ParseUint(given, 10, 64)
	if err == nil && sequence > 0 {
		p.Until = store.Until{Sequence: sequence}
		return nil
	}
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02T15:04", time.DateOnly} {
		if at, err := time.ParseInLocation(layout, given, p.zone); err == nil {
			p.Until = store.Until{Time: at}
			return nil
		}
	}
	return usage("backup.restore.usage.until", map[string]any{"Value": quoted(given)})
}
