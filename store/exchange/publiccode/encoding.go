package publiccode

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

const (
	byteOrderMark = '\ufeff'
	nextLine      = '\u0085'
)

// decoded is a file as lines of characters that YAML takes, whatever it was
// written with. Lines stay where they are.
func decoded(data []byte) (string, []Problem, error) {
	if len(data) > MaxBytes {
		return "", nil, &RefusedError{Why: TooLarge, Limit: MaxBytes}
	}
	s, problems, err := inUTF8(data)
	if err != nil {
		return "", nil, err
	}
	s = strings.TrimPrefix(s, string(byteOrderMark))
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	s, control := withoutControls(s)
	if 20*len(control) > len(s) { // no text has so many
		return "", nil, &RefusedError{Why: Binary}
	}
	problems = append(problems, control...)
	return s, problems[:min(len(problems), maxProblems)], nil
}

func inUTF8(data []byte) (string, []Problem, error) {
	if order := wide(data); order != nil {
		return fromUTF16(data, order), []Problem{{Line: 1, Column: 1, Code: Encoding, Value: "UTF-16"}}, nil
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", nil, &RefusedError{Why: Binary}
	}
	if utf8.Valid(data) {
		return string(data), nil, nil
	}
	line, column := invalidAt(data)
	latin, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", nil, &RefusedError{Why: Binary, Line: line}
	}
	return string(latin), []Problem{{Line: line, Column: column, Code: Encoding, Value: "Latin-1"}}, nil
}

// wide is the order of bytes of a file in UTF-16, which begins with a mark, or
// with a letter of ASCII, as the first key does; nil for others.
func wide(data []byte) binary.ByteOrder {
	if len(data) < 2 || len(data)%2 != 0 {
		return nil
	}
	switch first, second := data[0], data[1]; {
	case first == 0xff && second == 0xfe, first != 0 && second == 0:
		return binary.LittleEndian
	case first == 0xfe && second == 0xff, first == 0 && second != 0:
		return binary.BigEndian
	}
	return nil
}

func fromUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// invalidAt is where the first byte is that is not UTF-8.
func invalidAt(data []byte) (line, column int) {
	line, column = 1, 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			break
		}
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
		data = data[size:]
	}
	return line, column
}

// withoutControls puts a space in place of what YAML forbids, and of the rare
// characters that it takes for the end of a line and nobody else does.
func withoutControls(s string) (string, []Problem) {
	if strings.IndexFunc(s, unreadable) < 0 {
		return s, nil
	}
	var problems []Problem
	line, column := 1, 0
	out := strings.Map(func(r rune) rune {
		column++
		switch {
		case r == '\n':
			line, column = line+1, 0
		case unreadable(r):
			if !lineSeparator(r) {
				problems = append(problems, Problem{Line: line, Column: column, Code: Control})
			}
			return ' '
		}
		return r
	}, s)
	return out, problems
}

func lineSeparator(r rune) bool { return r == nextLine || r == '\u2028' || r == '\u2029' }

func unreadable(r rune) bool {
	switch {
	case r == '\t', r == '\n':
		return false
	case r < ' ', r >= 0x7f && r < 0xa0, r == byteOrderMark, r == 0xfffe, r == 0xffff, lineSeparator(r):
		return true
	}
	return false
}
