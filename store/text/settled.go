package text

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The screen cleans everything it shows, and nearly all of it is clean already. These functions recognise such text
// in one pass and without allocating. They may be too strict, never too lax: doubtful text goes the long way.

// cleanLine reports whether [Line] would leave s as it is.
func cleanLine(s string) bool {
	ascii, previous := true, byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			size := plainAt(s[i:])
			if size == 0 {
				return false
			}
			ascii, i = false, i+size-1
		case c < ' ', c == 0x7F, c == ' ' && previous == ' ':
			return false
		}
		previous = c
	}
	if s != "" && previous == ' ' {
		return false
	}
	return ascii || composed(s)
}

// cleanBlock reports whether [Block] would leave s as it is.
func cleanBlock(s string) bool {
	ascii := true
	newlines, spaces := 0, 0 // those just before byte i
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\n':
			newlines++
			if i == 0 || spaces > 0 || newlines > 2 {
				return false
			}
			continue
		case c == ' ':
			spaces++
			if i == 0 || spaces > widest(newlines > 0) {
				return false
			}
			continue
		case c < ' ', c == 0x7F:
			return false
		case c >= utf8.RuneSelf:
			size := plainAt(s[i:])
			if size == 0 {
				return false
			}
			ascii, i = false, i+size-1
		}
		newlines, spaces = 0, 0
	}
	return newlines+spaces == 0 && (ascii || composed(s))
}

// plainAt returns the size of the first character of s if it is clean whatever stands around it, and 0 if that is
// not certain.
func plainAt(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError && size == 1:
		return 0
	case r > 0xA0 && r < 0x300 && r != softHyphen,
		r >= 0x370 && r < 0x483,    // Greek, Cyrillic
		r >= 0x4E00 && r <= 0x9FFF, // Han
		r >= 0xAC00 && r <= 0xD7A3: // Hangul
		return size
	case unicode.IsSpace(r), isMark(r), isJoiner(r), r == blankBraille, forbidden(r):
		return 0
	}
	return size
}

// composed reports whether s is certainly in NFC. It asks for the quick answer, since the exact one allocates.
func composed(s string) bool { return norm.NFC.QuickSpanString(s) == len(s) }
