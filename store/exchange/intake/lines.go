package intake

import (
	"github.com/ogptoolbox/concorde/store/exchange/jsonl"
)

// Lines are the records of a file of JSON Lines.
type Lines struct{ *jsonl.Reader }

// Next is the next line.
func (l Lines) Next() (Raw, error) {
	line, err := l.Reader.Next()
	return Raw{Line: line.Number, End: line.End, Read: line.Record}, err
}
