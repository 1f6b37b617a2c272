package store

import (
	"math"
	"slices"
	"time"
)

// Limits on what is kept of a publiccode.yml without being understood. The
// longest file known has 56 KB, and names 1,400 who use the software.
const (
	maxExtraDepth  = 16
	maxExtraValues = 5_000
	maxExtraBytes  = 64 << 10
)

// cleanExtra cleans what came in by publiccode.yml and is not shown: it goes
// out again to others' terminals, and must not carry more than it seems to.
func cleanExtra(field string, extra *map[string]any) error {
	if len(*extra) == 0 {
		*extra = nil
		return nil
	}
	c := extraCleaner{field: field}
	out, err := c.mapping(*extra, maxExtraDepth)
	if err != nil {
		return err
	}
	*extra = out
	return nil
}

// extraCleaner counts what it has been through.
type extraCleaner struct {
	field         string
	values, bytes int
}

func (c *extraCleaner) value(v any, depth int) (any, error) {
	if c.values++; c.values > maxExtraValues || depth == 0 {
		return nil, &FieldError{Field: c.field, Problem: ProblemTooMany, Limit: maxExtraValues, Got: c.values}
	}
	switch v := v.(type) {
	case nil, bool, int, int64, uint64:
		return v, nil
	case float64:
		if !math.IsNaN(v) && !math.IsInf(v, 0) { // JSON has no word for these
			return v, nil
		}
	case string:
		return c.words(v, true)
	case time.Time:
		return v.Format(time.RFC3339), nil
	case []any:
		return c.list(v, depth)
	case map[string]any:
		return c.mapping(v, depth)
	}
	return nil, &FieldError{Field: c.field, Problem: ProblemChoice}
}

func (c *extraCleaner) list(values []any, depth int) (any, error) {
	out := make([]any, 0, min(len(values), maxExtraValues))
	for _, v := range values {
		cleaned, err := c.value(v, depth-1)
		if err != nil {
			return nil, err
		}
		out = append(out, cleaned)
	}
	return out, nil
}

func (c *extraCleaner) mapping(values map[string]any, depth int) (map[string]any, error) {
	if len(values) > maxExtraValues {
		return nil, &FieldError{Field: c.field, Problem: ProblemTooMany, Limit: maxExtraValues, Got: len(values)}
	}
	out := make(map[string]any, len(values))
	keys := make([]string, 0, len(values))
	for key := range values {
		keys = append(keys, key)
	}
	slices.Sort(keys) // of two keys that are the same when cleaned, always the same one stays
	for _, key := range keys {
		name, err := c.words(key, false)
		if err != nil {
			return nil, err
		}
		if out[name], err = c.value(values[key], depth-1); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (c *extraCleaner) words(s string, multiline bool) (string, error) {
	out, err := cleanString(c.field, s, maxExtraBytes, multiline)
	if c.bytes += len(out); err == nil && c.bytes > maxExtraBytes {
		err = &FieldError{Field: c.field, Problem: ProblemTooLong, Limit: maxExtraBytes, Got: c.bytes}
	}
	return out, err
}
