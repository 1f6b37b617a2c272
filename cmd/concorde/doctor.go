package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

// doctorShape is what a check of everything found, and what was done about it.
type doctorShape struct {
	Data     line           `json:"data"` // directory; "": it is the server's
	Identity line           `json:"identity"`
	Key      line           `json:"key"` // fingerprint; "": none was made yet
	Log      string         `json:"log"`
	Entries  uint64         `json:"entries"`
	Records  int            `json:"records"`
	Findings []line         `json:"findings"` // in words; none: all is well
	Details  []findingShape `json:"details"`  // of each, for programs
	More     int            `json:"more"`     // findings beyond those
	Repaired int            `json:"repaired"` // of all, how many were put right
	Aside    line           `json:"aside"`    // where the store is that was replaced

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
	repair := false
	cmd := &cobra.Command{
		Use: "doctor", Short: "Check the store, and say what is wrong", Args: noArguments,
		Long: "Read every entry of the log, make all that it leads to once more beside the store, and hold every record and every " +
			"index against that. Changes nothing. Exit status 1 if something is wrong. Organisers may ask a server, which goes on " +
			"meanwhile, also what it keeps in memory, which starting it again makes anew, and are told of its backups too.\n\n" +
			"--repair puts the store that was made once more in the place of the one that is not as its log says, and keeps that. " +
			"The log stays as it is, to the byte; one that is damaged itself is not repaired but restored from a backup. What this " +
			"version knows nothing of is told, and stays.",
		Example: "concorde doctor\nconcorde --data /var/lib/concorde doctor --repair\nssh summit.example.org doctor",
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case !inv.local && repair:
				return onlyLocal("doctor --repair")
			case !inv.local:
				return inv.doctorOf(cmd)
			}
			return inv.doctor(cmd, repair)
		},
	}
	cmd.Flags().BoolVar(&repair, "repair", false, "make the store again from its log, if it is not as that says")
	return cmd
}

// doctorOf checks a server, for its organisers.
func (inv *invocation) doctorOf(cmd *cobra.Command) error {
	v, err := inv.visitForWhole(cmd)
	if err != nil {
		return err
	}
	report, err := v.store.Check(cmd.Context(), inv.progress())
	shape := inv.checkupShape(report)
	shape.Backup = backupsOf(v)
	if err := inv.explainCheckup(err, report, shape); err != nil {
		return err
	}
	return backupsFail(v)
}

// doctor checks the store of a data directory, and repairs it if that is asked for.
func (inv *invocation) doctor(cmd *cobra.Command, repair bool) (err error) {
	dir := inv.places.dir()
	if !hasStore(dir) {
		return failed("doctor.error.no-store", map[string]any{"Dir": quotedPath(dir)}, nil)
	}
	if err := prepareData(dir); err != nil {
		return err
	}
	logger, file, err := openLog(dir)
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, file.Close()) }()
	options := store.Options{Dir: dir, Holder: cmd.CommandPath(), Logger: logger, Now: inv.now}
	var done store.Repaired
	if repair {
		done, err = store.Repair(cmd.Context(), options, inv.progress())
		if errors.Is(err, store.ErrHeld) {
			return inv.explainHolder(err, "doctor.error.held")
		}
	} else {
		done.Report, err = store.Examine(cmd.Context(), options, inv.progress())
	}
	shape := inv.checkupShape(done.Report)
	if shape.Data = line(dir); done.Aside != "" {
		shape.Aside, shape.Repaired = line(done.Aside), done.Wrong()
	}
	if err := inv.knowKey(dir, &shape); err != nil {
		return err
	}
	return inv.explainCheckup(err, done.Report, shape)
}

// hasStore reports whether a data directory has a store, in its place or about to be.
func hasStore(dir string) bool {
	_, inPlace := os.Lstat(filepath.Join(dir, storeName))
	_, about := os.Lstat(filepath.Join(dir, storeName+".restored"))
	return inPlace == nil || about == nil
}

// knowKey tells by which key one is known, where there is one.
func (inv *invocation) knowKey(dir string, shape *doctorShape) error {
	given := inv.places.identity
	if _, err := os.Stat(filepath.Join(dir, identityName)); given == "" && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	key, file, err := identify(dir, given)
	shape.Identity, shape.Key = line(file), line(key)
	return err
}

func (inv *invocation) checkupShape(report store.Report) doctorShape {
	return doctorShape{
		Log: report.LogID, Entries: report.Entries, Records: report.Records,
		Findings: lines(inv.findingsInWords(report.Findings)), Details: findingShapes(report.Findings), More: report.More,
	}
}

// explainCheckup prints what was found, and says what to do.
func (inv *invocation) explainCheckup(err error, report store.Report, shape doctorShape) error {
	if err != nil && len(report.Findings) == 0 {
		return explainExamination(err)
	}
	if err := inv.printCheckup(shape); err != nil {
		return err
	}
	switch {
	case errors.Is(err, store.ErrNotDerivable), err == nil && !report.Derivable:
		return failed("doctor.error.log", nil, err)
	case err != nil:
		return explainExamination(err)
	case shape.Aside != "" || len(report.Findings) == 0:
		return nil
	case report.Repairable():
		return failed("doctor.error.repairable", map[string]any{"Command": "concorde doctor --repair"}, nil)
	case report.InMemory():
		return failed("doctor.error.memory", nil, nil)
	}
	return failed("doctor.error.strange", nil, nil)
}

// explainExamination says why a check could not be made.
func explainExamination(err error) error {
	var check *store.CheckError
	switch {
	case errors.Is(err, store.ErrReadOnly):
		return failed("doctor.error.room", nil, err)
	case errors.As(err, &check):
		return fmt.Errorf("check what was repaired: %w", err)
	}
	return err
}

func (inv *invocation) printCheckup(shape doctorShape) error {
	if inv.json {
		return inv.object(shape)
	}
	card := inv.card()
	card.add("data", string(shape.Data))
	card.add("key_file", string(shape.Identity))
	card.add("key", string(shape.Key))
	card.add("log", shape.Log)
	card.add("entries", strconv.FormatUint(shape.Entries, 10))
	card.add("records", strconv.Itoa(shape.Records))
	for _, finding := range shape.Findings {
		card.add("finding", string(finding))
	}
	if len(shape.Findings) == 0 {
		card.add("findings", inv.pick(inv.say().T("doctor.well"), "0"))
	}
	if shape.More > 0 {
		card.add("more", strconv.Itoa(shape.More))
	}
	if shape.Aside != "" {
		card.add("repaired", strconv.Itoa(shape.Repaired))
		card.add("aside", string(shape.Aside))
	}
	if b := shape.Backup; b != nil {
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
