package store

import (
	"bytes"
	"fmt"
)

// Choose is the record that ends a conflict: theirs, with what only mine
// changed, and of the fields that both changed, mine where mine is true.
func (s *Store) Choose(c *ConflictError, mine map[string]bool) (Record, error) {
	base := c.Base
	if base == nil { // not known any more: every difference was chosen about
		base = c.Theirs
	}
	versions, err := s.codec.fieldsOf(base, c.Mine, c.Theirs)
	if err != nil {
		return nil, err
	}
	chosen, conflicts, err := s.codec.mergeFields(versions[0], versions[1], versions[2], func(field string) bool { return mine[field] })
	if err != nil {
		return nil, fmt.Errorf("resolve a conflict: %w", err)
	}
	for field, keep := range mine {
		wanted := versions[2][field]
		if keep {
			wanted = versions[1][field]
		}
		if !contains(conflicts, field) && !bytes.Equal(chosen[field], wanted) {
			chosen.set(field, wanted)
		}
	}
	return s.codec.recordOf(chosen, c.Theirs)
}
