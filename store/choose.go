package store

import (
	"bytes"
	"fmt"
	"slices"
)

// Choose is the record that ends a conflict: theirs, with what only mine
// changed, and of the fields that both changed, mine where mine is true.
func (s *Store) Choose(c *ConflictError, mine map[string]bool) (Record, error) {
	if c.Mine == nil { // it was to go: there is nothing to choose from
		return c.Theirs, nil
	}
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

// Differences names the fields in which two versions of a record differ, by
// their JSON names. Either may be nil, as before it was made or once it is gone.
func (s *Store) Differences(a, b Record) ([]string, error) {
	there := firstRecord(a, b)
	if there == nil {
		return nil, nil
	}
	blank := there.Kind().blank()
	versions, err := s.codec.fieldsOf(firstRecord(a, blank), firstRecord(b, blank))
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(fieldNames(versions...), func(field string) bool {
		return bytes.Equal(versions[0][field], versions[1][field])
	}), nil
}
