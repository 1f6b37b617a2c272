package store

import (
	"bytes"
	"fmt"

	"github.com/fxamacker/cbor/v2"
)

// Choose is the record that ends a conflict: theirs, with what only mine
// changed, and of the fields that both changed, mine where mine is true.
func (s *Store) Choose(c *ConflictError, mine map[string]bool) (Record, error) {
	var fields [3]map[string]cbor.RawMessage
	base := c.Base
	if base == nil { // not known any more: every difference was chosen about
		base = c.Theirs
	}
	for i, record := range []Record{base, c.Mine, c.Theirs} {
		content, err := s.codec.content(record)
		if err == nil {
			err = s.codec.decode(content, &fields[i])
		}
		if err != nil {
			return nil, fmt.Errorf("resolve a conflict: %w", err)
		}
	}
	chosen, conflicts := mergeFields(fields[0], fields[1], fields[2])
	for field, keep := range mine {
		value, ok := fields[1][field]
		switch {
		case keep && ok:
			chosen[field] = value
		case keep:
			delete(chosen, field)
		case !contains(conflicts, field) && !bytes.Equal(chosen[field], fields[2][field]):
			chosen[field] = fields[2][field]
		}
	}
	body, err := s.codec.encode(chosen)
	if err != nil {
		return nil, err
	}
	record, err := s.codec.decodeRecord(c.Theirs.Kind(), body)
	if err != nil {
		return nil, fmt.Errorf("resolve a conflict: %w", err)
	}
	*record.meta() = c.Theirs.Head()
	return record, nil
}
