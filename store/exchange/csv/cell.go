package csv

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/jsonl"
)

// cell is what a record says in a column.
func (w *writer) cell(record store.Record, fields jsonl.Fields, c column) (string, error) {
	head := record.Head()
	switch {
	case c.lang != "":
		text, err := textOf(fields[c.field])
		return text[c.lang], err
	case c.field == "extra":
		return string(fields[c.field]), nil // as it is: JSON
	case c.field != "":
		return w.value(fields[c.field])
	}
	switch c.name {
	case "id":
		return head.ID.String(), nil
	case "slug":
		return head.Slug, nil
	case "created_by":
		return w.named(head.CreatedBy), nil
	case "created_at":
		return head.CreatedAt.Format(time.RFC3339), nil
	case "changed_at":
		return head.ChangedAt.Format(time.RFC3339), nil
	}
	return strconv.FormatBool(head.Hidden), nil
}

func textOf(value json.RawMessage) (out store.Text, err error) {
	if len(value) > 0 {
		err = json.Unmarshal(value, &out)
	}
	return out, err
}

// value is a field's value in one cell.
func (w *writer) value(value json.RawMessage) (string, error) {
	if len(value) == 0 {
		return "", nil
	}
	var list []json.RawMessage
	switch value[0] {
	case '"':
		var s string
		err := json.Unmarshal(value, &s)
		return w.shown(s), err
	case '{':
		return w.joined(value)
	case '[':
		if err := json.Unmarshal(value, &list); err != nil {
			return "", err
		}
	default:
		return string(value), nil
	}
	values := make([]string, len(list))
	for i, one := range list {
		var err error
		if values[i], err = w.value(one); err != nil {
			return "", err
		}
	}
	return join(values), nil
}

// joined is an object in one cell, such as a need: what it says, by name.
func (w *writer) joined(value json.RawMessage) (string, error) {
	var object map[string]json.RawMessage
	if err := json.Unmarshal(value, &object); err != nil {
		return "", err
	}
	var out []string
	for _, name := range slices.Sorted(maps.Keys(object)) {
		one, err := w.value(object[name])
		if err != nil {
			return "", err
		}
		out = append(out, one)
	}
	return strings.Join(out, ": "), nil
}

// shown is a text, or the slug of what it refers to.
func (w *writer) shown(s string) string {
	if id, ok := store.ParseID(s); ok {
		return w.named(id)
	}
	return s
}

// named is the slug of a record, and its identifier where it has none.
func (w *writer) named(id store.ID) string {
	const most = 10_000 // that are remembered
	if id.IsZero() || !w.hidden && w.store.IsHidden(id) {
		return ""
	}
	slug, known := w.slugs[id]
	if known {
		return slug
	}
	slug = id.String()
	if record, err := w.store.Find(slug); err == nil && record.Head().Slug != "" {
		slug = record.Head().Slug
	}
	if len(w.slugs) >= most {
		clear(w.slugs)
	}
	w.slugs[id] = slug
	return slug
}
