package main

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

// importFlags say how files come in.
type importFlags struct {
	dryRun         bool
	allowDuplicate bool
}

// What became of a file.
const (
	importAdded     = "added"
	importUpdated   = "updated"
	importUnchanged = "unchanged"
	importConflict  = "conflict" // looks like a tool that is there
	importRefused   = "refused"
)

// importShape is what became of a file, or what would.
type importShape struct {
	File       line        `json:"file"`
	Done       string      `json:"done"`
	DryRun     bool        `json:"dry_run"`
	ID         string      `json:"id"`   // empty: none, or not yet
	Slug       line        `json:"slug"` // of the tool, where there is one
	Name       line        `json:"name"`
	Fields     []line      `json:"fields"`     // that changed, of a tool that was there
	Candidates []likeShape `json:"candidates"` // that it looks like
	Errors     int         `json:"errors"`     // in the file; see concorde tool check
	Warnings   int         `json:"warnings"`
	Error      line        `json:"error"` // why it was refused

	status int
}

// likeShape is a tool that is there and may be the one that came.
type likeShape struct {
	Slug line   `json:"slug"`
	Name line   `json:"name"`
	Why  string `json:"why"`
}

func (inv *invocation) importCommand() *cobra.Command {
	var how importFlags
	cmd := &cobra.Command{
		Use: "import FILE…", Short: "Take tools from publiccode.yml files", Args: arguments(1, 0),
		Long: "Take tools from publiccode.yml files; - is standard input. A file about a tool that is there, by its repository " +
			"or its website, updates it: what people added here and a file cannot say stays. Imported twice, nothing changes. " +
			"A file that only looks like a tool that is there is left out (4), unless --allow-duplicate.\n\n" +
			"Each file is one entry: what was good stays, whatever becomes of the others. In a pipe: file, what was done, " +
			"slug, fields that changed, errors and warnings in the file, why it was refused.",
		Example: `concorde import --dry-run tools/*.yml
concorde import tools/*.yml`,
		RunE: func(cmd *cobra.Command, args []string) error { return inv.importFiles(cmd, args, how) },
	}
	cmd.Flags().BoolVar(&how.dryRun, "dry-run", false, "only say what would be done")
	cmd.Flags().BoolVar(&how.allowDuplicate, "allow-duplicate", false, "add tools although others like them are there")
	return cmd
}

func (inv *invocation) importFiles(cmd *cobra.Command, files []string, how importFlags) error {
	v, err := inv.contribute(cmd, store.VerbReference)
	if err != nil {
		return err
	}
	count := map[string]int{}
	table := inv.table(
		column{title: "file", least: 12}, column{title: "done"}, column{title: "slug", least: 8}, column{title: "fields", least: 8},
		column{title: "errors"}, column{title: "warnings", from: 90}, column{title: "error", least: 12},
	)
	for _, file := range files {
		if err := cmd.Context().Err(); err != nil {
			return err
		}
		took := inv.importPubliccode(cmd.Context(), v, file, how)
		count[took.Done]++
		if err := inv.printImport(table, took); err != nil {
			return err
		}
	}
	return firstError(table.end(), importOutcome(count, len(files)))
}

func (inv *invocation) printImport(table *table, took importShape) error {
	if inv.json {
		return inv.object(took)
	}
	fields := make([]string, len(took.Fields))
	for i, field := range took.Fields {
		fields[i] = inv.pick(inv.label(string(field)), string(field))
	}
	slug := string(took.Slug)
	if took.Done == importConflict {
		var like []string
		for _, candidate := range took.Candidates {
			like = append(like, string(candidate.Slug))
		}
		slug = strings.Join(like, ", ")
	}
	file := inv.pick(filepath.Base(string(took.File)), string(took.File)) // whose end says most
	return table.row(file, inv.sayDone(took), slug, strings.Join(fields, ", "),
		strconv.Itoa(took.Errors), strconv.Itoa(took.Warnings), string(took.Error))
}

// sayDone is what was done, or would be, in the reader's words.
func (inv *invocation) sayDone(took importShape) string {
	key := "publiccode.import." + took.Done
	if took.DryRun && (took.Done == importAdded || took.Done == importUpdated) {
		key += ".dry"
	}
	return inv.pick(inv.say().T(key), took.Done)
}

// importOutcome is the error of an import of which not everything was taken.
func importOutcome(count map[string]int, all int) error {
	left := count[importRefused] + count[importConflict]
	if left == 0 {
		return nil
	}
	status := statusFailed
	if count[importRefused] == 0 {
		status = statusConflict
	}
	return &said{status: status, key: "publiccode.import.left", args: map[string]any{
		"Left": left, "All": all, "Conflicts": count[importConflict],
	}, cause: fmt.Errorf("import: %d of %d files left out", left, all)}
}
