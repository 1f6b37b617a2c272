// Package csv writes the records of a kind as a table that opens right in
// spreadsheets, and takes tools from tables (RFC 4180).
//
// What is written is UTF-8 with a byte order mark, with commas, and with lines
// that end in CR LF. A text has a column for each language, such as summary_en;
// several values are in one cell, with a semicolon between them, and a
// semicolon in a value is written \; there. References are slugs, where there
// are any, and identifiers otherwise.
//
// A cell that a spreadsheet would take for a formula, because it begins with
// one of = + - @, a tab or a carriage return, gets an apostrophe before it, and
// so does one that has apostrophes before that; reading takes one away again.
//
// What is read may be separated by commas, semicolons or tabs, whichever the
// first line has most of. Its first line names the columns, in any order: by
// the names that are written, or by others that a [Mapping] says.
package csv

import "strings"

// Limits on what is read, far above what a tool may be.
const (
	MaxRow     = 1 << 20 // bytes
	MaxColumns = 500
)

// bom says that a file is UTF-8, without which spreadsheets take it for another encoding.
const bom = "\ufeff"

// separator is what stands between several values of one cell.
const separator = ';'

// neutral is a cell that no spreadsheet takes for a formula.
func neutral(cell string) string {
	if harmful(cell) {
		return "'" + cell
	}
	return cell
}

// plain is the cell that was made neutral.
func plain(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && harmful(rest) {
		return rest
	}
	return cell
}

// harmful reports whether a cell begins as a formula does, after any apostrophes.
func harmful(cell string) bool {
	rest := strings.TrimLeft(cell, "'")
	return rest != "" && strings.ContainsRune("=+-@\t\r", rune(rest[0]))
}

// join puts several values in one cell.
func join(values []string) string {
	out := make([]string, len(values))
	for i, value := range values {
		out[i] = strings.NewReplacer(`\`, `\\`, ";", `\;`).Replace(value)
	}
	return strings.Join(out, "; ")
}

// split takes the values of a cell apart, without those that are empty.
func split(cell string) (out []string) {
	var value strings.Builder
	end := func() {
		if s := strings.TrimSpace(value.String()); s != "" {
			out = append(out, s)
		}
		value.Reset()
	}
	escaped := false
	for _, r := range cell {
		switch {
		case escaped:
			if r != '\\' && r != separator {
				value.WriteRune('\\')
			}
			value.WriteRune(r)
			escaped = false
		case r == '\\':
			escaped = true
		case r == separator || r == '\n':
			end()
		default:
			value.WriteRune(r)
		}
	}
	if escaped {
		value.WriteRune('\\')
	}
	end()
	return out
}
