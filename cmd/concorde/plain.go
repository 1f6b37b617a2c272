package main

import (
	"encoding/json"
	"fmt"

	"github.com/ogptoolbox/concorde/store"
)

// nothing stands for a field without a value.
const nothing = "—"

// plain is a field of a record's JSON in words.
func plain(raw json.RawMessage, lang string) string {
	var value any
	if err := json.Unmarshal(raw, &value); err != nil {
		return nothing
	}
	return plainValue(value, lang)
}

func plainValue(value any, lang string) string {
	switch v := value.(type) {
	case nil:
		return nothing
	case string:
		if v == "" {
			return nothing
		}
		return v
	case []any:
		return plainList(v, lang)
	case map[string]any:
		return plainObject(v, lang)
	}
	return fmt.Sprint(value)
}

func plainList(values []any, lang string) string {
	if len(values) == 0 {
		return nothing
	}
	out := make([]string, len(values))
	for i, value := range values {
		out[i] = plainValue(value, lang)
	}
	return joined(out)
}

// plainObject is a reference to a record, a need, or a text by language.
func plainObject(object map[string]any, lang string) string {
	if slug, ok := object["slug"].(string); ok {
		return slug
	}
	if kind, ok := object["kind"].(string); ok {
		if words, _ := object["words"].(string); words != "" {
			return kind + ": " + words
		}
		return kind
	}
	texts := make(store.Text, len(object))
	for tag, value := range object {
		texts[tag], _ = value.(string)
	}
	words, _ := texts.In(lang)
	if words == "" {
		return nothing
	}
	return words
}
