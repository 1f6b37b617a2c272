package screen

import "strings"

// Told are the parts of a row as they are told: those there are, with commas
// between them.
func Told(parts ...string) string {
	var there []string
	for _, part := range parts {
		if part != "" {
			there = append(there, part)
		}
	}
	return strings.Join(there, ", ")
}
