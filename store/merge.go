package store

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/fxamacker/cbor/v2"
)

// Merge is a three-way merge of a record, field by field: theirs, with what
// mine changed since base. The fields that both changed, to different values,
// are named by their JSON names, and keep theirs. In a text that has several
// languages, each language is a field of its own, under the text's name.
func (s *Store) Merge(base, mine, theirs Record) (merged Record, conflicts []string, err error) {
	return s.codec.merge(base, mine, theirs)
}

// fields are a record's, or a text's, as they are encoded.
type fields map[string]cbor.RawMessage

func (c codec) merge(base, mine, theirs Record) (Record, []string, error) {
	var versions [3]fields
	for i, record := range []Record{base, mine, theirs} {
		content, err := c.content(record)
		if err == nil {
			err = c.decode(content, &versions[i])
		}
		if err != nil {
			return nil, nil, fmt.Errorf("merge: %w", err)
		}
	}
	merged, conflicts, err := c.mergeFields(versions[0], versions[1], versions[2])
	if err != nil {
		return nil, nil, fmt.Errorf("merge: %w", err)
	}
	body, err := c.encode(merged)
	if err != nil {
		return nil, nil, err
	}
	record, err := c.decodeRecord(theirs.Kind(), body)
	if err != nil {
		return nil, nil, fmt.Errorf("merge: %w", err)
	}
	hidden := record.Head().Hidden // a decision like any other, unlike the rest of the head
	*record.meta() = theirs.Head()
	record.meta().Hidden = hidden
	return record, conflicts, nil
}

func (c codec) mergeFields(base, mine, theirs fields) (merged fields, conflicts []string, err error) {
	merged = make(fields, len(theirs))
	for field, value := range theirs {
		merged[field] = value
	}
	for _, field := range fieldsOf(base, mine) {
		was, wanted, is := base[field], mine[field], theirs[field]
		if bytes.Equal(was, wanted) || bytes.Equal(wanted, is) {
			continue
		}
		if !bytes.Equal(was, is) {
			var both bool
			if wanted, both, err = c.mergeTexts(was, wanted, is); err != nil {
				return nil, nil, err
			}
			if both {
				conflicts = append(conflicts, field)
			}
		}
		if wanted == nil {
			delete(merged, field)
		} else {
			merged[field] = wanted
		}
	}
	return merged, conflicts, nil
}

// mergeTexts merges a field that both changed, if all three are maps, such as
// texts by language. Otherwise it is a conflict, and theirs stays.
func (c codec) mergeTexts(base, mine, theirs cbor.RawMessage) (merged cbor.RawMessage, conflict bool, err error) {
	var texts [3]fields
	for i, value := range []cbor.RawMessage{base, mine, theirs} {
		if len(value) > 0 && c.dec.Unmarshal(value, &texts[i]) != nil {
			return theirs, true, nil
		}
	}
	out, conflicts, err := c.mergeFields(texts[0], texts[1], texts[2])
	if err != nil || len(out) == 0 {
		return nil, len(conflicts) > 0, err
	}
	merged, err = c.enc.Marshal(out)
	if err != nil {
		return nil, false, fmt.Errorf("encode a text: %w", err)
	}
	return merged, len(conflicts) > 0, nil
}

func fieldsOf(maps ...fields) []string {
	var out []string
	for _, m := range maps {
		for field := range m {
			out = append(out, field)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
