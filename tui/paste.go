package tui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ogptoolbox/concorde/store/text"
)

// pasted is what somebody pasted, without what no field may hold: controls,
// whole escape sequences, characters that turn the text around. What is pasted
// behind a word, or before one, stays apart from it.
func pasted(content string) string {
	cleaned := text.Block(content)
	if cleaned == "" {
		return ""
	}
	first, _ := utf8.DecodeRuneInString(content)
	last, _ := utf8.DecodeLastRuneInString(content)
	if unicode.IsSpace(first) && !strings.HasPrefix(cleaned, " ") {
		cleaned = " " + cleaned
	}
	if unicode.IsSpace(last) {
		cleaned += " "
	}
	return cleaned
}
