package text

import "unicode"

// oneScript reports whether one person would write all the letters in one word. Japanese and Korean mix scripts.
func oneScript(letters []rune) bool {
	return allIn(letters, unicode.Latin) ||
		allIn(letters, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		allIn(letters, unicode.Han, unicode.Hangul) ||
		allIn(letters, unicode.Han, unicode.Bopomofo) ||
		len(letters) > 0 && allIn(letters, scriptOf(letters[0]))
}

// allIn reports whether every letter is in one of the scripts. The length mark goes with kana only.
func allIn(letters []rune, scripts ...*unicode.RangeTable) bool {
	const lengthMark = 'ー'
	for _, r := range letters {
		if r == lengthMark {
			r = 'カ'
		}
		if !unicode.In(r, scripts...) {
			return false
		}
	}
	return true
}

func scriptOf(r rune) *unicode.RangeTable {
	for _, table := range unicode.Scripts {
		if unicode.Is(table, r) {
			return table
		}
	}
	return &unicode.RangeTable{}
}
