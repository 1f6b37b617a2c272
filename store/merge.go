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

// preference tells of a field that both changed whether mine is kept.
type preference func(field string) bool

func theirsFirst(string) bool { return false }

func (c codec) merge(base, mine, theirs Record) (Record, []string, error) {
	versions, err := c.fieldsOf(base, mine, theirs)
	if err != nil {
		return nil, nil, err
	}
	merged, conflicts, err := c.mergeFields(versions[0], versions[1], versions[2], theirsFirst)
	if err != nil {
		return nil, nil, fmt.Errorf("merge: %w", err)
	}
	record, err := c.recordOf(merged, theirs)
	return record, conflicts, err
}

func (c codec) fieldsOf(records ...Record) ([]fields, error) {
	out := make([]fields, len(records))
	for i, record := range records {
		content, err := c.content(record)
		if err == nil {
			err = c.decode(content, &out[i])
		}
		if err != nil {
			return nil, fmt.Errorf("merge: %w", err)
		}
	}
	return out, nil
}

// recordOf is the record that has these fields, and the head of another.
func (c codec) recordOf(merged fields, head Record) (Record, error) {
	body, err := c.encode(merged)
	if err != nil {
		return nil, err
	}
	record, err := c.decodeRecord(head.Kind(), body)
	if err != nil {
		return nil, fmt.Errorf("merge: %w", err)
	}
	hidden := record.Head().Hidden // a decision like any other, unlike the rest of the head
	*record.meta() = head.Head()
	record.meta().Hidden = hidden
	return record, nil
}

func (c codec) mergeFields(base, mine, theirs fields, prefer preference) (merged fields, conflicts []string, err error) {
	merged = make(fields, len(theirs))
	for field, value := range theirs {
		merged[field] = value
	}
	for _, field := range fieldNames(base, mine) {
		was, wanted, is := base[field], mine[field], theirs[field]
		if bytes.Equal(was, wanted) || bytes.Equal(wanted, is) {
			continue
		}
		if !bytes.Equal(was, is) {
			var both bool
			if wanted, both, err = c.mergeTexts(was, wanted, is, prefer(field)); err != nil {
				return nil, nil, err
			}
			if both {
				conflicts = append(conflicts, field)
			}
		}
		merged.set(field, wanted)
	}
	return merged, conflicts, nil
}

// set gives a field its value; none takes it away.
func (f fields) set(field string, value cbor.RawMessage) {
	if len(value) == 0 {
		delete(f, field)
	} else {
		f[field] = value
	}
}

// mergeTexts merges a field that both changed, if all three are maps, such as
// texts by language. Otherwise it is a conflict, in which one is preferred.
func (c codec) mergeTexts(base, mine, theirs cbor.RawMessage, preferMine bool) (merged cbor.RawMessage, conflict bool, err error) {
	var texts [3]fields
	for i, value := range []cbor.RawMessage{base, mine, theirs} {
		if len(value) > 0 && c.dec.Unmarshal(value, &texts[i]) != nil {
			return preferred(preferMine, mine, theirs), true, nil
		}
	}
	out, conflicts, err := c.mergeFields(texts[0], texts[1], texts[2], func(string) bool { return preferMine })
	if err != nil || len(out) == 0 {
		return nil, len(conflicts) > 0, err
	}
	merged, err = c.enc.Marshal(out)
	if err != nil {
		return nil, false, fmt.Errorf("encode a text: %w", err)
	}
	return merged, len(conflicts) > 0, nil
}

func preferred(preferMine bool, mine, theirs cbor.RawMessage) cbor.RawMessage {
	if preferMine {
		return mine
	}
	return theirs
}

// fieldNames are the names of the fields of any of them, in order.
func fieldNames(maps ...fields) []string {
	var out []string
	for _, m := range maps {
		for field := range m {
			out = append(out, field)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
