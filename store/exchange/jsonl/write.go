package jsonl

import (
	"bufio"
	"fmt"
	"io"

	"github.com/ogptoolbox/concorde/store"
)

// Options say what is written.
type Options struct {
	Hidden bool // what organisers hid as well; the door asks who may have it
	// Wrote is told how many records are written, now and then; nil: nobody asks.
	Wrote func(records int)
}

// Write writes the whole record of a store, as of one moment, and says how many
// records that were. Memory does not grow with what is in them.
func Write(to io.Writer, s *store.Store, options Options) (records int, err error) {
	out := bufio.NewWriterSize(to, 64<<10)
	data, err := encode(first{Format, Version, s.LogID(), s.Sequence()})
	if err != nil {
		return 0, err
	}
	if _, err := out.Write(append(data, '\n')); err != nil {
		return 0, err
	}
	err = Each(s, Kinds(), options, func(record store.Record, fields Fields) error {
		h := headOf(record)
		if !options.Hidden && s.IsHidden(h.CreatedBy) {
			h.CreatedBy = store.ID{}
		}
		if !options.Hidden && s.IsHidden(h.ChangedBy) {
			h.ChangedBy = store.ID{}
		}
		data, err := line(h, fields)
		if err == nil {
			_, err = out.Write(data)
		}
		records++
		return err
	})
	if err != nil {
		return records, fmt.Errorf("write the record as JSON Lines: %w", err)
	}
	return records, out.Flush()
}

// Each visits every record that is exchanged of the kinds, with its fields: those
// that refer to what is left out are left out as well, or do not refer to it.
func Each(s *store.Store, kinds []store.Kind, options Options, visit func(store.Record, Fields) error) error {
	left := leaving{}
	if !options.Hidden {
		left.hidden, left.gone = s.IsHidden, map[store.ID]bool{}
		if err := left.whole(s); err != nil {
			return err
		}
	}
	seen := 0
	return s.Walk(kinds, func(record store.Record) error {
		fields, err := FieldsOf(record)
		if err != nil {
			return err
		}
		if stays, err := left.take(record, fields); err != nil || !stays {
			return err
		}
		if seen++; options.Wrote != nil && seen%1000 == 0 {
			options.Wrote(seen)
		}
		return visit(record, fields)
	})
}
