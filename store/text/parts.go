package text

import (
	"iter"
	"unicode/utf8"
)

// part is a word as it stands in a text, or a run of ideographs.
type part struct {
	s          string
	ideographs bool
}

// parts yields the words of s, folded, without those that only lean on another.
func parts(s string) iter.Seq[part] {
	return func(yield func(part) bool) {
		s := foldWords(s)
		leaning := false // on a word just before an apostrophe
		for i := 0; i < len(s); {
			r, size := utf8.DecodeRuneInString(s[i:])
			if !wordRune(r) {
				leaning = leaning && r == '\'' && i > 0 && s[i-1] != '\''
				i += size
				continue
			}
			end := endOfRun(s, i)
			word, apostrophe := s[i:end], end < len(s) && s[end] == '\''
			cjk := ideograph(r)
			i = end
			if !cjk && (apostrophe && elided(word) || leaning && contracted(word)) {
				leaning = false
				continue
			}
			leaning = apostrophe && !cjk
			if !yield(part{firstRunes(word, cjk), cjk}) {
				return
			}
		}
	}
}

// endOfRun returns where the run of word characters of one kind ends that starts at i.
func endOfRun(s string, i int) int {
	first, size := utf8.DecodeRuneInString(s[i:])
	kind := ideograph(first)
	for i += size; i < len(s); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(s[i:])
		if !wordRune(r) || ideograph(r) != kind {
			break
		}
	}
	return i
}

// firstRunes cuts a word that no language has to a length that an index can hold.
func firstRunes(word string, ideographs bool) string {
	if ideographs || len(word) <= longestWord {
		return word
	}
	n := 0
	for i := range word {
		if n == longestWord {
			return word[:i]
		}
		n++
	}
	return word
}

// elided reports articles, pronouns and conjunctions that have lost their last vowel before an apostrophe.
func elided(word string) bool {
	switch word {
	case "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", // French, Catalan
		"un", "all", "dall", "dell", "nell", "sull": // Italian
		return true
	}
	return false
}

// contracted reports what English hangs on a word with an apostrophe.
func contracted(word string) bool {
	switch word {
	case "s", "t", "d", "m", "ll", "re", "ve":
		return true
	}
	return false
}
