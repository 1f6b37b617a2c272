package sshd

import (
	"errors"
	"strings"
)

// ErrQuote means that a command line ends in the middle of a quotation.
var ErrQuote = errors.New("a quotation is not closed")

// split takes a command line apart as a POSIX shell does: words between blanks,
// 'quotations' that take everything as it is, "quotations" in which a backslash
// keeps a quote, a backslash, a dollar or a backtick, and \ before any other
// character. Nothing is expanded: there is no shell here.
func split(line string) ([]string, error) {
	s := splitter{}
	for _, r := range line {
		s.take(r)
	}
	if s.quote != 0 || s.escaped {
		return nil, ErrQuote
	}
	s.end()
	return s.words, nil
}

type splitter struct {
	words   []string
	word    strings.Builder
	begun   bool // a word: '' is one
	quote   rune // that is open, or 0
	escaped bool
}

func (s *splitter) take(r rune) {
	switch {
	case s.escaped:
		if s.quote == '"' && !strings.ContainsRune("\"\\$`", r) {
			s.word.WriteRune('\\')
		}
		s.word.WriteRune(r)
		s.escaped = false
	case r == '\\' && s.quote != '\'':
		s.escaped, s.begun = true, true
	case s.quote != 0 && r == s.quote:
		s.quote = 0
	case s.quote != 0:
		s.word.WriteRune(r)
	case r == '\'' || r == '"':
		s.quote, s.begun = r, true
	case r == ' ' || r == '\t' || r == '\n' || r == '\r':
		s.end()
	default:
		s.word.WriteRune(r)
		s.begun = true
	}
}

func (s *splitter) end() {
	if s.begun {
		s.words = append(s.words, s.word.String())
	}
	s.word.Reset()
	s.begun = false
}
