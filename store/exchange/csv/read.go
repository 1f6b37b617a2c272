package csv

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/ogptoolbox/concorde/store"
)

// Code says what is wrong with a row, in a word that does not change.
type Code string

// What can be wrong with a row.
const (
	Empty    Code = "empty"   // there is no first line
	NoName   Code = "no-name" // no column has the names of the tools, or their ids
	Columns  Code = "columns" // more or fewer than the first line has
	Quote    Code = "quote"   // one that is where none may be, or that is missing
	TooLong  Code = "too-long"
	Encoding Code = "encoding" // not UTF-8
	JSON     Code = "json"     // of the cell of extra keys
)

// RowError says what is wrong with a row of a table.
type RowError struct {
	Line      int // from 1: where the row begins
	Code      Code
	Want, Got int    // columns
	Name      string // of the column
}

func (e *RowError) Error() string { return fmt.Sprintf("line %d: %s %q", e.Line, e.Code, e.Name) }

// Unwrap makes every RowError a [store.ErrInvalid].
func (e *RowError) Unwrap() error { return store.ErrInvalid }

// Row is one row of a table.
type Row struct {
	Line  int
	End   int64 // the offset of the next row
	cells []string
	err   error
}

// Reader reads a table row by row. Memory does not grow with it.
type Reader struct {
	Names []string // of the columns, as they are written

	from  *csv.Reader
	limit *limited
	line  int // where the last row began
	ended bool
}

// NewReader begins to read a table. One without columns is refused with a [RowError].
func NewReader(from io.Reader) (*Reader, error) {
	buffered := bufio.NewReaderSize(from, 64<<10)
	if start, err := buffered.Peek(len(bom)); err == nil && string(start) == bom {
		_, _ = buffered.Discard(len(bom)) // it is in the buffer
	}
	start, err := buffered.Peek(64 << 10)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read the first line: %w", err)
	}
	r := &Reader{limit: &limited{from: buffered}}
	r.from = csv.NewReader(r.limit)
	r.from.Comma = comma(start)
	r.from.FieldsPerRecord = -1
	first, err := r.Next()
	switch {
	case errors.Is(err, io.EOF):
		return nil, &RowError{Line: 1, Code: Empty}
	case err != nil:
		return nil, err
	case first.err != nil:
		return nil, first.err
	case len(first.cells) > MaxColumns:
		return nil, &RowError{Line: first.Line, Code: Columns, Want: MaxColumns, Got: len(first.cells)}
	}
	for _, cell := range first.cells {
		r.Names = append(r.Names, strings.TrimSpace(plain(cell)))
	}
	return r, nil
}

// comma is what separates the columns: what the first line has most of, outside
// of quotes.
func comma(start []byte) rune {
	count, quoted := map[byte]int{}, false
	for _, c := range start {
		if c == '"' {
			quoted = !quoted
		}
		if c == '\n' && !quoted {
			break
		}
		if !quoted {
			count[c]++
		}
	}
	best := byte(',')
	for _, c := range []byte(";\t") {
		if count[c] > count[best] {
			best = c
		}
	}
	return rune(best)
}

// Next is the next row; [io.EOF] after the last. What is wrong with a row is
// told by what reads it.
func (r *Reader) Next() (Row, error) {
	if r.ended {
		return Row{}, io.EOF
	}
	r.limit.left = MaxRow
	cells, err := r.from.Read()
	row := Row{End: r.from.InputOffset(), cells: cells}
	var wrong *csv.ParseError
	switch {
	case errors.Is(err, errLong): // nothing is known of where the next row begins
		r.ended = true
		row.Line, row.err = r.line+1, &RowError{Line: r.line + 1, Code: TooLong}
	case errors.As(err, &wrong):
		row.Line, row.err = wrong.StartLine, &RowError{Line: wrong.StartLine, Code: Quote}
	case err != nil:
		return Row{}, err
	default:
		row.Line, _ = r.from.FieldPos(0)
		row.err = r.judge(row)
	}
	r.line = row.Line
	return row, nil
}

func (r *Reader) judge(row Row) error {
	for _, cell := range row.cells {
		if !utf8.ValidString(cell) {
			return &RowError{Line: row.Line, Code: Encoding}
		}
	}
	if len(r.Names) > 0 && len(row.cells) != len(r.Names) {
		return &RowError{Line: row.Line, Code: Columns, Want: len(r.Names), Got: len(row.cells)}
	}
	return nil
}

var errLong = errors.New("the row is too long")

// limited gives only so much, and then an error: a quote that is never closed
// must not bring the rest of the file into memory.
type limited struct {
	from io.Reader
	left int
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errLong
	}
	n, err := l.from.Read(p[:min(len(p), l.left)])
	l.left -= n
	return n, err
}

// blank reports whether there is nothing in a row.
func (r Row) blank() bool {
	for _, cell := range r.cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}
