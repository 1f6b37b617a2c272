package text

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Characters that are called by their names.
const (
	softHyphen   = '\u00AD'
	nextLine     = '\u0085'
	nonJoiner    = '\u200C' // keeps two letters from joining, or an Indic consonant from its vowel sign
	joiner       = '\u200D' // joins two letters, or two emoji into one
	lineBreak    = '\u2028'
	paragraphEnd = '\u2029'
	keycap       = '\u20E3' // draws a key around the digit before it
	blankBraille = '\u2800' // a symbol that looks like a space
	asEmoji      = '\uFE0F' // asks for the coloured form of the symbol before it
)

// isJoiner reports characters that mean something in a few places and deceive in all others.
func isJoiner(r rune) bool { return r == joiner || r == nonJoiner || r == asEmoji }

// forbidden reports characters that no text of ours ever holds: those that command a terminal, turn the reading
// direction, mean something only to those who agreed on it, or cannot be seen. Joiners are judged by their
// neighbours, and line breaks are white space, so neither is among them.
func forbidden(r rune) bool {
	switch {
	case r < 0x7F:
		return r < ' '
	case r < 0x34F:
		return r <= 0x9F || r == softHyphen
	case isJoiner(r):
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Co, unicode.Cs, unicode.Noncharacter_Code_Point,
		unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// isMark reports characters that are drawn on the one before them. What has a combining class is a mark even when
// the tables of the standard library, which may be older, do not know it yet.
func isMark(r rune) bool {
	return r >= 0x300 && (unicode.IsMark(r) || combiningClass(r) != 0)
}

// isVirama reports the sign that takes the vowel off an Indic consonant; joiners stand next to it.
func isVirama(r rune) bool { return combiningClass(r) == 9 }

func combiningClass(r rune) uint8 {
	if r < 0x300 {
		return 0
	}
	return norm.NFD.PropertiesString(string(r)).CCC()
}

// isEmoji reports symbols that have a coloured form. It is wider than the standard's list by a few symbols beside
// true ones, which is harmless: it only decides where an invisible joiner may stay.
func isEmoji(r rune) bool {
	switch {
	case r < 0x203C:
		return r == 0xA9 || r == 0xAE
	case r >= 0x1F000:
		return r <= 0x1FAFF
	case r >= 0x2B05:
		return r <= 0x2B55 || r == 0x3030 || r == 0x303D || r == 0x3297 || r == 0x3299
	}
	return r == 0x203C || r == 0x2049 || r == 0x2122 || r == 0x2139 || r == 0x24C2 ||
		r >= 0x2190 && r <= 0x21FF || r >= 0x2300 && r <= 0x23FF ||
		r >= 0x25A0 && r <= 0x27BF || r == 0x2934 || r == 0x2935
}

// isCursive reports letters that take another shape when joined, where a joiner is part of the spelling.
func isCursive(r rune) bool {
	return r >= 0x600 && unicode.IsLetter(r) && unicode.In(r,
		unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko, unicode.Mandaic, unicode.Adlam)
}
