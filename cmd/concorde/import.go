package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

// importFlags say how files come in.
type importFlags struct {
	format         string // empty: by the name of each file
	dryRun         bool
	allowDuplicate bool
	strict         bool
	columns        string // of a table: "Nom=name,Licence=licence"
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
	Line       int         `json:"line"` // of the record; 0: the file is one
	Kind       string      `json:"kind"` // of the record
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
	formats := []string{formatPubliccode, formatJSONL, formatCSV}
	cmd := &cobra.Command{
		Use: "import FILE…", Short: "Take tools, or the whole record, from files", Args: arguments(1, 0),
		Long: "Take tools, or the whole record, from files; - is standard input. The format is --format, or goes by the name: " +
			".jsonl, .csv, .tsv, and publiccode otherwise. Imported twice, nothing changes. A tool that only looks like one that is there is " +
			"left out (4), unless --allow-duplicate.\n\n" +
			"publiccode: one tool a file. A file about a tool that is there, by its repository or its website, updates it: what " +
			"people added here and a file cannot say stays.\n\n" +
			"jsonl: records of every kind, as export writes them, by their ids; for organisers. A record that is here becomes as " +
			"the file says; one that is not is added, with who made it and when. Keys, stewards and bans do not come in. " +
			"Interrupted, it goes on where it was when the same file is imported again.\n\n" +
			"csv: a table of tools, with commas, semicolons or tabs. The first line names the fields, as export writes them, or as " +
			"--map says. A row is about the tool of its id, slug, repository or website, and changes what it says of it; an empty cell " +
			"says nothing. Any other row adds a tool. Several values in a cell have semicolons between them. " +
			"Interrupted, it goes on where it was when the same file is imported again.\n\n" +
			"Each record is one entry: what was good stays, whatever becomes of the others; with --strict, nothing after the first " +
			"that is left out. In a pipe, of each but the unchanged: file, what was done, slug, fields that changed, errors and " +
			"warnings in the file, why it was refused, line, kind.",
		Example: `concorde import --dry-run tools/*.yml
concorde import tools/*.yml
concorde import --map "Nom=name,Licence=licence" tools.csv
ssh summit.example.org export --format jsonl > summit.jsonl; concorde import summit.jsonl`,
		RunE: func(cmd *cobra.Command, args []string) error { return inv.importFiles(cmd, args, how) },
	}
	cmd.Flags().Var(newChoice(&how.format, formats), "format", "`FORMAT`: "+strings.Join(formats, ", "))
	cmd.Flags().StringVar(&how.columns, "map", "", "csv: which `FIELDS` the columns are: \"Nom=name,Licence=licence\"")
	cmd.Flags().BoolVar(&how.dryRun, "dry-run", false, "only say what would be done")
	cmd.Flags().BoolVar(&how.allowDuplicate, "allow-duplicate", false, "add tools although others like them are there")
	cmd.Flags().BoolVar(&how.strict, "strict", false, "stop at the first that is left out")
	return cmd
}

// formatOf is the format of a file: as it was said, or by its name.
func (how importFlags) formatOf(file string) string {
	if how.format != "" {
		return how.format
	}
	switch strings.ToLower(filepath.Ext(file)) {
	case ".jsonl", ".ndjson":
		return formatJSONL
	case ".csv", ".tsv":
		return formatCSV
	}
	return formatPubliccode
}

// importVerb is what whoever imports has to be allowed to do.
func importVerb(files []string, how importFlags) store.Verb {
	for _, file := range files {
		if how.formatOf(file) == formatJSONL {
			return store.VerbImport
		}
	}
	return store.VerbReference
}

func (inv *invocation) importFiles(cmd *cobra.Command, files []string, how importFlags) error {
	v, err := inv.contribute(cmd, importVerb(files, how))
	if err != nil {
		return err
	}
	in := &importing{inv: inv, v: v, importFlags: how, count: map[string]int{}, table: inv.table(
		column{title: "file", least: 12}, column{title: "done"}, column{title: "slug", least: 8}, column{title: "fields", least: 8},
		column{title: "errors", from: 90}, column{title: "warnings", from: 90}, column{title: "error", least: 12},
		column{title: "line", from: 100}, column{title: "kind", from: 100},
	)}
	for _, file := range files {
		if err := cmd.Context().Err(); err != nil {
			return err
		}
		if err := in.file(cmd.Context(), file); err != nil {
			return firstError(in.table.end(), err)
		}
	}
	return firstError(in.table.end(), in.outcome())
}

// importing is an import under way.
type importing struct {
	importFlags
	inv   *invocation
	v     *visit
	table *table
	count map[string]int // what was done, how often
	all   int
}

// file takes one file in.
func (in *importing) file(ctx context.Context, file string) error {
	if in.formatOf(file) != formatPubliccode {
		return in.records(ctx, file)
	}
	took := in.inv.importPubliccode(ctx, in.v, file, in.importFlags)
	if err := in.took(took); err != nil {
		return err
	}
	if in.strict && in.left() > 0 {
		return in.outcome()
	}
	return nil
}

// took counts and prints what became of a record.
func (in *importing) took(took importShape) error {
	in.count[took.Done]++
	in.all++
	return in.inv.printImport(in.table, took)
}

func (in *importing) left() int { return in.count[importRefused] + in.count[importConflict] }

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
	if took.Line > 0 && inv.terminal {
		file += ":" + strconv.Itoa(took.Line)
	}
	return table.row(file, inv.sayDone(took), slug, strings.Join(fields, ", "),
		strconv.Itoa(took.Errors), strconv.Itoa(took.Warnings), string(took.Error), strconv.Itoa(took.Line), took.Kind)
}

// sayDone is what was done, or would be, in the reader's words.
func (inv *invocation) sayDone(took importShape) string {
	key := "publiccode.import." + took.Done
	if took.DryRun && (took.Done == importAdded || took.Done == importUpdated) {
		key += ".dry"
	}
	return inv.pick(inv.say().T(key), took.Done)
}

// outcome is the error of an import of which not everything was taken.
func (in *importing) outcome() error {
	left := in.left()
	if left == 0 {
		return nil
	}
	status := statusFailed
	if in.count[importRefused] == 0 {
		status = statusConflict
	}
	return &said{status: status, key: "exchange.left", args: map[string]any{
		"Left": left, "All": in.all, "Conflicts": in.count[importConflict],
	}, cause: fmt.Errorf("import: %d of %d left out", left, in.all)}
}
