package compare

import "strings"

// Markdown is the table as one puts it into a document: a column for each tool,
// differences first.
func (t Table) Markdown() string {
	var b strings.Builder
	line := func(label string, values []string) {
		b.WriteString("| " + escape(label) + " |")
		for _, value := range values {
			b.WriteString(" " + escape(value) + " |")
		}
		b.WriteByte('\n')
	}
	line("", t.Names)
	b.WriteString("|" + strings.Repeat(" --- |", len(t.Names)+1) + "\n")
	for _, rows := range [][]Row{t.Differ, t.Agree} {
		for _, row := range rows {
			line(row.Label, row.Values)
		}
	}
	return b.String()
}

// escape keeps a value inside its cell, and what strangers wrote from being
// more than text.
func escape(s string) string {
	return strings.NewReplacer(
		"\\", "\\\\", "|", "\\|", "\n", " ", "<", "&lt;", "`", "\\`", "[", "\\[", "*", "\\*", "_", "\\_",
	).Replace(s)
}
