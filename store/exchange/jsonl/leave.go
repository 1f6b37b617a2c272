package jsonl

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/ogptoolbox/concorde/store"
)

// reference is a field that names other records.
type reference struct {
	name string
	// needed: a record that has no such other says nothing, and goes with it.
	needed bool
}

// references are the fields of a kind that name other records.
func references(kind store.Kind) []reference {
	switch kind {
	case store.KindTool:
		return []reference{{"developers", false}}
	case store.KindPerson:
		return []reference{{"organisation", false}}
	case store.KindAction:
		return []reference{{"organisations", false}}
	case store.KindCommitment:
		return []reference{{"organisation", false}, {"actions", true}, {"tools", false}}
	case store.KindCoalition:
		return []reference{{"actions", false}, {"tools", false}, {"commitments", false}, {"leads", false}}
	case store.KindMembership:
		return []reference{{"coalition", true}, {"person", true}, {"organisation", false}}
	case store.KindTie:
		return []reference{{"person", true}, {"tool", true}, {"organisation", true}}
	case store.KindEndorsement:
		return []reference{{"person", true}, {"organisation", true}}
	case store.KindVote, store.KindPost:
		return []reference{{"person", true}, {"about", true}}
	}
	return nil
}

// leaving leaves out what is hidden, and what says nothing without it. Zero
// leaves nothing out.
type leaving struct {
	hidden func(store.ID) bool
	gone   map[store.ID]bool // left out although it is not hidden
}

// whole finds what is left out of the kinds that others refer to, whichever of
// them are visited.
func (l leaving) whole(s *store.Store) error {
	return s.Walk([]store.Kind{store.KindCommitment}, func(record store.Record) error {
		fields, err := FieldsOf(record)
		if err != nil {
			return err
		}
		_, err = l.take(record, fields)
		return err
	})
}

// take takes references to what is left out from a record's fields, and says
// whether the record stays.
func (l leaving) take(record store.Record, fields Fields) (stays bool, err error) {
	if l.hidden == nil {
		return true, nil
	}
	if record.Head().Hidden {
		return false, nil
	}
	for _, ref := range references(record.Kind()) {
		value, ok := fields[ref.name]
		if !ok {
			continue
		}
		rest, err := l.without(value)
		if err != nil {
			return false, fmt.Errorf("%s of %s %s: %w", ref.name, record.Kind(), record.Head().ID, err)
		}
		switch {
		case len(rest) > 0:
			fields[ref.name] = rest
		case ref.needed:
			l.gone[record.Head().ID] = true
			return false, nil
		default:
			delete(fields, ref.name)
		}
	}
	return true, nil
}

// without is a reference, or a list of them, without those to what is left out;
// nothing where none is left.
func (l leaving) without(value json.RawMessage) (json.RawMessage, error) {
	left := func(id store.ID) bool { return l.hidden(id) || l.gone[id] }
	if value[0] != '[' {
		var id store.ID
		if err := json.Unmarshal(value, &id); err != nil || left(id) {
			return nil, err
		}
		return value, nil
	}
	var ids []store.ID
	if err := json.Unmarshal(value, &ids); err != nil || !slices.ContainsFunc(ids, left) {
		return value, err
	}
	if ids = slices.DeleteFunc(ids, left); len(ids) == 0 {
		return nil, nil
	}
	return encode(ids)
}
