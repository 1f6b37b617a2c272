package text

import (
	"unicode"
	"unicode/utf8"
)

// sieve drops what may not stay whatever its neighbours: escape sequences and forbidden characters. What is left
// is valid UTF-8; each kind of white space has become a space, a space that does not break, a tab or a newline.
func sieve(s string) []byte {
	out := make([]byte, 0, len(s))
	broken := false // the byte before was no UTF-8: one replacement stands for the run
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			if !broken {
				out = utf8.AppendRune(out, utf8.RuneError)
			}
			broken = true
			i++
			continue
		}
		broken = false
		if n := sequence(s[i:]); n > 0 {
			i += n
			continue
		}
		i += size
		if r == '\r' && i < len(s) && s[i] == '\n' {
			continue
		}
		out = appendSieved(out, r)
	}
	return out
}

func appendSieved(out []byte, r rune) []byte {
	switch {
	case r > ' ' && r < 0x7F:
		return append(out, byte(r))
	case r == '\t':
		return append(out, '\t')
	case r == '\n', r == '\r', r == nextLine, r == lineBreak, r == paragraphEnd:
		return append(out, '\n')
	case isSolid(r):
		return utf8.AppendRune(out, r)
	case unicode.IsSpace(r), r == blankBraille:
		return append(out, ' ')
	case forbidden(r):
		return out
	}
	return utf8.AppendRune(out, r)
}

// isSolid reports the spaces at which a line is not broken. French puts them before : ; ! ? and inside « ».
func isSolid(r rune) bool { return r == 0xA0 || r == 0x202F }
