package csv

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/intake"
)

// Tools reads a table as tools: a source for [intake.Run].
type Tools struct {
	reader   *Reader
	fields   []string
	lang     string // of texts of which it is not said
	uses     []store.Use
	resolve  func(developer string) (store.ID, error)
	existing func(row map[string]string) (*store.Tool, error)
}

// Next is the next row that is not blank.
func (t *Tools) Next() (intake.Raw, error) {
	for {
		row, err := t.reader.Next()
		if err != nil {
			return intake.Raw{}, err
		}
		if row.err != nil || !row.blank() {
			return intake.Raw{Line: row.Line, End: row.End, Read: func() (store.Record, error) { return t.record(row) }}, nil
		}
	}
}

// record is the tool of a row: one that is here as it would be with what the
// row says, under its identifier; or a new one, whose identifier is empty. An
// empty cell says nothing.
func (t *Tools) record(row Row) (store.Record, error) {
	if row.err != nil {
		return nil, row.err
	}
	given := map[string]string{}
	for i, field := range t.fields {
		if cell := strings.TrimSpace(plain(row.cells[i])); field != "" && cell != "" {
			given[field] = cell
		}
	}
	there, err := t.existing(given)
	if err != nil {
		return nil, err
	}
	tool := &store.Tool{Uses: []string{"other"}}
	if there != nil {
		copied := *there
		tool = &copied
	}
	if err := t.apply(tool, given, row.Line); err != nil {
		return nil, err
	}
	return tool, nil
}

// apply gives a tool what a row says.
func (t *Tools) apply(tool *store.Tool, given map[string]string, line int) error {
	for field, cell := range given {
		if base, lang, texts := cutLanguage(field); texts {
			t.text(tool, base, lang, cell)
			continue
		}
		switch field {
		case "name":
			tool.Name = cell
		case "website":
			tool.Website = cell
		case "repository":
			tool.Repository = cell
		case "licence":
			tool.Licence = cell
		case "maturity":
			tool.Maturity = strings.ToLower(cell)
		case "extra":
			if err := t.extra(tool, cell, line); err != nil {
				return err
			}
		default:
			if err := t.list(tool, field, split(cell)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *Tools) text(tool *store.Tool, field, lang, words string) {
	if lang == "" {
		lang = t.lang
	}
	if field == "summary" {
		tool.Summary = tool.Summary.With(lang, words)
	} else {
		tool.Description = tool.Description.With(lang, words)
	}
}

func (t *Tools) list(tool *store.Tool, field string, values []string) error {
	switch field {
	case "written_in":
		tool.WrittenIn = values
	case "languages":
		tool.Languages = values
	case "platforms":
		tool.Platforms = lower(values)
	case "tags":
		tool.Tags = values
	case "countries":
		tool.Countries = values
	case "uses":
		tool.Uses = make([]string, len(values))
		for i, value := range values {
			tool.Uses[i] = known(t.uses, value)
		}
	case "developers":
		tool.Developers = nil
		for _, value := range values {
			id, err := t.resolve(value)
			if err != nil {
				return err
			}
			if !id.IsZero() && !slices.Contains(tool.Developers, id) {
				tool.Developers = append(tool.Developers, id)
			}
		}
	}
	return nil
}

func lower(values []string) []string {
	out := make([]string, len(values))
	for i, value := range values {
		out[i] = strings.ToLower(value)
	}
	return out
}

func (t *Tools) extra(tool *store.Tool, cell string, line int) error {
	var extra map[string]any
	if err := json.Unmarshal([]byte(cell), &extra); err != nil {
		return &RowError{Line: line, Code: JSON, Name: "extra"}
	}
	tool.Extra = extra
	return nil
}
