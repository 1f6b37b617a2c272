package sshd

import (
	"errors"
	"strings"
)

// What can be wrong with a command line.
var (
	ErrQuote  = errors.New("a quote is not closed")
	errEscape = errors.New("nothing follows the backslash")
)

// split splits a command line into words as a POSIX shell does with its blanks, quotes and backslashes. Nothing is
// expanded, and there are no operators: "$HOME" and ";" are what they look like. A quote that is not closed, or a
// backslash with nothing after it, is an error.
func split(line string) ([]string, error) {
	s := splitter{rest: line}
	for s.rest != "" {
		if err := s.step(); err != nil {
			return nil, err
		}
	}
	s.end()
	return s.words, nil
}

type splitter struct {
	rest  string
	words []string
	word  strings.Builder
	open  bool // a word has begun, even if it is empty so far: ""
}

func (s *splitter) step() error {
	c := s.rest[0]
	s.rest = s.rest[1:]
	switch c {
	case ' ', '\t', '\n':
		s.end()
		return nil
	case '\'':
		return s.single()
	case '"':
		return s.double()
	case '\\':
		return s.escape()
	}
	s.add(c)
	return nil
}

func (s *splitter) add(c byte) {
	s.word.WriteByte(c)
	s.open = true
}

func (s *splitter) end() {
	if s.open {
		s.words = append(s.words, s.word.String())
	}
	s.word.Reset()
	s.open = false
}

// single takes everything up to the next quote as it is.
func (s *splitter) single() error {
	inside, rest, closed := strings.Cut(s.rest, "'")
	if !closed {
		return ErrQuote
	}
	s.word.WriteString(inside)
	s.rest, s.open = rest, true
	return nil
}

// double takes everything up to the next quote that no backslash is before.
func (s *splitter) double() error {
	s.open = true
	for s.rest != "" {
		c := s.rest[0]
		s.rest = s.rest[1:]
		switch {
		case c == '"':
			return nil
		case c == '\\' && s.rest != "" && s.rest[0] == '\n':
			s.rest = s.rest[1:]
		case c == '\\' && s.rest != "" && strings.IndexByte("$`\"\\", s.rest[0]) >= 0:
			s.word.WriteByte(s.rest[0])
			s.rest = s.rest[1:]
		default:
			s.word.WriteByte(c)
		}
	}
	return ErrQuote
}

// escape takes the next character as it is; before the end of a line it joins two lines.
func (s *splitter) escape() error {
	if s.rest == "" {
		return errEscape
	}
	c := s.rest[0]
	s.rest = s.rest[1:]
	if c != '\n' {
		s.add(c)
	}
	return nil
}
