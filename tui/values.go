package tui

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// fieldValue is a field of a record in words, by its JSON name.
func (s *Shell) fieldValue(record store.Record, field string) string {
	data, err := json.Marshal(record)
	if err != nil {
		return ""
	}
	var fields map[string]any
	if err := json.Unmarshal(data, &fields); err != nil {
		return ""
	}
	return screen.Clean(s.inWords(fields[field]))
}

// inWords writes a value for people: texts by language, records by name.
func (s *Shell) inWords(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return s.nameOf(v)
	case []any:
		parts := make([]string, len(v))
		for i, one := range v {
			parts[i] = s.inWords(one)
		}
		return strings.Join(parts, ", ")
	case map[string]any:
		if words, ok := v[s.Lang()].(string); ok {
			return words
		}
		var parts []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, s.inWords(v[key]))
		}
		return strings.Join(parts, ", ")
	}
	return fmt.Sprint(value)
}

// nameOf is the name behind an identifier, or the words themselves.
func (s *Shell) nameOf(words string) string {
	if _, ok := store.ParseID(words); !ok {
		return words
	}
	record, err := s.Store.Find(words)
	if err != nil {
		return words
	}
	return record.Title(s.Lang())
}
