package text

import "unicode/utf8"

// foldWestern is [Fold] for what is written with the letters of western and central Europe and a keyboard's signs, which is
// most of what comes: it need not be taken apart to know what is left of it. It gives up at anything else.
func foldWestern(s string) (folded string, ok bool) {
	out := make([]byte, 0, len(s))
	space := false
	for i := 0; i < len(s); {
		c, size := s[i], 1
		if c >= utf8.RuneSelf {
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			c = western(r)
		}
		switch i += size; {
		case c == ' ', c >= '\t' && c <= '\r':
			space = len(out) > 0
			continue
		case c < ' ', c >= 0x7F:
			return "", false
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		}
		if space {
			out = append(out, ' ')
			space = false
		}
		out = append(out, c)
	}
	return string(out), true
}

// western returns what a character beyond ASCII folds to, if that is one of ASCII, and 0 otherwise.
func western(r rune) byte {
	const (
		first   = 'À'
		letters = "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y" + // from À, in Unicode's order
			"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllll." + // from Ā
			".llnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs" // from ŀ
	)
	switch r {
	case '‘', '’':
		return '\''
	case '«', '»', '“', '”':
		return '"'
	case '–', '—':
		return '-'
	case '\u00A0', '\u202F': // spaces that do not break a line
		return ' '
	}
	if r < first || r >= first+rune(len(letters)) || letters[r-first] == '.' {
		return 0
	}
	return letters[r-first]
}
