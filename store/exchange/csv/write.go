package csv

import (
	"encoding/csv"
	"fmt"
	"io"
	"reflect"
	"slices"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/jsonl"
)

// Write writes the records of a kind that is exchanged, as of one moment, and
// says how many there are. Memory does not grow with what is in them.
func Write(to io.Writer, s *store.Store, kind store.Kind, options jsonl.Options) (records int, err error) {
	w := &writer{store: s, kind: kind, hidden: options.Hidden, slugs: map[store.ID]string{}}
	for _, c := range jsonl.Columns(kind) {
		if c.Type == reflect.TypeFor[store.Text]() {
			w.texts = append(w.texts, c.Name)
		}
	}
	if _, err := io.WriteString(to, bom); err != nil {
		return 0, err
	}
	w.out = csv.NewWriter(to)
	w.out.UseCRLF = true
	// Twice, at one moment: the languages that there are say which columns there are.
	err = jsonl.Each(s, []store.Kind{kind, kind}, options, w.visit)
	if err == nil && w.columns == nil {
		err = w.begin()
	}
	w.out.Flush()
	if err = firstError(err, w.out.Error()); err != nil {
		return w.records, fmt.Errorf("write every %s as CSV: %w", kind, err)
	}
	return w.records, nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// writer writes a table.
type writer struct {
	out       *csv.Writer
	store     *store.Store
	kind      store.Kind
	hidden    bool
	texts     []string // the fields that have languages
	languages []string // that there are
	first     store.ID // by which the second time is known
	columns   []column // nil: the first time
	records   int
	slugs     map[store.ID]string
}

// column is a column of the table.
type column struct {
	name  string
	field string
	lang  string // of a text
}

func (w *writer) visit(record store.Record, fields jsonl.Fields) error {
	if w.first.IsZero() {
		w.first = record.Head().ID
	} else if w.columns == nil && record.Head().ID == w.first {
		if err := w.begin(); err != nil {
			return err
		}
	}
	if w.columns != nil {
		return w.row(record, fields)
	}
	for _, field := range w.texts {
		text, err := textOf(fields[field])
		if err != nil {
			return err
		}
		for lang := range text {
			if !slices.Contains(w.languages, lang) {
				w.languages = append(w.languages, lang)
			}
		}
	}
	return nil
}

// begin writes the names of the columns.
func (w *writer) begin() error {
	slices.Sort(w.languages)
	w.columns = []column{{name: "id"}, {name: "slug"}}
	for _, c := range jsonl.Columns(w.kind) {
		if !slices.Contains(w.texts, c.Name) {
			w.columns = append(w.columns, column{name: c.Name, field: c.Name})
			continue
		}
		for _, lang := range w.languages {
			w.columns = append(w.columns, column{c.Name + "_" + lang, c.Name, lang})
		}
	}
	w.columns = append(w.columns, column{name: "created_by"}, column{name: "created_at"}, column{name: "changed_at"})
	if w.hidden {
		w.columns = append(w.columns, column{name: "hidden"})
	}
	names := make([]string, len(w.columns))
	for i, c := range w.columns {
		names[i] = c.name
	}
	return w.out.Write(names)
}

func (w *writer) row(record store.Record, fields jsonl.Fields) error {
	w.records++
	cells := make([]string, len(w.columns))
	for i, c := range w.columns {
		cell, err := w.cell(record, fields, c)
		if err != nil {
			return fmt.Errorf("%s of %s: %w", c.name, record.Head().ID, err)
		}
		cells[i] = neutral(cell)
	}
	return w.out.Write(cells)
}
