package main

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/csv"
	"github.com/ogptoolbox/concorde/store/exchange/jsonl"
)

func (inv *invocation) exportCSV(cmd *cobra.Command, v *visit, tool, path string) error {
	options, err := inv.exportOptions(cmd, v, tool)
	if err != nil {
		return err
	}
	kind := kindNamed(cmd.Flags().Lookup("kind").Value.String())
	return inv.exportTo(path, formatCSV, func(to io.Writer) (int, error) { return csv.Write(to, v.store, kind, options) })
}

// kindNames are the kinds that are exchanged, by their names.
func kindNames() []string {
	var out []string
	for _, kind := range jsonl.Kinds() {
		out = append(out, kind.String())
	}
	return out
}

func kindNamed(name string) store.Kind {
	for _, kind := range jsonl.Kinds() {
		if kind.String() == name {
			return kind
		}
	}
	return 0
}
