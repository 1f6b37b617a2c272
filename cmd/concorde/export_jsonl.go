package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/jsonl"
)

// recordsShape is what --json prints of an export of records to a file.
type recordsShape struct {
	Done    string `json:"done"`
	Format  string `json:"format"`
	Output  line   `json:"output"`
	Records int    `json:"records"`
}

func (inv *invocation) exportJSONL(cmd *cobra.Command, v *visit, tool, path string) error {
	if given(cmd, "schema") {
		return inv.printSchema()
	}
	options, err := inv.exportOptions(cmd, v, tool)
	if err != nil {
		return err
	}
	return inv.exportTo(path, formatJSONL, func(to io.Writer) (int, error) { return jsonl.Write(to, v.store, options) })
}

func (inv *invocation) printSchema() error {
	schema, err := jsonl.Schema()
	if err != nil {
		return fmt.Errorf("print the schema: %w", err)
	}
	_, err = inv.out.Write(append(schema, '\n'))
	return err
}

// given reports whether a flag that is either there or not is there.
func given(cmd *cobra.Command, flag string) bool {
	set, err := cmd.Flags().GetBool(flag)
	return err == nil && set
}

// exportOptions are what whoever asks may have of the record as a whole.
func (inv *invocation) exportOptions(cmd *cobra.Command, v *visit, tool string) (jsonl.Options, error) {
	if tool != "" {
		return jsonl.Options{}, usage("exchange.usage.whole", map[string]any{"Value": quoted(tool)})
	}
	options := jsonl.Options{Hidden: given(cmd, "hidden")}
	if options.Hidden {
		// Whoever may hide may have what is hidden.
		if err := store.Authorize(v.actor, store.VerbHide, &store.Tool{}); err != nil {
			return options, err
		}
	}
	return options, nil
}

// exportTo writes to the output, or to a file that is there whole or not at all.
func (inv *invocation) exportTo(path, format string, write func(io.Writer) (int, error)) error {
	if path == "" {
		_, err := write(inv.out)
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), ".concorde-*")
	if err != nil {
		return inv.notWritten(path, err)
	}
	records, err := write(temporary)
	err = firstError(err, temporary.Chmod(0o644), temporary.Sync())
	if err = firstError(err, temporary.Close()); err == nil {
		err = os.Rename(temporary.Name(), path)
	}
	if err != nil {
		return inv.notWritten(path, firstError(err, os.Remove(temporary.Name())))
	}
	if inv.json {
		return inv.object(recordsShape{"exported", format, line(path), records})
	}
	if !inv.terminal {
		return inv.values(strconv.Itoa(records))
	}
	return inv.line(inv.say().F("exchange.exported", map[string]any{"Path": quotedPath(path), "Records": inv.say().Number(records)}))
}
