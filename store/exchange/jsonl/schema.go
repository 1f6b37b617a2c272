package jsonl

import (
	"encoding/json"
	"reflect"
	"strings"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

// Schema is the schema of a line of a file (JSON Schema, draft 2020-12): each
// kind of record with the names and the types of its fields.
func Schema() ([]byte, error) {
	lines := []any{map[string]any{"$ref": "#/$defs/first"}}
	defs := map[string]any{"first": object(reflect.TypeFor[first](), "format", "version")}
	for _, kind := range Kinds() {
		lines = append(lines, map[string]any{"$ref": "#/$defs/" + kind.String()})
		defs[kind.String()] = schemaOf(kind)
	}
	return json.MarshalIndent(map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"title":   Format, "version": Version, "oneOf": lines, "$defs": defs,
	}, "", "  ")
}

// schemaOf is the schema of the records of a kind.
func schemaOf(kind store.Kind) map[string]any {
	out := object(reflect.TypeFor[head](), "type", "id")
	properties := out["properties"].(map[string]any)
	properties["type"] = map[string]any{"const": kind.String()}
	for _, c := range Columns(kind) {
		properties[c.Name] = typeOf(c.Type)
	}
	return out
}

// Column is a field that the records of a kind may have.
type Column struct {
	Name string
	Type reflect.Type
}

// Columns are the fields that the records of a kind may have beside their
// head, in the order in which the record has them.
func Columns(kind store.Kind) []Column {
	var out []Column
	of := reflect.TypeOf(Blank(kind)).Elem()
	for i := range of.NumField() {
		field := of.Field(i)
		if field.Anonymous || kind == store.KindPerson && (field.Name == "Keys" || field.Name == "Steward") {
			continue
		}
		out = append(out, Column{nameOf(field), field.Type})
	}
	return out
}

func nameOf(field reflect.StructField) string {
	name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	return name
}

// object is the schema of what a struct is written as.
func object(of reflect.Type, required ...string) map[string]any {
	properties := map[string]any{}
	for i := range of.NumField() {
		properties[nameOf(of.Field(i))] = typeOf(of.Field(i).Type)
	}
	out := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

func typeOf(of reflect.Type) map[string]any {
	switch of {
	case reflect.TypeFor[store.ID]():
		return map[string]any{"type": "string", "pattern": "^[0-9A-Z]{26}$"}
	case reflect.TypeFor[time.Time]():
		return map[string]any{"type": "string", "format": "date-time"}
	case reflect.TypeFor[store.Text](): // by language, BCP 47
		return map[string]any{"type": "object", "additionalProperties": map[string]any{"type": "string"}}
	}
	switch of.Kind() {
	case reflect.Slice:
		return map[string]any{"type": "array", "items": typeOf(of.Elem())}
	case reflect.Map:
		return map[string]any{"type": "object"}
	case reflect.Struct:
		return object(of)
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int, reflect.Uint64:
		return map[string]any{"type": "integer"}
	}
	return map[string]any{"type": "string"}
}
