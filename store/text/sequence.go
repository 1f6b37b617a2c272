package text

import "unicode/utf8"

// The first bytes of a terminal command, as ECMA-48 has them. Each has a form of one character between U+0080 and
// U+009F, and a form of two: escape, then that character less 0x40.
const (
	escape       = 0x1B
	bell         = 0x07
	device       = 0x90
	startString  = 0x98
	control      = 0x9B
	endString    = 0x9C
	system       = 0x9D
	privacy      = 0x9E
	application  = 0x9F
	bringToUpper = 0x40
)

// sequence returns how many bytes at the start of s are a command to a terminal, or 0 if s starts with none.
// A command that never ends is only its introducer, so that nobody can hide the text that follows.
func sequence(s string) int {
	introducer, size := introducerOf(s)
	switch introducer {
	case 0:
		return 0
	case control:
		return size + parametersOf(s[size:])
	case device, startString, system, privacy, application:
		return size + payloadOf(s[size:])
	case escape:
		return size + lettersOf(s[size:])
	}
	return size
}

// introducerOf returns the character that s starts with in its form above U+0080, and the bytes it takes.
func introducerOf(s string) (introducer rune, size int) {
	if s[0] != escape {
		if r, size := utf8.DecodeRuneInString(s); r >= 0x80 && r <= 0x9F && r != nextLine {
			return r, size
		}
		return 0, 0
	}
	if len(s) > 1 && s[1] >= 0x40 && s[1] <= 0x5F {
		return rune(s[1]) + bringToUpper, 2
	}
	return escape, 1
}

// parametersOf measures what follows a control sequence introducer: parameters, intermediates and a final letter.
func parametersOf(s string) int {
	i := span(s, 0, 0x30, 0x3F)
	i = span(s, i, 0x20, 0x2F)
	return span(s[:min(len(s), i+1)], i, 0x40, 0x7E)
}

// lettersOf measures what follows a lone escape: intermediates and a final letter.
func lettersOf(s string) int {
	i := span(s, 0, 0x20, 0x2F)
	return span(s[:min(len(s), i+1)], i, 0x30, 0x7E)
}

// payloadOf measures the string that a command carries, with its end. Any other control character breaks it off:
// that also keeps a thousand introducers in a row from being read a thousand times.
func payloadOf(s string) int {
	for i, r := range s {
		switch {
		case r == bell:
			return i + 1
		case r == endString:
			return i + 2
		case r == escape && len(s) > i+1 && s[i+1] == '\\':
			return i + 2
		case r < ' ', r >= 0x7F && r <= 0x9F:
			return 0
		}
	}
	return 0
}

// span returns the end of the run of bytes between low and high that starts at i.
func span(s string, i int, low, high byte) int {
	for i < len(s) && s[i] >= low && s[i] <= high {
		i++
	}
	return i
}
