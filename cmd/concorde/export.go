package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

// exporter writes the record in one format.
type exporter struct {
	name string
	// write exports a tool, or everything where none is named, to a path, or to
	// the output where none is named.
	write func(cmd *cobra.Command, v *visit, tool, path string) error
}

// The names of the formats.
const (
	formatPubliccode = "publiccode"
	formatJSONL      = "jsonl"
	formatPortal     = "portal"
	formatCSV        = "csv"
)

// exporters are the formats that there are, in the order in which help lists them.
func (inv *invocation) exporters() []exporter {
	return []exporter{
		{formatPubliccode, inv.exportPubliccode},
		{formatJSONL, inv.exportJSONL},
		{formatCSV, inv.exportCSV},
		{formatPortal, inv.exportPortal},
	}
}

func (inv *invocation) exportCommand() *cobra.Command {
	var format, path string
	kind := store.KindTool.String()
	var names []string
	for _, e := range inv.exporters() {
		names = append(names, e.name)
	}
	cmd := &cobra.Command{
		Use: "export --format FORMAT [TOOL]", Short: "Write the record for other programs", Args: arguments(0, 1),
		Long: "Write the record for other programs.\n\n" +
			"publiccode: one TOOL as a publiccode.yml, or every tool, each as SLUG.yml in the directory of --output. " +
			"What came in by such a file goes out as it was, with what was edited since. " +
			"Files that would not change are left as they are.\n\n" +
			"jsonl: the whole record, one JSON object a line; --schema prints what may be on a line. Keys, bans and what was " +
			"hidden stay here; organisers take what was hidden with --hidden.\n\n" +
			"csv: the records of one --kind as a table for spreadsheets. A cell that would be taken for a formula gets an " +
			"apostrophe before it, which import takes away again.\n\n" +
			"portal: the whole record as a static site, for any web server, in the directory of --output, which is empty " +
			"or a portal already. Exported again, only what changed is written, and the pages of what is gone go.",
		Example: `concorde export --format publiccode decidim > publiccode.yml
concorde export --format publiccode --output tools
concorde export --format jsonl --output record.jsonl
concorde export --format csv --kind tool > tools.csv
concorde export --format portal --output site --address https://example.org/summit/`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return inv.export(cmd, format, strings.Join(args, ""), path)
		},
	}
	cmd.Flags().Var(newChoice(&format, names), "format", "`FORMAT`: "+strings.Join(names, ", "))
	cmd.Flags().String("address", "", "`URL` where the portal will be, for its sitemap and feeds")
	cmd.Flags().Bool("hidden", false, "jsonl, csv: what was hidden as well")
	cmd.Flags().Var(newChoice(&kind, kindNames()), "kind", "csv: `KIND` of record: "+strings.Join(kindNames(), ", "))
	cmd.Flags().Bool("schema", false, "jsonl: print what a line may be, and no record")
	cmd.Flags().StringVar(&path, "output", "", "`PATH` to write to (default: the output)")
	return cmd
}

func (inv *invocation) export(cmd *cobra.Command, format, tool, path string) error {
	if path != "" && !inv.local {
		return onlyLocal("--output")
	}
	for _, e := range inv.exporters() {
		if e.name != format {
			continue
		}
		v, err := inv.visit(cmd)
		if err != nil {
			return err
		}
		return e.write(cmd, v, tool, path)
	}
	return usage("publiccode.usage.format", nil)
}
