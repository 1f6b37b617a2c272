package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Skeleton returns what a hurried reader sees of a name: two names with the same skeleton are mistaken for each
// other. Case, accents and separators count for nothing, look-alikes of any script are the Latin letter or the
// digit that they look like, 0 is o, and 1, l and i are one, as are rn and m, vv and w. A skeleton is compared,
// never shown. A name of signs only is its own skeleton.
func Skeleton(s string) string {
	decomposed := decompose(s)
	// In a Latin word a Greek capital passes for the Latin one; in a Greek word it is the same as its small letter.
	latin := strings.ContainsFunc(decomposed, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
	out := make([]byte, 0, len(s))
	for _, r := range decomposed {
		if forbidden(r) || isJoiner(r) || isAccent(r) {
			continue
		}
		if latin {
			r = greekCapital(r)
		}
		out = appendShape(out, unicode.ToLower(r))
	}
	shape := strings.ReplaceAll(strings.ReplaceAll(string(out), "rn", "m"), "vv", "w")
	if shape == "" {
		return Fold(s)
	}
	return norm.NFC.String(shape)
}

// appendShape appends what the lower-case r looks like, or nothing if it separates.
func appendShape(out []byte, r rune) []byte {
	if shape := shapeOf(r); shape != r {
		return utf8.AppendRune(out, shape)
	}
	if !wordRune(r) {
		return out
	}
	plain, ok := unsplit(r)
	if !ok {
		return utf8.AppendRune(out, r)
	}
	for _, letter := range plain {
		if wordRune(letter) {
			out = utf8.AppendRune(out, shapeOf(letter))
		}
	}
	return out
}
