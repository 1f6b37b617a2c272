package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestWord, in characters, is as much of a word as is looked at.
const longestWord = 64

// Words returns the words under which s is found, folded, in order of appearance and with their repetitions.
//
// French, Italian and Catalan elisions go ("l'état" is found under "etat"), and so do English ones ("people's"
// under "people"). Plurals lose their ending, see [stem]. Chinese, Japanese and Korean, which do not put spaces
// between words, are found under each two characters that follow one another, and under the last one alone.
//
// A search compares prefixes: for every word that a text contains, whatever beginning of it someone has typed,
// each word that [QueryWords] makes of that is a prefix of a word that Words makes of the text. What Words returns
// is therefore a little more than what QueryWords does: it adds the second spelling of "strategy" and "strategie".
func Words(s string) []string { return AppendWords(nil, s) }

// AppendWords appends what [Words] returns.
func AppendWords(words []string, s string) []string {
	const usual = 6 // bytes of a word, and what is before the next
	words = slices.Grow(words, len(s)/usual+1)
	for part := range parts(s) {
		if part.ideographs {
			words = appendPairs(words, part.s)
			_, last := utf8.DecodeLastRuneInString(part.s)
			words = append(words, part.s[len(part.s)-last:])
			continue
		}
		word := stem(part.s)
		words = append(words, word)
		if twin := twin(word); twin != "" {
			words = append(words, twin)
		}
	}
	return words
}

// QueryWords returns the words that someone looks for who has typed s so far; each is the prefix of a word of
// [Words] in all that matches. Nothing needs to be known about which word is finished: plural endings that are
// complete go, as they do from the indexed word, and what is left of a word half typed is a prefix anyway.
// An article that awaits its noun ("l'") looks for nothing yet.
func QueryWords(s string) []string {
	var words []string
	for part := range parts(s) {
		switch {
		case !part.ideographs:
			words = append(words, stem(part.s))
		case utf8.RuneCountInString(part.s) == 1:
			words = append(words, part.s)
		default:
			words = appendPairs(words, part.s)
		}
	}
	return words
}

// appendPairs appends each two characters of s that follow one another.
func appendPairs(words []string, s string) []string {
	_, size := utf8.DecodeRuneInString(s)
	for start := 0; start+size < len(s); {
		_, next := utf8.DecodeRuneInString(s[start+size:])
		words = append(words, s[start:start+size+next])
		start, size = start+size, next
	}
	return words
}

// wordRune reports what words are made of: a mark counts where Fold leaves it, as a vowel sign.
func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || isMark(r)
}

// ideograph reports the characters that are written without spaces between words.
func ideograph(r rune) bool {
	const lengthMark = 'ー'
	return r >= 0x1100 && (r == lengthMark ||
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul))
}

// foldWords folds s and closes up the Catalan double l, written with a point between.
func foldWords(s string) string { return strings.ReplaceAll(Fold(s), "l·l", "ll") }
