package plain

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// ErrTooLong means that a line was longer than anything that is asked for. The
// line is gone; those after it are not.
var ErrTooLong = errors.New("the line is too long")

// ErrLeft means that the reader leaves: by ctrl+c, or by the end of all input.
var ErrLeft = errors.New("the reader leaves")

// mostLine is how long a line may be, in bytes: every text fits that a form takes.
const mostLine = 48 << 10

// Keyboard gives what is typed, line by line.
type Keyboard interface {
	// Line is the next line, without its end and without control characters.
	// [ErrTooLong] means that it was too long, [ErrLeft] that there will be none
	// because the reader does not want to, and any other error that there will be none.
	Line() (string, error)
	// Drop forgets what has come and was not read yet: after something that was
	// not meant, such as a page that was pasted, what follows is not meant either.
	Drop()
}

// Cooked is a keyboard whose lines somebody else edits: the terminal's own
// driver, or a script.
type Cooked struct{ in *bufio.Reader }

// NewCooked returns a keyboard that reads whole lines.
func NewCooked(in io.Reader) *Cooked { return &Cooked{bufio.NewReader(in)} }

// Line reads a line. A last one without an end counts.
func (c *Cooked) Line() (string, error) {
	var line []byte
	long := false
	for {
		part, err := c.in.ReadSlice('\n')
		if long = long || len(line)+len(part) > mostLine; !long {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (len(part) == 0 || !errors.Is(err, io.EOF)):
			return "", ErrLeft
		case long:
			return "", ErrTooLong
		}
		return typed(line), nil
	}
}

// Drop forgets what has come and was not read yet.
func (c *Cooked) Drop() { drop(c.in) }

func drop(in *bufio.Reader) { _, _ = in.Discard(in.Buffered()) } // what is there can be discarded

// typed is a line as its writer meant it: in valid letters, without the control
// characters that a terminal's driver lets through.
func typed(line []byte) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' {
			return ' '
		}
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == utf8.RuneError {
			return -1
		}
		return r
	}, string(line))
}
