package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/rounds"
)

// backupFlags say which backups a server makes by itself.
type backupFlags struct {
	dir   string
	every time.Duration
	keep  int
}

func (f *backupFlags) add(cmd *cobra.Command) {
	f.every, f.keep = time.Hour, 24
	set := cmd.Flags()
	set.StringVar(&f.dir, "backup-dir", "", "`DIR` to back up to while serving, best on another disk (default: no backups)")
	set.Var(span{&f.every}, "backup-every", "`TIME` from one backup to the next")
	set.Var(count{&f.keep}, "backup-keep", "backups to keep, `HOW` many; older ones are removed; 0: none is")
}

// keepBackups makes backups until the context ends, if anybody asked for them.
func (h *house) keepBackups(ctx context.Context, group *background.Group, flags backupFlags) {
	if flags.dir == "" {
		return
	}
	h.rounds = rounds.New(rounds.Options{
		Dir: flags.dir, Every: flags.every, Keep: flags.keep, Log: h.store.LogID(), Logger: h.logger,
		Make: func(ctx context.Context, path string) (uint64, error) {
			made, err := h.store.Backup(ctx, path, false, nil)
			return made.Sequence, err
		},
		Check: func(ctx context.Context, path string) error {
			_, err := store.CheckBackup(ctx, path)
			return err
		},
	})
	h.metrics.watchBackups(h.rounds)
	group.Go("backups", func() { h.rounds.Run(ctx) })
}

// backupsFail is an error where a server's last backup failed.
func backupsFail(v *visit) error {
	if v.rounds == nil || v.rounds.State().Err == nil {
		return nil
	}
	state := v.rounds.State()
	return failed("backup.error.rounds", map[string]any{"Dir": quotedPath(state.Dir), "Error": reason(state.Err)}, state.Err)
}

// backupsOf is how it stands with the backups that a server makes; nil: it makes none.
func backupsOf(v *visit) *backupsShape {
	if v.rounds == nil {
		return nil
	}
	state := v.rounds.State()
	shape := &backupsShape{Dir: line(state.Dir), File: line(state.File), At: state.Last}
	if state.Err != nil {
		shape.Error = line(reason(state.Err))
	}
	return shape
}
