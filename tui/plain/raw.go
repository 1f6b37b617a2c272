package plain

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// The control keys of a line.
const (
	keyInterrupt = 0x03
	keyEnd       = 0x04
	keyBackspace = 0x08
	keyKill      = 0x15
	keyWord      = 0x17
	keyEscape    = 0x1b
	keyDelete    = 0x7f
)

// Raw is a keyboard at the other end of a line, whose terminal sends every key
// as it is and shows none: the editing of a line is done here, as a terminal's
// driver would do it. What is typed is shown as it is typed; what is taken back
// is wiped letter by letter, and nothing else is drawn.
type Raw struct {
	in       *bufio.Reader
	out      io.Writer
	line     []rune
	bytes    int
	long     bool
	returned bool // the last key was a carriage return: a line feed after it is the same key
}

// NewRaw returns a keyboard that shows on out what is typed.
func NewRaw(in io.Reader, out io.Writer) *Raw { return &Raw{in: bufio.NewReader(in), out: out} }

// Line reads a line. Ctrl+c leaves, and so does ctrl+d on an empty line.
func (r *Raw) Line() (string, error) {
	r.line, r.bytes, r.long = r.line[:0], 0, false
	for {
		key, _, err := r.in.ReadRune()
		if err != nil {
			return "", io.EOF
		}
		if done, err := r.key(key); err != nil {
			return "", err
		} else if done {
			return r.finish()
		}
	}
}

// Drop forgets what has come and was not read yet.
func (r *Raw) Drop() { drop(r.in) }

func (r *Raw) finish() (string, error) {
	if err := r.show("\n"); err != nil {
		return "", err
	}
	if r.long {
		return "", ErrTooLong
	}
	return typed([]byte(string(r.line))), nil
}

// key takes a key, and reports whether it ends the line.
func (r *Raw) key(key rune) (done bool, err error) {
	after := r.returned
	r.returned = key == '\r'
	switch key {
	case '\r':
		return true, nil
	case '\n':
		return !after, nil
	case keyInterrupt:
		return false, r.leave()
	case keyEnd:
		if len(r.line) == 0 {
			return false, r.leave()
		}
	case keyBackspace, keyDelete:
		err = r.erase(1)
	case keyKill:
		err = r.erase(len(r.line))
	case keyWord:
		err = r.erase(r.word())
	case keyEscape:
		r.skip()
	default:
		err = r.letter(key)
	}
	return false, err
}

func (r *Raw) leave() error { return errors.Join(ErrLeft, r.show("\n")) }

// letter adds a letter to the line, if it is one and the line has room.
func (r *Raw) letter(key rune) error {
	clean := typed([]byte(string(key)))
	if clean == "" {
		return nil
	}
	if r.bytes += utf8.RuneLen(key); r.bytes > mostLine {
		r.long = true // shown no more: who pastes a book need not read it
		return nil
	}
	r.line = append(r.line, []rune(clean)...)
	return r.show(clean)
}

// erase takes the last letters back, with the accents that belong to them.
func (r *Raw) erase(letters int) error {
	var wipe strings.Builder
	for ; letters > 0 && len(r.line) > 0; letters-- {
		last := r.line[len(r.line)-1]
		r.line = r.line[:len(r.line)-1]
		r.bytes -= utf8.RuneLen(last)
		width := ansi.StringWidthWc(string(last))
		wipe.WriteString(strings.Repeat("\b \b", width))
		if width == 0 {
			letters++
		}
	}
	return r.show(wipe.String())
}

// word is how many letters the last word has, with the blanks behind it.
func (r *Raw) word() int {
	kept := strings.TrimRight(string(r.line), " ")
	at := strings.LastIndex(kept, " ") + 1
	return len(r.line) - utf8.RuneCountInString(kept[:at])
}

// skip passes over the sequence of an arrow or a function key, which mean
// nothing in a line. A sequence comes at once, so that nothing is waited for:
// an escape that comes alone is a key of its own.
func (r *Raw) skip() {
	next := func() byte {
		if r.in.Buffered() == 0 {
			return 0
		}
		b, err := r.in.ReadByte()
		if err != nil {
			return 0
		}
		return b
	}
	switch first := next(); first {
	case 'O':
		next()
	case '[':
		for b := next(); b != 0 && (b < '@' || b > '~'); b = next() {
		}
	}
}

func (r *Raw) show(s string) error {
	if s == "" {
		return nil
	}
	_, err := io.WriteString(r.out, s)
	return err
}
