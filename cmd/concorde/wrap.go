package main

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// wrap breaks a text into lines of so many cells, at spaces only: an address
// or an option stays whole, so that it can be copied. Lines that are there
// already stay, with their indentation.
func wrap(s string, width int) string {
	var out []string
	for paragraph := range strings.SplitSeq(s, "\n") {
		out = append(out, wrapLine(paragraph, width)...)
	}
	return strings.Join(out, "\n")
}

func wrapLine(s string, width int) []string {
	indent := s[:len(s)-len(strings.TrimLeft(s, " "))]
	line, length := indent, ansi.StringWidth(indent)
	var lines []string
	for i, word := range strings.Fields(s) {
		cells := ansi.StringWidth(word)
		switch {
		case i == 0:
			line += word
		case length+1+cells > width:
			lines = append(lines, line)
			line, length = indent+word, ansi.StringWidth(indent)
		default:
			line += " " + word
			length++
		}
		length += cells
	}
	return append(lines, line)
}
