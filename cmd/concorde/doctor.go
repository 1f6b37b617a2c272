package main

import (
	"fmt"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

// doctorShape is what a check of everything found.
type doctorShape struct {
	Data     line   `json:"data"` // directory; "": it is the server's
	Identity line   `json:"identity"`
	Key      line   `json:"key"` // fingerprint
	Log      string `json:"log"`
	Entries  uint64 `json:"entries"`
	Records  int    `json:"records"`
	Findings []line `json:"findings"` // none: all is well

	Backup *backupsShape `json:"backup"` // null: none is made while serving
}

// backupsShape is how it stands with the backups that a server makes.
type backupsShape struct {
	Dir   line      `json:"dir"`
	File  line      `json:"file"` // the last that proved whole; "": there is none
	At    time.Time `json:"at"`
	Error line      `json:"error"` // why the last attempt failed; "": it did not
}

func (inv *invocation) doctorCommand() *cobra.Command {
	return &cobra.Command{
		Use: "doctor", Short: "Check the store, and say what is wrong", Args: noArguments,
		Long: "Read every entry of the log, and hold every record and every index against it. Changes nothing. " +
			"Exit status 1 if something is wrong. Organisers may ask a server, which goes on meanwhile, and are told of its backups too.",
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.doctor(cmd) },
	}
}

func (inv *invocation) doctor(cmd *cobra.Command) error {
	v, err := inv.visit(cmd)
	if err == nil && !inv.local {
		err = v.store.AuthorizeWhole(v.actor)
	}
	if err != nil {
		return err
	}
	report, err := v.store.Check(cmd.Context(), inv.progress())
	if err != nil {
		return fmt.Errorf("check the store: %w", err)
	}
	if err := inv.printCheckup(v, report); err != nil {
		return err
	}
	if n := len(report.Findings); n > 0 {
		return failed("commands.error.findings", map[string]any{"N": n}, nil)
	}
	return backupsFail(v)
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

func (inv *invocation) printCheckup(v *visit, report store.Report) error {
	checkup := doctorShape{
		Data: line(v.data), Identity: line(v.key), Key: line(v.actor.Key), Log: report.LogID,
		Entries: report.Entries, Records: report.Records, Findings: lines(report.Findings), Backup: backupsOf(v),
	}
	if inv.json {
		return inv.object(checkup)
	}
	card := inv.card()
	card.add("data", v.data)
	card.add("key_file", v.key)
	card.add("key", v.actor.Key)
	card.add("log", report.LogID)
	card.add("entries", strconv.FormatUint(report.Entries, 10))
	card.add("records", strconv.Itoa(report.Records))
	for _, finding := range report.Findings {
		card.add("finding", finding)
	}
	if len(report.Findings) == 0 {
		card.add("findings", inv.pick(inv.say().T("commands.doctor.well"), "0"))
	}
	if b := checkup.Backup; b != nil {
		card.add("backup", string(b.File))
		card.add("backup_error", string(b.Error))
	}
	return card.print()
}

// progress shows how far a check has come, where somebody can see it.
func (inv *invocation) progress() func(done, total uint64) {
	var shown atomic.Int64
	return func(done, total uint64) {
		if !inv.watched || total == 0 {
			return
		}
		percent := int64(done * 100 / total)
		if shown.Swap(percent) == percent {
			return
		}
		end := ""
		if done >= total {
			end = "\r    \r" // nothing of it stays
		}
		_, _ = fmt.Fprintf(inv.err, "\r%3d%%%s", percent, end)
	}
}
