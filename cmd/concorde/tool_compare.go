package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) toolCompareCommand() *cobra.Command {
	return &cobra.Command{
		Use: "compare TOOL TOOL [TOOL] [TOOL]", Short: "Tools side by side, differences first", Args: arguments(2, 4),
		Example: "concorde tool compare decidim consul-democracy",
		RunE:    func(cmd *cobra.Command, args []string) error { return inv.toolCompare(cmd, args) },
	}
}

func (inv *invocation) toolCompare(cmd *cobra.Command, given []string) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	shaper := inv.shaper(v)
	var tools []*store.Tool
	var rows []toolRow
	for _, one := range given {
		tool, err := inv.tool(v, one)
		if err != nil {
			return err
		}
		row, err := shaper.toolRow(tool)
		if err != nil {
			return err
		}
		contests, err := v.store.Contests(tool)
		if err != nil {
			return err
		}
		tools, rows = append(tools, store.AsVoted(tool, contests)), append(rows, row)
	}
	if !inv.json {
		return inv.sideBySide(tools, rows)
	}
	for _, row := range rows {
		if err := inv.object(row); err != nil {
			return err
		}
	}
	return nil
}

// sideBySide prints a column a tool: first where they differ, then what they
// have in common. A pipe has the field, "differs" or "same", and the values.
func (inv *invocation) sideBySide(tools []*store.Tool, rows []toolRow) error {
	columns := []column{{title: "field"}, {title: "differs"}}
	for range tools {
		columns = append(columns, column{title: "value", least: 10})
	}
	table := inv.table(columns...)
	for i, tool := range tools {
		table.headings[i+2] = tool.Name
	}
	var same [][]string
	for _, f := range inv.comparedFields(tools, rows) {
		if allEqual(f.values) {
			same = append(same, append([]string{f.label, inv.pick("=", "same")}, f.values...))
		} else if err := table.row(append([]string{f.label, inv.pick("≠", "differs")}, f.values...)...); err != nil {
			return err
		}
	}
	for _, cells := range same {
		if err := table.row(cells...); err != nil {
			return err
		}
	}
	return table.end()
}

type comparedField struct {
	label  string
	values []string
}

// comparedFields are the fields that at least one of the tools has.
func (inv *invocation) comparedFields(tools []*store.Tool, rows []toolRow) []comparedField {
	read := []struct {
		name string
		of   func(t *store.Tool, row toolRow) string
	}{
		{"summary", func(t *store.Tool, _ toolRow) string { return inv.inTheirLanguage(t.Summary) }},
		{"uses", func(t *store.Tool, _ toolRow) string { return joined(inv.useNames(t.Uses)) }},
		{"licence", func(t *store.Tool, _ toolRow) string { return t.Licence }},
		{"maturity", func(t *store.Tool, _ toolRow) string { return inv.term("maturity", t.Maturity) }},
		{"written_in", func(t *store.Tool, _ toolRow) string { return joined(t.WrittenIn) }},
		{"languages", func(t *store.Tool, _ toolRow) string { return joined(inv.languageNames(t.Languages)) }},
		{"platforms", func(t *store.Tool, _ toolRow) string { return joined(inv.terms("platform", t.Platforms)) }},
		{"developers", func(_ *store.Tool, row toolRow) string { return joined(inv.names(row.Developers)) }},
		{"countries", func(t *store.Tool, _ toolRow) string { return joined(inv.countryNames(t.Countries)) }},
		{"used_by", func(_ *store.Tool, row toolRow) string { return strconv.Itoa(row.UsedBy) }},
		{"developed_by", func(_ *store.Tool, row toolRow) string { return strconv.Itoa(row.DevelopedBy) }},
		{"website", func(t *store.Tool, _ toolRow) string { return t.Website }},
		{"repository", func(t *store.Tool, _ toolRow) string { return t.Repository }},
	}
	var fields []comparedField
	for _, r := range read {
		f := comparedField{label: inv.pick(inv.label(r.name), r.name)}
		for i, tool := range tools {
			f.values = append(f.values, r.of(tool, rows[i]))
		}
		if strings.Join(f.values, "") != "" {
			fields = append(fields, f)
		}
	}
	return fields
}

func joined(values []string) string { return strings.Join(values, ", ") }

func allEqual(values []string) bool {
	for _, value := range values {
		if value != values[0] {
			return false
		}
	}
	return true
}
