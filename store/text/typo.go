package text

import "unicode/utf8"

// shortestTypo, in characters, is the length from which a word differs from few others by one slip only.
const shortestTypo = 4

// OneTypoAway reports whether a and b, folded, are the same or one slip of the finger apart: a character too many,
// too few, another in its place, or two exchanged. Words of less than four characters never are.
func OneTypoAway(a, b string) bool {
	a, b = Fold(a), Fold(b)
	if utf8.RuneCountInString(a) < shortestTypo || utf8.RuneCountInString(b) < shortestTypo {
		return false
	}
	return OneSlipApart(a, b)
}

// OneSlipApart is [OneTypoAway] of two words as they are, however short.
func OneSlipApart(a, b string) bool {
	a, b = withoutCommon(a, b)
	// What is left between the common beginning and the common end is the slip itself.
	ra, sizeA := utf8.DecodeRuneInString(a)
	rb, sizeB := utf8.DecodeRuneInString(b)
	if len(a) == sizeA && len(b) == sizeB {
		return true
	}
	return len(a) == len(b) && utf8.RuneCountInString(a) == 2 && a[sizeA:] == string(rb) && b[sizeB:] == string(ra)
}

// withoutCommon takes off what a and b begin and end with alike, in whole characters.
func withoutCommon(a, b string) (string, string) {
	for a != "" && b != "" {
		r, size := utf8.DecodeRuneInString(a)
		if other, _ := utf8.DecodeRuneInString(b); r != other {
			break
		}
		a, b = a[size:], b[size:]
	}
	for a != "" && b != "" {
		r, size := utf8.DecodeLastRuneInString(a)
		if other, _ := utf8.DecodeLastRuneInString(b); r != other {
			break
		}
		a, b = a[:len(a)-size], b[:len(b)-size]
	}
	return a, b
}
