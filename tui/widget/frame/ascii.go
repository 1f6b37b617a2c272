package frame

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// ASCII redraws what was drawn for a terminal that has no letters but those of
// ASCII: lines of minus and plus, accents taken off, a question mark for each
// cell of what is left. Every cell stays where it is.
func ASCII(s string) string {
	if plainASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		scan(line, func(piece string, width int) bool {
			if width == 0 && strings.HasPrefix(piece, "\x1b") {
				b.WriteString(piece)
			} else {
				writeASCII(&b, piece, width)
			}
			return true
		})
	}
	return b.String()
}

func plainASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// writeASCII writes a piece in so many cells.
func writeASCII(b *strings.Builder, piece string, width int) {
	if plainASCII(piece) {
		b.WriteString(piece)
		return
	}
	first, _ := utf8.DecodeRuneInString(piece)
	letter := asciiFor(first)
	for range width {
		b.WriteByte(letter)
	}
}

// asciiFor is the character that stands for another: what looks like it, or
// the letter without its accents.
func asciiFor(r rune) byte {
	switch {
	case r >= '▁' && r <= '▇': // a sparkline keeps its low and its high
		return ".:-=+*#"[r-'▁']
	case r >= '─' && r <= '╿':
		return boxASCII(r)
	}
	for _, pair := range asciiPairs() {
		if strings.ContainsRune(pair.of, r) {
			return pair.as
		}
	}
	if base := norm.NFKD.String(string(r)); base[0] < utf8.RuneSelf {
		return base[0]
	}
	return '?'
}

// boxASCII draws lines: those of the pane that has the focus are doubled.
func boxASCII(r rune) byte {
	switch r {
	case '─', '╴', '╶':
		return '-'
	case '━', '╸', '╺', '═':
		return '='
	case '│', '┃', '║', '╷', '╵', '╻', '╹':
		return '|'
	}
	return '+'
}

type asciiPair struct {
	of string
	as byte
}

func asciiPairs() []asciiPair {
	return []asciiPair{
		{"█▌▐▀▄▓▒░■", '#'}, {"●○◆•", 'o'}, {"✓", '*'}, {"·…", '.'}, {"–—−", '-'}, {"×", 'x'},
		{"‘’‹›", '\''}, {"“”«»", '"'}, {"↑", '^'}, {"↓", 'v'}, {"←", '<'}, {"→", '>'}, {"≠", '!'},
		{"\u00a0\u202f", ' '}, {"ßẞ", 's'}, {"æÆ", 'a'}, {"œŒ", 'o'}, {"øØ", 'o'}, {"łŁ", 'l'}, {"đĐ", 'd'}, {"ıİ", 'i'}, {"€", 'E'},
	}
}
