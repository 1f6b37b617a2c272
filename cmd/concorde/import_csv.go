package main

import (
	"context"
	"io"
	"strings"

	"github.com/ogptoolbox/concorde/store/exchange/csv"
	"github.com/ogptoolbox/concorde/store/exchange/intake"
)

// tools reads a table of tools.
func (f *recordFile) tools(ctx context.Context, from io.Reader) (intake.Source, intake.Judge, error) {
	mapping, wrong, ok := csv.ParseMapping(f.columns)
	if !ok {
		return nil, nil, usage("exchange.usage.map", map[string]any{
			"Value": quoted(wrong), "Fields": strings.Join(csv.Fields(), ", "),
		})
	}
	tools, judge, err := csv.NewTools(ctx, f.v.store, f.v.actor, from, csv.Options{
		Mapping: mapping, Lang: f.inv.lang, DryRun: f.dryRun, AllowDuplicate: f.allowDuplicate,
	})
	if err != nil {
		return nil, nil, err
	}
	if unused := mapping.Unused(tools.Names()); len(unused) > 0 {
		f.inv.note("exchange.note.unused", map[string]any{
			"File": f.inv.fileName(f.name), "Columns": quoted(strings.Join(unused, ", ")),
		})
	}
	return tools, judge, nil
}
