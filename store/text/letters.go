package text

// unsplit folds the lower-case letters and the signs that Unicode does not take apart: to it, the stroke of ł is
// no accent but part of a letter.
func unsplit(r rune) (string, bool) {
	if s, ok := unsplitSign(r); ok {
		return s, true
	}
	switch r {
	case 'ß':
		return "ss", true
	case 'æ':
		return "ae", true
	case 'œ':
		return "oe", true
	case 'þ':
		return "th", true
	case 'ⱥ', 'ɐ', 'ɑ':
		return "a", true
	case 'ƀ', 'ɓ':
		return "b", true
	case 'ȼ', 'ƈ':
		return "c", true
	case 'đ', 'ð', 'ɖ', 'ɗ':
		return "d", true
	case 'ə', 'ǝ', 'ɛ', 'ɇ':
		return "e", true
	case 'ƒ':
		return "f", true
	case 'ǥ', 'ɠ', 'ɡ', 'ɣ':
		return "g", true
	case 'ħ', 'ɦ':
		return "h", true
	case 'ı', 'ɨ', 'ɩ':
		return "i", true
	case 'ɉ', 'ȷ':
		return "j", true
	case 'ĸ', 'ƙ':
		return "k", true
	case 'ł', 'ƚ', 'ɫ', 'ⱡ':
		return "l", true
	case 'ŋ', 'ɲ', 'ƞ':
		return "n", true
	case 'ø', 'ɔ', 'ɵ':
		return "o", true
	case 'ƥ', 'ᵽ':
		return "p", true
	case 'ɍ', 'ɽ':
		return "r", true
	case 'ʂ', 'ȿ':
		return "s", true
	case 'ŧ', 'ƭ', 'ʈ', 'ⱦ':
		return "t", true
	case 'ʉ':
		return "u", true
	case 'ʋ':
		return "v", true
	case 'ⱳ':
		return "w", true
	case 'ƴ', 'ɏ':
		return "y", true
	case 'ƶ', 'ȥ', 'ʒ', 'ɀ':
		return "z", true
	}
	return unsplitOther(r)
}

// unsplitSign makes typographers' signs those of a keyboard.
func unsplitSign(r rune) (string, bool) {
	switch r {
	case '‘', '’', '‛', 'ʼ', 'ʻ', 'ʽ', 'ʹ', '′', 'ꞌ', '´', '`':
		return "'", true
	case '“', '”', '„', '‟', '«', '»', '″':
		return `"`, true
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return "-", true
	}
	return "", false
}

// unsplitOther folds the letters of other scripts that their readers take for one another.
func unsplitOther(r rune) (string, bool) {
	switch r {
	case 'ς': // sigma at the end of a word
		return "σ", true
	case 'ґ':
		return "г", true
	case 'ى': // alef maqsura, for yeh
		return "ي", true
	case 'ة': // teh marbuta, for heh
		return "ه", true
	case 'ک': // the keheh of Persian and Urdu, for kaf
		return "ك", true
	case 'ی': // the yeh of Persian, for yeh
		return "ي", true
	case 'ـ': // tatweel only lengthens a line
		return "", true
	}
	return "", false
}
