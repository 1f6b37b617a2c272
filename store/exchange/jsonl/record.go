package jsonl

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

// head is what every record has, in the order of the line.
type head struct {
	Type      string    `json:"type"`
	ID        store.ID  `json:"id"`
	Slug      string    `json:"slug,omitempty"`
	Revision  uint64    `json:"revision,omitempty"`
	CreatedBy store.ID  `json:"created_by,omitzero"`
	CreatedAt time.Time `json:"created_at,omitzero"`
	ChangedBy store.ID  `json:"changed_by,omitzero"`
	ChangedAt time.Time `json:"changed_at,omitzero"`
	Hidden    bool      `json:"hidden,omitempty"`
}

func headOf(record store.Record) head {
	m := record.Head()
	return head{
		record.Kind().String(), m.ID, m.Slug, m.Revision, m.CreatedBy, m.CreatedAt, m.ChangedBy, m.ChangedAt, m.Hidden,
	}
}

// Fields are what a record says beside its head, as JSON by name: without what
// is empty, and of a person without what is not exchanged.
type Fields map[string]json.RawMessage

// FieldsOf are the fields of a record.
func FieldsOf(record store.Record) (Fields, error) {
	data, err := encode(record)
	if err != nil {
		return nil, err
	}
	var out Fields
	if err := json.Unmarshal(data, &out); err != nil {
		return nil, fmt.Errorf("take %s %s apart: %w", record.Kind(), record.Head().ID, err)
	}
	for _, name := range []string{
		"id", "slug", "revision", "made", "created_by", "created_at", "changed_by", "changed_at", "hidden",
	} {
		delete(out, name)
	}
	if record.Kind() == store.KindPerson {
		delete(out, "keys")
		delete(out, "steward")
	}
	for name, value := range out {
		switch string(value) {
		case "null", "[]", "{}", `""`:
			delete(out, name)
		}
	}
	return out, nil
}

// encode is JSON on one line, in which < and > are themselves.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// line joins a head and fields to the line of a record.
func line(h head, fields Fields) ([]byte, error) {
	out, err := encode(h)
	if err != nil || len(fields) == 0 {
		return append(out, '\n'), err
	}
	body, err := encode(fields)
	if err != nil {
		return nil, err
	}
	out = append(out[:len(out)-1], ',')
	out = append(out, body[1:]...)
	return append(out, '\n'), nil
}
