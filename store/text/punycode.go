package text

import (
	"slices"
	"unicode/utf8"
)

// punycode writes a label of a host name in ASCII, as RFC 3492 has it: first its ASCII characters, then where each
// of the others goes, in rising order, as the distance from the one before.
func punycode(label string) string {
	const firstCode, firstBias = 0x80, 72
	runes := []rune(label)
	out := basicCharacters(runes)
	basic, done := len(out), len(out)
	if basic > 0 {
		out = append(out, '-')
	}
	bias, delta, code := firstBias, 0, rune(firstCode)
	for done < len(runes) {
		next := smallestFrom(runes, code)
		delta += int(next-code) * (done + 1)
		code = next
		for _, r := range runes {
			if r < code {
				delta++
			}
			if r == code {
				out = appendVariable(out, delta, bias)
				done++
				bias = adapt(delta, done, done == basic+1)
				delta = 0
			}
		}
		delta++
		code++
	}
	return string(out)
}

func basicCharacters(runes []rune) []byte {
	var out []byte
	for _, r := range runes {
		if r < utf8.RuneSelf {
			out = append(out, byte(r))
		}
	}
	return out
}

// smallestFrom returns the smallest of runes that is not below code; there is one.
func smallestFrom(runes []rune, code rune) rune {
	smallest := slices.Max(runes)
	for _, r := range runes {
		if r >= code {
			smallest = min(smallest, r)
		}
	}
	return smallest
}

// The parameters of RFC 3492.
const puny, punyMin, punyMax, punySkew, punyDamp = 36, 1, 26, 38, 700

// appendVariable appends n in digits whose base depends on the bias, lowest first.
func appendVariable(out []byte, n, bias int) []byte {
	const digits = "abcdefghijklmnopqrstuvwxyz0123456789"
	for k := puny; ; k += puny {
		threshold := min(max(k-bias, punyMin), punyMax)
		if n < threshold {
			return append(out, digits[n])
		}
		out = append(out, digits[threshold+(n-threshold)%(puny-threshold)])
		n = (n - threshold) / (puny - threshold)
	}
}

// adapt guesses from one distance the size of the next.
func adapt(delta, done int, first bool) int {
	if first {
		delta /= punyDamp
	} else {
		delta /= 2
	}
	delta += delta / done
	k := 0
	for delta > (puny-punyMin)*punyMax/2 {
		delta /= puny - punyMin
		k += puny
	}
	return k + (puny-punyMin+1)*delta/(delta+punySkew)
}
