package jsonl

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/ogptoolbox/concorde/store"
)

// Record reads the line as a record, or says with a [LineError] why it is none.
// What it says is from strangers, and not clean yet.
func (l Line) Record() (store.Record, error) {
	if l.err != nil {
		return nil, l.err
	}
	if code := harm(l.data); code != "" {
		return nil, &LineError{Line: l.Number, Code: code, Limit: MaxDepth}
	}
	word, body, err := typed(l.data)
	if err != nil {
		return nil, &LineError{Line: l.Number, Code: Syntax}
	}
	record := Blank(kindNamed(word))
	if record == nil {
		return nil, &LineError{Line: l.Number, Code: NoType, Name: word}
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.DisallowUnknownFields()
	decoder.UseNumber()
	if err := decoder.Decode(record); err != nil {
		return nil, l.wrong(err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) { // there is more on the line
		return nil, &LineError{Line: l.Number, Code: Syntax}
	}
	if tool, ok := record.(*store.Tool); ok {
		for key, value := range tool.Extra {
			tool.Extra[key] = numbered(value)
		}
	}
	return record, nil
}

// wrong says why a line that is JSON is no record.
func (l Line) wrong(err error) error {
	var mismatch *json.UnmarshalTypeError
	if errors.As(err, &mismatch) {
		return &LineError{Line: l.Number, Code: Value, Name: mismatch.Field}
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return &LineError{Line: l.Number, Code: Unknown, Name: strings.Trim(name, `"`)}
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) || errors.Is(err, io.ErrUnexpectedEOF) {
		return &LineError{Line: l.Number, Code: Syntax}
	}
	return &LineError{Line: l.Number, Code: Value} // of an identifier, or of a time
}

// harm finds what would cost too much to read: what is nested without end, and
// bytes that are no text.
func harm(data []byte) Code {
	depth, quoted := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case !quoted && (c == '{' || c == '['):
			if depth++; depth > MaxDepth {
				return TooDeep
			}
		case !quoted && (c == '}' || c == ']'):
			depth--
		}
	}
	if !utf8.Valid(data) {
		return Encoding
	}
	return ""
}

// typed is the type of a record, and the rest of its line.
func typed(data []byte) (word string, body []byte, err error) {
	const begins = `{"type":"`
	if rest, ok := bytes.CutPrefix(data, []byte(begins)); ok { // as it is written here
		if word, rest, ok := bytes.Cut(rest, []byte(`",`)); ok && bytes.IndexByte(word, '"') < 0 {
			return string(word), append([]byte{'{'}, rest...), nil
		}
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return "", nil, err
	}
	if err := json.Unmarshal(fields["type"], &word); err != nil && len(fields["type"]) > 0 {
		word = ""
	}
	delete(fields, "type")
	body, err = encode(fields)
	return word, body, err
}

func kindNamed(word string) store.Kind {
	for _, kind := range Kinds() {
		if kind.String() == word {
			return kind
		}
	}
	return 0
}

// numbered has whole numbers as such, as the record keeps them.
func numbered(value any) any {
	switch v := value.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n
		}
		f, _ := v.Float64() // out of range: infinite, which the record refuses
		return f
	case []any:
		for i := range v {
			v[i] = numbered(v[i])
		}
	case map[string]any:
		for key := range v {
			v[key] = numbered(v[key])
		}
	}
	return value
}
