package text

import "unicode/utf8"

// longestSlug, in characters, leaves an address readable.
const longestSlug = 60

// Slug returns s as it stands in an address or a command: folded letters and digits, with a hyphen for whatever
// separates them. Letters of other scripts stay, so that a Chinese name has a slug as well. A slug of more than
// sixty characters ends at a hyphen before that. It is empty only when s holds no letter and no digit.
func Slug(s string) string {
	folded := foldWords(s)
	out := make([]byte, 0, min(len(folded), longestSlug*utf8.UTFMax))
	length, lastHyphen, separate := 0, 0, false
	for _, r := range folded {
		if !wordRune(r) || length == 0 && isMark(r) {
			separate = length > 0
			continue
		}
		if separate {
			lastHyphen = len(out)
			out = append(out, '-')
			length++
			separate = false
		}
		if length >= longestSlug {
			return string(cutSlug(out, lastHyphen))
		}
		out = utf8.AppendRune(out, r)
		length++
	}
	return string(out)
}

// cutSlug drops the word that did not fit, unless it is the only one.
func cutSlug(slug []byte, lastHyphen int) []byte {
	if lastHyphen > 0 {
		return slug[:lastHyphen]
	}
	return slug
}
