package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/ogptoolbox/concorde/store"
)

// Code says what is wrong with a line, in a word that does not change.
type Code string

// What can be wrong with a line.
const (
	NoFormat Code = "no-format" // the first line does not say that the file is one of these
	Newer    Code = "newer"     // a version that this program does not know
	TooLong  Code = "too-long"
	TooDeep  Code = "too-deep"
	Encoding Code = "encoding" // not UTF-8
	Syntax   Code = "syntax"   // not JSON
	Cut      Code = "cut"      // the file ends in the middle of it
	NoType   Code = "no-type"  // no kind of records that is known
	Unknown  Code = "unknown"  // a name that records of its kind do not have
	Value    Code = "value"    // of another type than is wanted
)

// LineError says what is wrong with a line of a file.
type LineError struct {
	Line  int // from 1
	Code  Code
	Name  string // of the field, or the type; cut, but as it was written
	Limit int
}

func (e *LineError) Error() string {
	return fmt.Sprintf("line %d: %s %q", e.Line, e.Code, e.Name)
}

// Unwrap makes every LineError a [store.ErrInvalid].
func (e *LineError) Unwrap() error { return store.ErrInvalid }

// Line is one line of a file, not yet read as a record.
type Line struct {
	Number int   // from 1
	End    int64 // the offset of the next line
	data   []byte
	err    error
}

// Reader reads a file line by line. Memory does not grow with the file, nor
// with its lines.
type Reader struct {
	from   *bufio.Reader
	number int
	offset int64
}

// NewReader begins to read a file. A file that is none of these, or of a later
// version, is refused with a [LineError].
func NewReader(from io.Reader) (*Reader, error) {
	r := &Reader{from: bufio.NewReaderSize(from, 64<<10)}
	line, err := r.Next()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	var is first
	data := bytes.TrimPrefix(line.data, []byte("\ufeff"))
	switch {
	case err != nil, line.err != nil, json.Unmarshal(data, &is) != nil, is.Format != Format, is.Version < 1:
		return nil, &LineError{Line: max(line.Number, 1), Code: NoFormat}
	case is.Version > Version:
		return nil, &LineError{Line: line.Number, Code: Newer, Limit: is.Version}
	}
	return r, nil
}

// Next is the next line that is not blank; [io.EOF] after the last. Other errors
// are of the reading itself.
func (r *Reader) Next() (Line, error) {
	for {
		data, err := r.line()
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrTooLong) {
			return Line{}, fmt.Errorf("read line %d: %w", r.number+1, err)
		}
		if len(data) == 0 && errors.Is(err, io.EOF) {
			return Line{}, io.EOF
		}
		r.number++
		line := Line{Number: r.number, End: r.offset, data: bytes.TrimSpace(data)}
		switch {
		case errors.Is(err, bufio.ErrTooLong):
			line.data, line.err = nil, &LineError{Line: r.number, Code: TooLong, Limit: MaxLine}
		case errors.Is(err, io.EOF) && len(line.data) > 0 && !json.Valid(line.data):
			line.err = &LineError{Line: r.number, Code: Cut}
		}
		if len(line.data) > 0 || line.err != nil {
			return line, nil
		}
	}
}

// line reads to the end of a line, and keeps no more than the longest.
func (r *Reader) line() (out []byte, err error) {
	long := false
	for {
		part, err := r.from.ReadSlice('\n')
		r.offset += int64(len(part))
		if len(out)+len(part) > MaxLine {
			long, out = true, nil
		}
		if !long {
			out = append(out, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case long && (err == nil || errors.Is(err, io.EOF)):
			return nil, bufio.ErrTooLong
		}
		return out, err
	}
}
