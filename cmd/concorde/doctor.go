package main

import (
	"fmt"
	"strconv"
	"sync/atomic"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

// doctorShape is what a check of everything found.
type doctorShape struct {
	Data     line   `json:"data"` // directory
	Identity line   `json:"identity"`
	Key      line   `json:"key"` // fingerprint
	Log      string `json:"log"`
	Entries  uint64 `json:"entries"`
	Records  int    `json:"records"`
	Findings []line `json:"findings"` // none: all is well
}

func (inv *invocation) doctorCommand() *cobra.Command {
	return &cobra.Command{
		Use: "doctor", Short: "Check the store, and say what is wrong", Args: noArguments,
		Long: "Read every entry of the log, and hold every record and every index against it. Changes nothing. " +
			"Exit status 1 if something is wrong.",
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.doctor(cmd) },
	}
}

func (inv *invocation) doctor(cmd *cobra.Command) error {
	if !inv.local {
		return onlyLocal("doctor")
	}
	v, err := inv.visit(cmd)
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
	return nil
}

func (inv *invocation) printCheckup(v *visit, report store.Report) error {
	checkup := doctorShape{
		Data: line(v.data), Identity: line(v.key), Key: line(v.actor.Key), Log: report.LogID,
		Entries: report.Entries, Records: report.Records, Findings: lines(report.Findings),
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
