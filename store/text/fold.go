package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s as it is compared with other names: lower case, without accents, typographic variants made plain,
// white space collapsed. "Łódź" and "lodz" fold to the same, and so do "l’État" and "L'ETAT". Only accents are
// taken away: the vowel signs of Indic scripts and the voicing of kana make other words, and stay.
func Fold(s string) string {
	if foldedASCII(s) {
		return s
	}
	if out, ok := foldWestern(s); ok {
		return out
	}
	out := make([]byte, 0, len(s))
	space := false
	for _, r := range decompose(s) {
		switch {
		case unicode.IsSpace(r), r == blankBraille:
			space = len(out) > 0
			continue
		case forbidden(r), isJoiner(r), isAccent(r):
			continue
		}
		if space {
			out = append(out, ' ')
			space = false
		}
		out = appendFolded(out, unicode.ToLower(r))
	}
	return string(norm.NFC.Bytes(out))
}

// decompose takes s apart into plain letters and marks. Normalisation skips characters after a broken byte, so that
// broken bytes have to go first.
func decompose(s string) string { return norm.NFKD.String(strings.ToValidUTF8(s, "\uFFFD")) }

// foldedASCII reports whether s is its own folding; most of what is asked about is.
func foldedASCII(s string) bool {
	previous := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c >= 0x7F || c >= 'A' && c <= 'Z' || c == ' ' && previous == ' ' {
			return false
		}
		previous = c
	}
	return s == "" || previous != ' '
}

// isAccent reports marks that a search does without. Scripts that write their vowels as optional marks are
// searched by their consonants.
func isAccent(r rune) bool {
	const voiced, semivoiced = '\u3099', '\u309A'
	if r < 0x300 || r == voiced || r == semivoiced || !isMark(r) {
		return false
	}
	return unicode.In(r, unicode.Inherited, unicode.Common, unicode.Hebrew, unicode.Arabic, unicode.Syriac) ||
		!unicode.IsMark(r)
}

func appendFolded(out []byte, lower rune) []byte {
	if lower < utf8.RuneSelf {
		return append(out, byte(lower))
	}
	if s, ok := unsplit(lower); ok {
		return append(out, s...)
	}
	return utf8.AppendRune(out, lower)
}
