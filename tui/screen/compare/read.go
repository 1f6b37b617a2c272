package compare

import (
	"strings"

	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// Sheet is the comparison for those who are told it line by line: the tools,
// then field by field what each of them says.
func (m *Screen) Sheet() sheet.Reading { return reading{m} }

// reading is a comparison as it is read.
type reading struct{ *Screen }

// Read is the comparison in reading order.
func (r reading) Read() []sheet.Part {
	if len(r.tools) < Least {
		return []sheet.Part{{Text: r.T("compare.gone"), Item: -1}}
	}
	parts := []sheet.Part{{Text: r.T("compare.heading"), Item: -1}}
	for i, name := range r.table.Names {
		parts = append(parts, sheet.Part{Text: name, Item: i})
	}
	parts = append(parts, sheet.Part{Text: r.T("compare.differ"), Item: -1, Apart: true})
	if len(r.table.Differ) == 0 {
		parts = append(parts, sheet.Part{Text: r.T("compare.no-difference"), Item: -1})
	}
	for _, row := range r.table.Differ {
		parts = append(parts, sheet.Part{Text: row.Label, Item: -1, Apart: true})
		for i, value := range row.Values {
			parts = append(parts, sheet.Part{Label: r.table.Names[i], Text: r.said(value), Item: -1})
		}
	}
	if len(r.table.Agree) > 0 {
		parts = append(parts, sheet.Part{Text: r.T("compare.agree"), Item: -1, Apart: true})
	}
	for _, row := range r.table.Agree {
		parts = append(parts, sheet.Part{Label: row.Label, Text: r.said(row.Values[0]), Item: -1})
	}
	return parts
}

// said is a value, or that a tool says nothing.
func (r reading) said(value string) string {
	if strings.TrimSpace(value) == "" {
		return r.T("plain.form.nothing")
	}
	return value
}

// Target is nothing: a tool is opened by its column.
func (r reading) Target() any { return nil }

// Pick puts the cursor on a tool.
func (r reading) Pick(tool int) bool {
	r.choose(tool)
	return r.column == tool
}
